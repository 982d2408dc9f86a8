package dev.licet.identity.api;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;

/** The form with an API's settings; a switch that was not sent is off. */
record ApiSettingsForm(FormFields fields) {
  private static final String NAME = "name";
  private static final String LIFETIME = "token_lifetime";
  private static final String LIFETIME_FOR_WEB = "token_lifetime_for_web";
  private static final String POLICIES = "enforce_policies";
  private static final String PERMISSIONS = "add_permissions";
  private static final String PROFILE = "jwt_profile";

  static ApiSettingsForm of(ApiSettings settings) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(NAME, List.of(settings.name()));
    fields.put(LIFETIME, List.of(Integer.toString(settings.tokenLifetime())));
    fields.put(LIFETIME_FOR_WEB, List.of(Integer.toString(settings.tokenLifetimeForWeb())));
    fields.put(POLICIES, List.of(Boolean.toString(settings.enforcePolicies())));
    fields.put(PERMISSIONS, List.of(Boolean.toString(settings.dialect().hasPermissions())));
    fields.put(PROFILE, List.of(JwtProfile.of(settings.dialect())));
    fields.putAll(ApiAccessForm.fieldsOf(settings));
    return new ApiSettingsForm(FormFields.of(fields));
  }

  List<FieldProblem> problems() {
    var checks = new FieldChecks();
    new ApiAccessForm(fields).check(checks);
    for (var lifetime : List.of(LIFETIME, LIFETIME_FOR_WEB)) {
      checks.require(
          fields.number(lifetime).isPresent(), lifetime, "A lifetime is a whole number of seconds");
    }
    return checks.problems();
  }

  /** The settings with what the form says; what it does not show stays as it is. */
  ApiSettings over(ApiSettings now) {
    var merged = new ApiSettingsForm(fields.onto(of(now).fields));
    return new ApiAccessForm(merged.fields).over(merged.changed(now));
  }

  private ApiSettings changed(ApiSettings now) {
    return new ApiSettings(
        fields.text(NAME),
        TokenDialect.of(JwtProfile.isRfc9068(fields.text(PROFILE)), fields.ticked(PERMISSIONS)),
        fields.number(LIFETIME).orElseThrow(),
        fields.number(LIFETIME_FOR_WEB).orElseThrow(),
        fields.ticked(POLICIES),
        now.allowOfflineAccess(),
        now.skipConsent(),
        now.access(),
        now.proof());
  }
}
