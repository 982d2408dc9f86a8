package dev.licet.identity.token;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.ProofOfPossession;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.RefreshPolicy;
import dev.licet.identity.issuing.Audiences;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.refresh.RefreshToken;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an exchange of a refresh token is for: what it was issued for, a part of that, or what the
 * application's policies add, which may be another API.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749, 6</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8707#section-2.2">RFC 8707, 2.2</a>
 */
@Component
class RefreshTargets {
  private final Apis apis;
  private final Audiences audiences;

  RefreshTargets(Apis apis, Audiences audiences) {
    this.apis = apis;
    this.audiences = audiences;
  }

  /** What is asked for, if that may be had. */
  Attempt<Authorization> of(Application client, RefreshToken token, OAuthRequest request) {
    var granted = token.authorization();
    var audience = request.audience().or(granted::audience);
    var policy = audience.flatMap(asked -> policy(client, token, asked));
    if (audience.equals(granted.audience())) {
      return narrowed(granted, policy, request);
    }
    if (policy.isPresent()) {
      return Attempt.of(elsewhere(granted, policy.get(), request.scope()));
    }
    return granted.audience().isEmpty() && audience.filter(audiences::isOwn).isPresent()
        ? narrowed(granted, Optional.empty(), request)
        : Attempt.failed(OAuthError.refreshOfOtherAudience());
  }

  /**
   * The part of what was granted, or of that and the policy, that is asked for. SDKs ask for all
   * that they asked for at first, also for what the user's roles did not give: see {@link
   * #elsewhere}. Of what was granted something must be left: an empty scope would mean all.
   */
  private static Attempt<Authorization> narrowed(
      Authorization granted, Optional<RefreshPolicy> policy, OAuthRequest request) {
    var had =
        Stream.concat(
                granted.scope().stream(), policy.stream().flatMap(more -> more.scope().stream()))
            .collect(Collectors.toSet());
    var wanted = request.scope();
    var left = wanted.stream().filter(had::contains).toList();
    if (wanted.isEmpty()) {
      return Attempt.of(granted);
    }
    return left.isEmpty()
        ? Attempt.failed(OAuthError.scopeBeyondGrant(wanted))
        : Attempt.of(granted.withScope(left));
  }

  /**
   * At another API: what its policy has, and of the names that belong to no API what was granted.
   * What is beyond that is left out in silence, as Auth0 does it: SDKs ask for one scope at all
   * their APIs, and look at what they got.
   */
  private static Authorization elsewhere(
      Authorization granted, RefreshPolicy policy, List<String> wanted) {
    var names =
        Stream.concat(
            granted.scope().stream().filter(OpenIdScopes::isOne), policy.scope().stream());
    return granted.at(
        policy.audience(),
        names.filter(name -> wanted.isEmpty() || wanted.contains(name)).distinct().toList());
  }

  /** That of the operator's own application, at an API at which it asks users for no consent. */
  private Optional<RefreshPolicy> policy(Application client, RefreshToken token, String audience) {
    return client
        .refreshTokens()
        .policyFor(audience)
        .filter(_ -> client.firstParty())
        .filter(
            _ -> apis.byIdentifier(audience).filter(api -> isOpen(api, client, token)).isPresent());
  }

  /** Where no consent is asked, to whoever holds what that API's tokens are bound to. */
  private static boolean isOpen(Api api, Application client, RefreshToken token) {
    return api.skipConsent()
        && (client.authMethod().isConfidential()
            || api.proof().map(proof -> isBound(token, proof)).orElse(true));
  }

  /**
   * Whoever has no credential has a bound refresh token where the API's tokens are bound (RFC 8705,
   * 4; RFC 9449, 5): one that was issued unbound is good for no such API.
   */
  private static boolean isBound(RefreshToken token, ProofOfPossession proof) {
    return switch (proof.mechanism()) {
      case MTLS -> token.certificateThumbprint().isPresent();
      case DPOP -> !proof.required() || token.keyThumbprint().isPresent();
    };
  }
}
