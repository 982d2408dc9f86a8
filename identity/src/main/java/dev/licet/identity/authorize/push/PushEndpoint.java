package dev.licet.identity.authorize.push;

import dev.licet.identity.application.Application;
import dev.licet.identity.authorize.request.AuthorizationRequests;
import dev.licet.identity.authorize.request.DocumentedClients;
import dev.licet.identity.authorize.request.Reading;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.KeyProofs;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth/par}, where applications send a request ahead.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9126">RFC 9126</a>
 */
@RestController
@RequestMapping("/oauth/par")
class PushEndpoint {
  /** What proves who the application is belongs to this call, not to the request. */
  private static final List<String> CREDENTIALS =
      List.of("client_secret", "client_assertion", "client_assertion_type");

  private static final String DPOP_JKT = "dpop_jkt";

  private final OAuthRequestReader reader;
  private final ClientAuthentication clients;
  private final KeyProofs proofs;
  private final DocumentedClients documented;
  private final AuthorizationRequests requests;
  private final PushedRequests pushed;
  private final OAuthAnswers answers;
  private final ApplicationEventPublisher events;

  PushEndpoint(
      OAuthRequestReader reader,
      ClientAuthentication clients,
      KeyProofs proofs,
      DocumentedClients documented,
      AuthorizationRequests requests,
      PushedRequests pushed,
      OAuthAnswers answers,
      ApplicationEventPublisher events) {
    this.reader = reader;
    this.clients = clients;
    this.proofs = proofs;
    this.documented = documented;
    this.requests = requests;
    this.pushed = pushed;
    this.answers = answers;
    this.events = events;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> push(HttpServletRequest request) throws IOException {
    var attempt =
        reader
            .read(request)
            .then(sent -> documented.described(sent, clients))
            .then(sent -> clients.identify(sent).then(client -> proved(client, sent)));
    return switch (attempt) {
      case Attempt.Success<String>(var reference) ->
          answers.of(
              201,
              Map.of("request_uri", reference, "expires_in", PushedRequests.LIFETIME.toSeconds()));
      case Attempt.Failure<String>(var error) -> answers.of(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }

  private Attempt<String> proved(Application client, OAuthRequest sent) {
    return switch (proofs.check(sent, "oauth/par")) {
      case Attempt.Success<OAuthRequest>(var proved) -> push(client, proved);
      case Attempt.Failure<OAuthRequest>(var error) -> refused(client, error);
    };
  }

  private Attempt<String> push(Application client, OAuthRequest sent) {
    var parameters = new HashMap<>(sent.parameters());
    parameters.keySet().removeAll(CREDENTIALS);
    parameters.put("client_id", client.wireId());
    return switch (requests.receive(parameters).reading()) {
      case Reading.Accepted(var wanted) ->
          push(client, wanted.parameters(), sent.sender().keyThumbprint());
      case Reading.Refused(_, _, var error) -> refused(client, error);
      case Reading.Unanswerable(_, _, var error) -> refused(client, error);
    };
  }

  /**
   * A proof says of the key what {@code dpop_jkt} does (RFC 9449, 10.1), of a signed request too.
   */
  private Attempt<String> push(
      Application client, Map<String, String> wanted, Optional<String> key) {
    var parameters = new HashMap<>(wanted);
    key.ifPresent(thumbprint -> parameters.putIfAbsent(DPOP_JKT, thumbprint));
    boolean isOther = key.filter(held -> !held.equals(parameters.get(DPOP_JKT))).isPresent();
    return isOther
        ? refused(client, OAuthError.invalidProof("The DPoP proof is by another key than dpop_jkt"))
        : Attempt.of(pushed.push(client.clientId(), parameters));
  }

  private Attempt<String> refused(Application client, OAuthError error) {
    events.publishEvent(new PushRefused(client, error));
    return Attempt.failed(error);
  }
}
