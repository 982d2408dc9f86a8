package dev.licet.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Issuer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRulesTest {
  private static final ApiSettings DEFAULTS = ApiSettings.defaults("Hello");
  private static final ApiRules RULES = new ApiRules(new Issuer("localhost:9443"));

  private static final String INVISIBLE =
      "An identifier cannot contain spaces or invisible characters";
  private static final String NO_SCOPE_TOKEN =
      "A permission's name has letters, digits and signs, but no space, \" or \\";

  record Case(NewApi api, String field, String message) {}

  static final List<Case> REFUSALS =
      List.of(
          new Case(named(""), "name", "Give it a name"),
          new Case(named(" \t"), "name", "Give it a name"),
          new Case(named("x".repeat(201)), "name", "This may have at most 200 characters, not 201"),
          new Case(named("a<b"), "name", "A name cannot contain < or >"),
          new Case(named("a\nb"), "name", "This must be one line without control characters"),
          new Case(identified(""), "identifier", "Give it an identifier, such as a URL"),
          new Case(identified("  "), "identifier", "Give it an identifier, such as a URL"),
          new Case(identified("https://a b"), "identifier", INVISIBLE),
          new Case(identified("https://a\tb"), "identifier", INVISIBLE),
          new Case(identified("https://a\0b"), "identifier", INVISIBLE),
          new Case(identified("https://a\u00a0b"), "identifier", INVISIBLE),
          new Case(identified("https://a\u200bb"), "identifier", INVISIBLE),
          new Case(identified("https://a\u202eb"), "identifier", INVISIBLE),
          new Case(identified("https://a\ud800b"), "identifier", INVISIBLE),
          new Case(
              identified("x".repeat(601)),
              "identifier",
              "An identifier may have at most 600 characters, not 601"),
          reserved("https://localhost:9443/userinfo"),
          reserved("https://localhost:9443/mfa/"),
          reserved("https://localhost:9443/api/v2/"),
          lifetime(0),
          lifetime(-1),
          lifetime(2_592_001),
          new Case(
              lasting(60, 61),
              "token_lifetime_for_web",
              "The lifetime for browser flows cannot be longer than the maximum lifetime, 60"
                  + " seconds"),
          new Case(
              lasting(60, 0),
              "token_lifetime_for_web",
              "A lifetime is 1 to 2592000 seconds (30 days), not 0"),
          new Case(
              with(permission("")), "scopes[0].value", "Give it a name, such as read:messages"),
          new Case(with(permission("read admin")), "scopes[0].value", NO_SCOPE_TOKEN),
          new Case(with(permission("read\"admin")), "scopes[0].value", NO_SCOPE_TOKEN),
          new Case(with(permission("read\\admin")), "scopes[0].value", NO_SCOPE_TOKEN),
          new Case(with(permission("read\nadmin")), "scopes[0].value", NO_SCOPE_TOKEN),
          new Case(with(permission("r\u00e9ad")), "scopes[0].value", NO_SCOPE_TOKEN),
          new Case(
              with(permission("x".repeat(281))),
              "scopes[0].value",
              "A permission's name may have at most 280 characters, not 281"),
          new Case(
              with(permission("a"), permission("b"), permission("a")),
              "scopes[2].value",
              "The permission a is there twice"),
          new Case(
              with(new Permission("a", "x".repeat(501))),
              "scopes[0].description",
              "This may have at most 500 characters, not 501"),
          new Case(
              with(new Permission("a", "x\ny")),
              "scopes[0].description",
              "This must be one line without control characters"),
          new Case(with(many(1_001)), "scopes", "An API may have at most 1000 permissions"));

  @ParameterizedTest
  @FieldSource("REFUSALS")
  void refusesWithAMessageAtTheField(Case refusal) {
    assertThat(RULES.check(refusal.api()))
        .containsExactly(new FieldProblem(refusal.field(), refusal.message()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address",
        "created_at",
        "email",
        "email_verified",
        "family_name",
        "given_name",
        "identities",
        "name",
        "nickname",
        "offline_access",
        "openid",
        "phone",
        "picture",
        "profile"
      })
  void refusesPermissionsNamedLikeTheScopesOfOpenIdConnect(String name) {
    assertThat(RULES.check(with(permission(name))))
        .containsExactly(
            new FieldProblem(
                "scopes[0].value",
                name + " has a meaning of its own in OpenID Connect: take another name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://hello-api", "https://hello-api/", "urn:hello", "hello", "http://ä/ü"})
  void takesAnyVisibleTextAsIdentifier(String identifier) {
    assertThat(RULES.check(identified(identifier))).isEmpty();
  }

  @Test
  void takesWhatJustFits() {
    assertThat(RULES.check(named("x".repeat(200)))).isEmpty();
    assertThat(RULES.check(identified("x".repeat(600)))).isEmpty();
    assertThat(RULES.check(lasting(2_592_000, 2_592_000))).isEmpty();
    assertThat(RULES.check(lasting(1, 1))).isEmpty();
    assertThat(RULES.check(with(many(1_000)))).isEmpty();
    assertThat(RULES.check(with(new Permission("!#[]~", "x".repeat(500))))).isEmpty();
    assertThat(RULES.check(with(permission("x".repeat(280))))).isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    var wrong =
        new NewApi(
            "",
            SigningAlgorithm.ES256,
            new ApiSettings(
                "", TokenDialect.ACCESS_TOKEN, 0, 0, false, false, false, AccessPolicy.USUAL),
            List.of(permission("")),
            false);
    assertThat(RULES.check(wrong))
        .extracting(FieldProblem::field)
        .containsExactly(
            "identifier", "name", "token_lifetime", "token_lifetime_for_web", "scopes[0].value");
  }

  private static Case reserved(String identifier) {
    return new Case(
        identified(identifier), "identifier", identifier + " is reserved for this server itself");
  }

  private static Case lifetime(int seconds) {
    return new Case(
        lasting(seconds, 1),
        "token_lifetime",
        "A lifetime is 1 to 2592000 seconds (30 days), not " + seconds);
  }

  private static NewApi named(String name) {
    return TestApis.named(name, "https://hello-api");
  }

  private static NewApi identified(String identifier) {
    return TestApis.named("Hello", identifier);
  }

  private static NewApi lasting(int seconds, int forWeb) {
    var settings =
        new ApiSettings(
            "Hello",
            TokenDialect.ACCESS_TOKEN,
            seconds,
            forWeb,
            false,
            false,
            false,
            AccessPolicy.USUAL);
    return new NewApi("https://hello-api", SigningAlgorithm.RS256, settings, List.of(), false);
  }

  private static NewApi with(Permission... permissions) {
    return new NewApi(
        "https://hello-api", SigningAlgorithm.RS256, DEFAULTS, List.of(permissions), false);
  }

  private static Permission permission(String name) {
    return new Permission(name, "");
  }

  private static Permission[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> permission("p" + i)).toArray(Permission[]::new);
  }
}
