package dev.licet.identity.token;

import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.JwtVerifier;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.TokenPolicy;
import dev.licet.guard.token.UnverifiedJwt;
import dev.licet.guard.token.Verdict;
import dev.licet.guard.token.VerifiedToken;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the access tokens that are to be exchanged, with the verifier that their APIs have. Those
 * of HS256 are none: whoever runs such an API has its secret, and could write a token for anybody.
 */
@Component
class PresentedTokens {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      Stream.of(KeyAlgorithm.values())
          .map(algorithm -> SignatureAlgorithm.valueOf(algorithm.name()))
          .collect(Collectors.toUnmodifiableSet());

  private final Apis apis;
  private final Applications applications;
  private final SigningKeys keys;
  private final String issuer;
  private final Clock clock;

  PresentedTokens(
      Apis apis, Applications applications, SigningKeys keys, Issuer issuer, Clock clock) {
    this.apis = apis;
    this.applications = applications;
    this.keys = keys;
    this.issuer = issuer.url();
    this.clock = clock;
  }

  /** Reads the one in that parameter. */
  Attempt<PresentedToken> read(String parameter, String text) {
    return Attempt.of(api(text), unknown(parameter))
        .then(api ->
            switch (verifier(api).verify(text)) {
              case Verdict.Verified verified -> presented(parameter, api, verified.token());
              case Verdict.Rejected rejected ->
                  Attempt.failed(
                      rejected.finding().check() == Check.EXPIRY
                          ? OAuthError.unacceptableToken(parameter, "has expired")
                          : unknown(parameter));
            });
  }

  private static OAuthError unknown(String parameter) {
    return OAuthError.unacceptableToken(
        parameter, "is no access token for an API that this server has signed");
  }

  /** The only API that it names, be it true or not. */
  private Optional<Api> api(String token) {
    try {
      var said = JSON.readTree(UnverifiedJwt.parse(token).claimsJson()).path("aud");
      var names = said.isArray() ? said.valueStream() : Stream.of(said);
      return only(names.flatMap(name -> name.stringValueOpt().stream()).toList())
          .flatMap(apis::byIdentifier)
          .filter(api -> !api.system());
    } catch (IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }

  private Optional<String> only(List<String> audiences) {
    var named = audiences.stream().filter(name -> !name.equals(issuer + "userinfo")).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private JwtVerifiers verifier(Api api) {
    var policy = new TokenPolicy(issuer, Set.of(api.identifier()), ALGORITHMS, Duration.ZERO);
    var verifiers = new JwtVerifiers();
    verifiers.trust(new JwtVerifier(KeySource.heldInProcess(keys::keySet), policy, clock));
    return verifiers;
  }

  /** Ours all say to whom they were issued, and when: an ID token does not say the former. */
  private Attempt<PresentedToken> presented(String parameter, Api api, VerifiedToken token) {
    var client = token.clientId().map(this::known);
    var issuedAt = token.issuedAt();
    return client.isEmpty() || issuedAt.isEmpty()
        ? Attempt.failed(unknown(parameter))
        : Attempt.of(
            new PresentedToken(
                api,
                client.get(),
                token.subject(),
                token.isOfApplication(),
                scope(token),
                act(token),
                token.confirmation(),
                token.claims().time("auth_time"),
                issuedAt.get(),
                token.expiresAt()));
  }

  /** Under which id it is kept here, if it still is. */
  private String known(String wireId) {
    return applications.byWireId(wireId).map(Application::clientId).orElse(wireId);
  }

  private static List<String> scope(VerifiedToken token) {
    return token.claims().text("scope").stream()
        .flatMap(text -> Stream.of(text.split(" ")))
        .toList();
  }

  private static Map<String, Object> act(VerifiedToken token) {
    var act = new LinkedHashMap<String, Object>();
    if (token.claims().asMap().get("act") instanceof Map<?, ?> said) {
      said.forEach((name, value) -> act.put(String.valueOf(name), value));
    }
    return act;
  }
}
