package dev.licet.identity.api;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form with an API's settings, as it was filled in; a switch that was not sent is off. */
record ApiSettingsForm(
    String name,
    String tokenLifetime,
    String tokenLifetimeForWeb,
    Boolean enforcePolicies,
    Boolean addPermissions,
    String jwtProfile) {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  ApiSettingsForm(
      @Nullable String name,
      @BindParam("token_lifetime") @Nullable String tokenLifetime,
      @BindParam("token_lifetime_for_web") @Nullable String tokenLifetimeForWeb,
      @BindParam("enforce_policies") @Nullable Boolean enforcePolicies,
      @BindParam("add_permissions") @Nullable Boolean addPermissions,
      @BindParam("jwt_profile") @Nullable String jwtProfile) {
    this.name = requireNonNullElse(name, "").strip();
    this.tokenLifetime = requireNonNullElse(tokenLifetime, "").strip();
    this.tokenLifetimeForWeb = requireNonNullElse(tokenLifetimeForWeb, "").strip();
    this.enforcePolicies = Boolean.TRUE.equals(enforcePolicies);
    this.addPermissions = Boolean.TRUE.equals(addPermissions);
    this.jwtProfile = requireNonNullElse(jwtProfile, JwtProfile.AUTH0);
  }

  static ApiSettingsForm of(Api api) {
    return new ApiSettingsForm(
        api.name(),
        Integer.toString(api.tokenLifetime()),
        Integer.toString(api.tokenLifetimeForWeb()),
        api.enforcePolicies(),
        api.dialect().hasPermissions(),
        JwtProfile.of(api.dialect()));
  }

  /** The settings it asks for; what the form does not show stays as it is. */
  Outcome<ApiSettings> wanted(ApiSettings now) {
    var problems =
        Stream.of(
                seconds("token_lifetime", tokenLifetime),
                seconds("token_lifetime_for_web", tokenLifetimeForWeb))
            .flatMap(Optional::stream)
            .toList();
    return problems.isEmpty() ? Outcome.done(changed(now)) : Outcome.invalid(problems);
  }

  private ApiSettings changed(ApiSettings now) {
    return new ApiSettings(
        name,
        TokenDialect.of(JwtProfile.isRfc9068(jwtProfile), addPermissions),
        Integer.parseInt(tokenLifetime),
        Integer.parseInt(tokenLifetimeForWeb),
        enforcePolicies,
        now.allowOfflineAccess(),
        now.skipConsent(),
        now.access(),
        now.proof());
  }

  private static Optional<FieldProblem> seconds(String field, String text) {
    return SECONDS.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(new FieldProblem(field, "A lifetime is a whole number of seconds"));
  }
}
