package dev.licet.identity.application;

import dev.licet.identity.api.Apis;
import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form with how an application gets its tokens, and what they are like. */
record TokenForm(FormFields fields) {
  /** What this server offers. */
  static final List<String> GRANT_TYPES =
      List.of(
          "authorization_code",
          "refresh_token",
          "client_credentials",
          "urn:ietf:params:oauth:grant-type:device_code",
          "urn:ietf:params:oauth:grant-type:token-exchange",
          "implicit",
          "password",
          "http://auth0.com/oauth/grant-type/password-realm");

  static final List<String> ALGORITHMS = List.of("RS256", "PS256");

  private static final String GRANTS = "grant_types";
  private static final String ID_TOKENS = "jwt_configuration";
  private static final String ALGORITHM = "alg";
  private static final String LIFETIME = "lifetime_in_seconds";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static TokenForm of(Application application) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(GRANTS, application.grantTypes());
    fields.put(ALGORITHM, List.of(application.idTokens().algorithm()));
    fields.put(LIFETIME, List.of(Integer.toString(application.idTokens().lifetime())));
    fields.put(Application.BOUND_TOKENS, List.of(Boolean.toString(application.needsBoundTokens())));
    fields.putAll(RefreshForm.fieldsOf(application.refreshTokens()));
    return new TokenForm(FormFields.of(fields));
  }

  /**
   * The application's settings with what the form says. What it does not show stays, and what is so
   * already is not said: an application that follows what is usual goes on to.
   */
  Outcome<ApplicationSettings> over(Application now, Apis apis) {
    return new TokenForm(fields.onto(of(now).fields)).checked(now, apis);
  }

  private Outcome<ApplicationSettings> checked(Application now, Apis apis) {
    var checks = new FieldChecks();
    fields.checkNumber(checks, LIFETIME, RefreshForm.SECONDS, 1, RefreshTokenSettings.MONTH);
    checks.require(
        ALGORITHMS.contains(fields.text(ALGORITHM)), ALGORITHM, "Choose one of the algorithms");
    refresh().check(checks, apis);
    var problems = checks.problems();
    return problems.isEmpty()
        ? now.settings().granting(grantTypes(now.grantTypes())).saying(members(now))
        : Outcome.invalid(problems);
  }

  /** In the order that they have, then those that are new; what cannot be ticked stays. */
  private List<String> grantTypes(List<String> before) {
    var ticked = fields.all(GRANTS).stream().filter(GRANT_TYPES::contains).toList();
    var kept = before.stream().filter(type -> !GRANT_TYPES.contains(type) || ticked.contains(type));
    return Stream.concat(kept, ticked.stream()).distinct().toList();
  }

  private Map<String, JsonNode> members(Application now) {
    var members = new LinkedHashMap<String, JsonNode>();
    members.put(
        Application.BOUND_TOKENS, JSON.booleanNode(fields.ticked(Application.BOUND_TOKENS)));
    var idTokens =
        new IdTokenSettings(fields.text(ALGORITHM), fields.number(LIFETIME).orElseThrow());
    if (!idTokens.equals(now.idTokens())) {
      members.put(ID_TOKENS, json(idTokens, now.details().members().path(ID_TOKENS)));
    }
    var refreshTokens = refresh().wanted();
    if (!refreshTokens.equals(now.refreshTokens())) {
      members.put(RefreshTokenSettings.MEMBER, refreshTokens.json());
    }
    return members;
  }

  private RefreshForm refresh() {
    return new RefreshForm(fields);
  }

  private static JsonNode json(IdTokenSettings wanted, JsonNode before) {
    var members = before instanceof ObjectNode said ? said.deepCopy() : JSON.objectNode();
    return members.put(ALGORITHM, wanted.algorithm()).put(LIFETIME, wanted.lifetime());
  }
}
