package dev.licet.identity.api;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.Outcome;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form that makes an API, as it was filled in; what was not sent is at its default. */
record NewApiForm(String name, String identifier, String signingAlgorithm, String jwtProfile) {
  NewApiForm(
      @Nullable String name,
      @Nullable String identifier,
      @BindParam("signing_alg") @Nullable String signingAlgorithm,
      @BindParam("jwt_profile") @Nullable String jwtProfile) {
    this.name = requireNonNullElse(name, "").strip();
    this.identifier = requireNonNullElse(identifier, "").strip();
    this.signingAlgorithm = requireNonNullElse(signingAlgorithm, SigningAlgorithm.RS256.name());
    this.jwtProfile = requireNonNullElse(jwtProfile, JwtProfile.AUTH0);
  }

  static NewApiForm empty() {
    return new NewApiForm(null, null, null, null);
  }

  /** What the form asks for. */
  Outcome<NewApi> wanted() {
    return Arrays.stream(SigningAlgorithm.values())
        .filter(algorithm -> algorithm.name().equals(signingAlgorithm))
        .findFirst()
        .map(this::wanted)
        .orElseGet(() -> Outcome.invalid("signing_alg", "Choose one of the algorithms"));
  }

  private Outcome<NewApi> wanted(SigningAlgorithm algorithm) {
    var defaults = ApiSettings.defaults(name);
    var settings =
        new ApiSettings(
            name,
            TokenDialect.of(JwtProfile.isRfc9068(jwtProfile), false),
            defaults.tokenLifetime(),
            defaults.tokenLifetimeForWeb(),
            defaults.enforcePolicies(),
            defaults.allowOfflineAccess(),
            defaults.skipConsent(),
            defaults.access());
    return Outcome.done(new NewApi(identifier, algorithm, settings, List.of(), true));
  }
}
