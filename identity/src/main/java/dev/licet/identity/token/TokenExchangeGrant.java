package dev.licet.identity.token;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.ClientScopes;
import dev.licet.identity.issuing.Delegation;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.token.SubjectTokens.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An application that was brought a user's access token gets one to call another API in that user's
 * name, or the same API with less. The new token says who acts with it, ends no later than the one
 * that was brought, and neither a refresh token nor an ID token comes along.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8693">RFC 8693</a>
 */
@Component
class TokenExchangeGrant implements Grant {
  static final String TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";

  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private final SubjectTokens subjects;
  private final Actors actors;
  private final Apis apis;
  private final ClientScopes clientScopes;
  private final UserTokens tokens;
  private final TokenEvents events;

  TokenExchangeGrant(
      SubjectTokens subjects,
      Actors actors,
      Apis apis,
      ClientScopes clientScopes,
      UserTokens tokens,
      TokenEvents events) {
    this.subjects = subjects;
    this.actors = actors;
    this.apis = apis;
    this.clientScopes = clientScopes;
    this.tokens = tokens;
    this.events = events;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    if (!client.firstParty()) {
      return Attempt.failed(OAuthError.exchangeNotForThirdParties());
    }
    if (!client.mayActForUsers()) {
      return Attempt.failed(OAuthError.grantTypeNotAllowed(TYPE));
    }
    return problem(request)
        .<Attempt<TokenAnswer>>map(Attempt::failed)
        .orElseGet(() ->
            subjects
                .judge(client, request)
                .then(subject ->
                    actors
                        .of(subject.token(), client, request)
                        .then(delegation -> issue(client, request, subject, delegation))));
  }

  private static Optional<OAuthError> problem(OAuthRequest request) {
    if (request.find("subject_token_type").isEmpty()) {
      return Optional.of(OAuthError.missingParameter("subject_token_type"));
    }
    var wrong =
        Stream.of("subject_token_type", "actor_token_type", "requested_token_type")
            .filter(
                name -> request.find(name).filter(Predicate.not(ACCESS_TOKEN::equals)).isPresent())
            .findFirst();
    if (wrong.isPresent()) {
      return Optional.of(OAuthError.invalidRequest(wrong.get() + " must be " + ACCESS_TOKEN));
    }
    if (request.find("actor_token").isPresent() != request.find("actor_token_type").isPresent()) {
      return Optional.of(
          OAuthError.invalidRequest(
              "actor_token and actor_token_type come together or not at all"));
    }
    return request.find("organization").map(_ -> OAuthError.ofNoOrganization("organization"));
  }

  private Attempt<TokenAnswer> issue(
      Application client, OAuthRequest request, Subject subject, Delegation delegation) {
    var terms = TokenTerms.USUAL.boundTo(request.sender()).restingOn(delegation);
    return target(request, subject)
        .then(api ->
            scope(client, api, request, subject)
                .then(scope ->
                    Attempt.of(
                        new Authorization(
                            client.clientId(),
                            subject.token().subject(),
                            Optional.of(api.identifier()),
                            scope,
                            Optional.empty(),
                            subject.token().issuedAt()))))
        .then(authorization ->
            ofTarget(tokens.accessToken(authorization, terms))
                .then(token -> answer(client, authorization, delegation, token)));
  }

  /** The API that is asked for; where none is, the one that the token is for. */
  private Attempt<Api> target(OAuthRequest request, Subject subject) {
    var resource = request.find("resource");
    var asked = request.audience();
    if (resource.isPresent() && !resource.equals(asked)) {
      return Attempt.failed(OAuthError.invalidTarget("audience and resource name different APIs"));
    }
    return asked
        .map(name ->
            Attempt.of(
                apis.byIdentifier(name).filter(Predicate.not(Api::system)),
                OAuthError.invalidTarget("Service not found: " + name)))
        .orElseGet(() -> Attempt.of(subject.token().api()));
  }

  /**
   * At the same API nothing beyond what the token holds. At another one, where its user was asked
   * nothing, what the operator has granted the application and the application asks for by name.
   */
  private Attempt<List<String>> scope(
      Application client, Api api, OAuthRequest request, Subject subject) {
    var wanted = permissions(request.scope());
    if (!api.identifier().equals(subject.token().api().identifier())) {
      return ofTarget(clientScopes.granted(client, api, wanted));
    }
    var held = permissions(subject.held());
    return Attempt.of(
        request.scope().isEmpty() ? held : held.stream().filter(wanted::contains).toList());
  }

  /** What OpenID names is the user's to tell, and is told to whom they let in. */
  private static List<String> permissions(List<String> scope) {
    return scope.stream().filter(Predicate.not(OpenIdScopes::isOne)).toList();
  }

  private static <T> Attempt<T> ofTarget(Attempt<T> attempt) {
    return attempt instanceof Attempt.Failure<T>(var error) && error.status() == 403
        ? Attempt.failed(OAuthError.invalidTarget(error.description()))
        : attempt;
  }

  private Attempt<TokenAnswer> answer(
      Application client, Authorization authorization, Delegation delegation, IssuedToken token) {
    events.exchanged(
        client,
        authorization.withScope(token.scope()),
        String.valueOf(delegation.act().get("sub")));
    return Attempt.of(TokenAnswer.of(token).of(ACCESS_TOKEN));
  }
}
