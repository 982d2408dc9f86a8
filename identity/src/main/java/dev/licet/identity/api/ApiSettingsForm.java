package dev.licet.identity.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form with an API's settings, as it was filled in; a switch that was not sent is off. */
record ApiSettingsForm(
    String name,
    String tokenLifetime,
    String tokenLifetimeForWeb,
    Boolean enforcePolicies,
    Boolean addPermissions,
    String jwtProfile,
    ApiAccessForm access) {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  ApiSettingsForm(
      @Nullable String name,
      @BindParam("token_lifetime") @Nullable String tokenLifetime,
      @BindParam("token_lifetime_for_web") @Nullable String tokenLifetimeForWeb,
      @BindParam("enforce_policies") @Nullable Boolean enforcePolicies,
      @BindParam("add_permissions") @Nullable Boolean addPermissions,
      @BindParam("jwt_profile") @Nullable String jwtProfile,
      @Nullable ApiAccessForm access) {
    this.name = requireNonNullElse(name, "").strip();
    this.tokenLifetime = requireNonNullElse(tokenLifetime, "").strip();
    this.tokenLifetimeForWeb = requireNonNullElse(tokenLifetimeForWeb, "").strip();
    this.enforcePolicies = Boolean.TRUE.equals(enforcePolicies);
    this.addPermissions = Boolean.TRUE.equals(addPermissions);
    this.jwtProfile = requireNonNullElse(jwtProfile, JwtProfile.AUTH0);
    this.access = requireNonNullElseGet(access, ApiAccessForm::notAsked);
  }

  static ApiSettingsForm of(Api api) {
    return new ApiSettingsForm(
        api.name(),
        Integer.toString(api.tokenLifetime()),
        Integer.toString(api.tokenLifetimeForWeb()),
        api.enforcePolicies(),
        api.dialect().hasPermissions(),
        JwtProfile.of(api.dialect()),
        ApiAccessForm.of(api.settings()));
  }

  /** The settings it asks for; what the form does not show stays as it is. */
  Outcome<ApiSettings> wanted(ApiSettings now) {
    var problems = new ArrayList<>(access.problems());
    seconds("token_lifetime", tokenLifetime).ifPresent(problems::add);
    seconds("token_lifetime_for_web", tokenLifetimeForWeb).ifPresent(problems::add);
    return problems.isEmpty() ? Outcome.done(access.over(changed(now))) : Outcome.invalid(problems);
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
