package dev.licet.identity.application;

import static dev.licet.identity.application.ApplicationType.NATIVE;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;
import static dev.licet.identity.application.ApplicationType.REGULAR_WEB;
import static dev.licet.identity.application.ApplicationType.SALESFORCE;
import static dev.licet.identity.application.ApplicationType.SPA;
import static dev.licet.identity.application.ApplicationType.UNSAID;
import static dev.licet.identity.application.TokenEndpointAuthMethod.CLIENT_SECRET_POST;
import static dev.licet.identity.application.TokenEndpointAuthMethod.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("once")
class ApplicationRulesTest {
  private static final String CLIENT_ID =
      "A client id is 1 to 64 letters, digits, hyphens, dots, underscores or tildes";
  private static final String CLIENT_SECRET =
      "A client secret is 1 to 256 visible ASCII characters";

  record Case(NewApplication application, String field, String message) {}

  static final List<Case> REFUSALS =
      List.of(
          new Case(described("", ""), "name", "Give it a name"),
          new Case(described(" ", ""), "name", "Give it a name"),
          new Case(
              described("x".repeat(256), ""),
              "name",
              "This may have at most 255 characters, not 256"),
          new Case(described("<script>", ""), "name", "A name cannot contain < or >"), // I4
          new Case(described("a>b", ""), "name", "A name cannot contain < or >"),
          new Case(
              described("a\rb", ""), "name", "This must be one line without control characters"),
          new Case(
              described("Hello", "x".repeat(141)),
              "description",
              "This may have at most 140 characters, not 141"),
          new Case(
              described("Hello", "a\nb"),
              "description",
              "This must be one line without control characters"),
          new Case(
              with(CLIENT_SECRET_POST, "authorization_code", "magic"),
              "grant_types",
              "There is no grant type 'magic'"),
          new Case(
              with(NONE, "client_credentials"),
              "grant_types",
              "A public application has no credentials: it cannot use client_credentials"),
          new Case(fixed("", "secret"), "client_id", CLIENT_ID),
          new Case(fixed("hello admin", "secret"), "client_id", CLIENT_ID),
          new Case(fixed("hello/admin", "secret"), "client_id", CLIENT_ID),
          new Case(fixed("hello@clients", "secret"), "client_id", CLIENT_ID),
          new Case(fixed("h\u00e4llo", "secret"), "client_id", CLIENT_ID),
          new Case(fixed("x".repeat(65), "secret"), "client_id", CLIENT_ID),
          new Case(fixed("hello", ""), "client_secret", CLIENT_SECRET),
          new Case(fixed("hello", "a b"), "client_secret", CLIENT_SECRET),
          new Case(fixed("hello", "\u00e4"), "client_secret", CLIENT_SECRET),
          new Case(fixed("hello", "x".repeat(257)), "client_secret", CLIENT_SECRET),
          new Case(
              new NewApplication(
                  ApplicationSettings.defaults("Hello", SPA),
                  Optional.empty(),
                  Optional.of(new ClientSecret("secret"))),
              "client_secret",
              "A public application has no secret"));

  @ParameterizedTest
  @FieldSource("REFUSALS")
  void refusesWithAMessageAtTheField(Case refusal) {
    assertThat(ApplicationRules.check(refusal.application()))
        .containsExactly(new FieldProblem(refusal.field(), refusal.message()));
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryTypeWithItsDefaults(ApplicationType type) {
    assertThat(ApplicationRules.check(NewApplication.named("Hello", type))).isEmpty();
  }

  @Test
  void takesWhatJustFits() {
    assertThat(ApplicationRules.check(described("x".repeat(255), "x".repeat(140)))).isEmpty();
    assertThat(ApplicationRules.check(fixed("aZ0-._~", "x".repeat(256)))).isEmpty();
    assertThat(ApplicationRules.check(fixed("x".repeat(64), "!~"))).isEmpty();
  }

  @Test
  void startsEachTypeAsAuth0Does() {
    assertThat(NON_INTERACTIVE.defaultGrantTypes()).containsExactly("client_credentials");
    assertThat(REGULAR_WEB.defaultGrantTypes())
        .containsExactly("authorization_code", "implicit", "refresh_token", "client_credentials");
    assertThat(SPA.defaultGrantTypes())
        .containsExactly("authorization_code", "implicit", "refresh_token");
    assertThat(NATIVE.defaultGrantTypes())
        .containsExactly(
            "authorization_code",
            "implicit",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code");
    assertThat(List.of(NATIVE, SPA)).allMatch(type -> type.defaultAuthMethod() == NONE);
    assertThat(List.of(REGULAR_WEB, NON_INTERACTIVE))
        .allMatch(type -> type.defaultAuthMethod() == CLIENT_SECRET_POST);
    assertThat(List.of(UNSAID, SALESFORCE))
        .allMatch(type -> type.defaultGrantTypes().equals(REGULAR_WEB.defaultGrantTypes()))
        .allMatch(type -> type.defaultAuthMethod() == CLIENT_SECRET_POST);
  }

  @Test
  void speaksAuth0sNames() {
    assertThat(ApplicationType.ofWireName("non_interactive")).contains(NON_INTERACTIVE);
    assertThat(ApplicationType.ofWireName("NON_INTERACTIVE")).isEmpty();
    assertThat(REGULAR_WEB.wireName()).isEqualTo("regular_web");
    assertThat(TokenEndpointAuthMethod.ofWireName("client_secret_post"))
        .contains(CLIENT_SECRET_POST);
    assertThat(TokenEndpointAuthMethod.ofWireName("private_key_jwt"))
        .contains(TokenEndpointAuthMethod.PRIVATE_KEY_JWT);
    assertThat(TokenEndpointAuthMethod.ofWireName("tls_client_auth"))
        .contains(TokenEndpointAuthMethod.TLS_CLIENT_AUTH);
    assertThat(TokenEndpointAuthMethod.ofWireName("client_secret_jwt")).isEmpty();
  }

  private static NewApplication described(String name, String description) {
    var type = NON_INTERACTIVE;
    return NewApplication.of(
        new ApplicationSettings(
            name,
            description,
            type,
            type.defaultGrantTypes(),
            type.defaultAuthMethod(),
            true,
            ApplicationDetails.NONE));
  }

  private static NewApplication with(TokenEndpointAuthMethod method, String... grantTypes) {
    return NewApplication.of(
        new ApplicationSettings(
            "Hello", "", REGULAR_WEB, List.of(grantTypes), method, true, ApplicationDetails.NONE));
  }

  private static NewApplication fixed(String clientId, String secret) {
    return new NewApplication(
        ApplicationSettings.defaults("Hello", NON_INTERACTIVE),
        Optional.of(clientId),
        Optional.of(new ClientSecret(secret)));
  }
}
