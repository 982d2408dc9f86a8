package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.IdTokenHints;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthClients;
import dev.licet.identity.oauth.OAuthError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads requests to {@code /authorize}: first whether there is an application and an address of its
 * own to answer to, then the rest, whose errors go there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1">RFC 6749, 4.1.2.1</a>
 */
@Component
public class AuthorizationRequests {
  private final OAuthClients clients;
  private final DocumentedClients documented;
  private final RequestRules rules;
  private final SignedRequests signed;
  private final IdTokenHints hints;

  AuthorizationRequests(
      OAuthClients clients,
      DocumentedClients documented,
      RequestRules rules,
      SignedRequests signed,
      IdTokenHints hints) {
    this.clients = clients;
    this.documented = documented;
    this.rules = rules;
    this.signed = signed;
    this.hints = hints;
  }

  /** Reads one that came before. */
  public Reading read(Map<String, String> parameters) {
    return client(parameters)
        .map(client -> read(client, parameters))
        .orElseGet(AuthorizationRequests::unknownClient);
  }

  /** Reads one that an application sends, which may be signed, or have to be. */
  public Received receive(Map<String, String> sent) {
    return receive(sent, signed::open);
  }

  private Received receive(Map<String, String> sent, Opening opening) {
    var url =
        find(sent, "client_id")
            .filter(DocumentedClients::isMeant)
            .filter(_ -> documented.areTaken());
    if (url.isPresent()) {
      return switch (documented.upToDate(url.get())) {
        case Attempt.Success<Application>(var client) -> receive(client, sent, opening);
        case Attempt.Failure<Application>(var error) -> new Received(sent, undescribed(error));
      };
    }
    return client(sent)
        .map(client -> receive(client, sent, opening))
        .orElseGet(() -> new Received(sent, unknownClient()));
  }

  private static Reading undescribed(OAuthError error) {
    var status = HttpStatus.valueOf(error.status());
    return new Reading.Unanswerable(
        status, status.is4xxClientError() ? "document" : "document-away", error);
  }

  /** Reads one that a browser brought along itself, which not every application may do. */
  public Received receiveUnpushed(Map<String, String> sent) {
    var received = receive(sent, signed::openOrFetch);
    return received.reading() instanceof Reading.Accepted(var wanted)
            && wanted.client().details().is("require_pushed_authorization_requests")
        ? new Received(
            sent,
            new Reading.Refused(
                wanted.client(),
                wanted.replyTo(),
                OAuthError.invalidRequest("Pushed authorization requests are required")))
        : received;
  }

  /** Under which id the application is kept that a request is from, be it true or not. */
  public Optional<String> clientId(Map<String, String> sent) {
    return client(sent).map(Application::clientId);
  }

  private Received receive(Application client, Map<String, String> sent, Opening opening) {
    return switch (opening.open(client, sent)) {
      case Attempt.Success<Map<String, String>>(var parameters) ->
          new Received(parameters, read(client, parameters));
      case Attempt.Failure<Map<String, String>>(var error) ->
          new Received(sent, refused(client, sent, error));
    };
  }

  /** Takes a request out of what it is signed in. */
  private interface Opening {
    Attempt<Map<String, String>> open(Application client, Map<String, String> sent);
  }

  private Optional<Application> client(Map<String, String> parameters) {
    return find(parameters, "client_id")
        .flatMap(clients::find)
        .filter(Predicate.not(Application::system));
  }

  private static Reading unknownClient() {
    return new Reading.Unanswerable(
        HttpStatus.BAD_REQUEST, "client", OAuthError.invalidRequest("Unknown client"));
  }

  /** Told to the address beside the signed request, if that is one of the application's. */
  private static Reading refused(Application client, Map<String, String> sent, OAuthError error) {
    return redirectUri(client, sent)
        .<Reading>map(redirectUri ->
            new Reading.Refused(client, replyTo(redirectUri, sent, mode(redirectUri, sent)), error))
        .orElseGet(() -> new Reading.Unanswerable(HttpStatus.BAD_REQUEST, "authorize", error));
  }

  private Reading read(Application client, Map<String, String> parameters) {
    return redirectUri(client, parameters)
        .map(redirectUri -> read(client, redirectUri, parameters))
        .orElseGet(() ->
            new Reading.Unanswerable(
                HttpStatus.FORBIDDEN,
                "callback",
                OAuthError.invalidRequest("Callback URL mismatch")));
  }

  private static ReplyTo replyTo(
      String redirectUri, Map<String, String> parameters, Optional<ResponseMode> mode) {
    return new ReplyTo(redirectUri, mode.orElse(usual(parameters)), find(parameters, "state"));
  }

  private static ResponseMode usual(Map<String, String> parameters) {
    return type(parameters).map(ResponseMode::usual).orElse(ResponseMode.QUERY);
  }

  private static Optional<ResponseType> type(Map<String, String> parameters) {
    return find(parameters, "response_type").flatMap(ResponseType::parse);
  }

  private static Optional<ResponseMode> mode(String redirectUri, Map<String, String> parameters) {
    return find(parameters, "response_mode")
        .flatMap(ResponseMode::ofWireName)
        .filter(asked -> asked.fits(usual(parameters), redirectUri));
  }

  private Reading read(Application client, String redirectUri, Map<String, String> parameters) {
    var type = type(parameters);
    var mode = mode(redirectUri, parameters);
    var replyTo = replyTo(redirectUri, parameters, mode);
    return problem(client, type, mode, parameters)
        .<Reading>map(error -> new Reading.Refused(client, replyTo, error))
        .orElseGet(() -> read(client, replyTo, type.orElseThrow(), parameters));
  }

  /** An ID token that was made for another application says nothing to this one. */
  private Reading read(
      Application client, ReplyTo replyTo, ResponseType type, Map<String, String> parameters) {
    var sent = find(parameters, "id_token_hint");
    var hint = sent.flatMap(hints::read).filter(read -> read.clientId().equals(client.wireId()));
    return sent.isPresent() && hint.isEmpty()
        ? new Reading.Refused(client, replyTo, AuthorizeErrors.notOurIdToken())
        : new Reading.Accepted(new AuthorizationRequest(client, replyTo, type, parameters, hint));
  }

  private Optional<OAuthError> problem(
      Application client,
      Optional<ResponseType> type,
      Optional<ResponseMode> mode,
      Map<String, String> parameters) {
    var typeAsked = find(parameters, "response_type");
    if (typeAsked.isEmpty()) {
      return Optional.of(OAuthError.missingParameter("response_type"));
    }
    if (type.isEmpty()) {
      return Optional.of(AuthorizeErrors.unsupportedResponseType(typeAsked.get()));
    }
    var modeAsked = find(parameters, "response_mode");
    if (modeAsked.isPresent() && mode.isEmpty()) {
      return Optional.of(
          OAuthError.invalidRequest("Unsupported response mode: " + modeAsked.get()));
    }
    return rules.problem(client, type.get(), parameters);
  }

  /** The address that is named, or where none is, the only one there is. */
  private static Optional<String> redirectUri(Application client, Map<String, String> parameters) {
    var named =
        find(parameters, "redirect_uri").or(() -> only(client.details().texts("callbacks")));
    return named.filter(address -> RedirectUris.matches(client, address));
  }

  private static Optional<String> only(List<String> callbacks) {
    return callbacks.size() == 1 ? Optional.of(callbacks.getFirst()) : Optional.empty();
  }

  private static Optional<String> find(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
