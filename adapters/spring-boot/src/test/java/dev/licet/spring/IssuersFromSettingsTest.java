package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.testkit.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Several issuers, each in a section of its own. */
class IssuersFromSettingsTest {
  @TempDir Path folder;

  private final Map<String, Object> properties = new HashMap<>();
  private final Map<String, Object> variables = new HashMap<>();

  private StandardEnvironment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource("systemEnvironment", variables));
    environment.getPropertySources().addLast(new MapPropertySource("file", properties));
    return environment;
  }

  private static Guard guard(StandardEnvironment environment) {
    return new GuardFromSettings(new Settings(environment), decided -> {}, opened -> {}).build();
  }

  private void issuer(int number, String name, String value) {
    properties.put("licet.issuers[" + number + "]." + name, value);
  }

  private void twoIssuers() {
    issuer(0, "domain", "one.example");
    issuer(0, "audience", "https://api");
    issuer(1, "issuer", "https://two.example/realm");
    issuer(1, "audience", "api");
  }

  @Test
  void areReadFromYaml() throws IOException {
    StandardEnvironment environment = environment();
    new YamlPropertySourceLoader()
        .load("yaml", new ClassPathResource("several-issuers.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    try (Guard guard = guard(environment)) {
      assertThat(guard.health())
          .containsOnlyKeys("https://tenant.eu.auth0.com/", "https://partner.example/realms/shop");
      guard.requireMeetable(Rule.allRoles("a"));
    }
  }

  @Test
  void areEachJudgedOnTheirOwnTerms() {
    try (TestIssuer one = TestIssuer.start();
        TestIssuer other = TestIssuer.start()) {
      variables.put("LICET_ISSUERS_0_DOMAIN", one.domain());
      variables.put("LICET_ISSUERS_0_AUDIENCE", "a, b");
      variables.put("LICET_ISSUERS_0_CA_FILE", one.caFile().toString());
      variables.put("LICET_ISSUERS_1_ISSUER", other.issuer());
      variables.put("LICET_ISSUERS_1_AUDIENCE", "c");
      variables.put("LICET_ISSUERS_1_CA_FILE", other.caFile().toString());
      variables.put("LICET_ISSUERS_1_PERMISSION_CLAIMS", "scp");
      try (Guard guard = guard(environment())) {
        assertThat(passes(guard, one.tokens("b").withScope("x").text())).isTrue();
        assertThat(passes(guard, one.tokens("c").withScope("x").text())).isFalse();
        assertThat(passes(guard, other.tokens("c").accessToken().claim("scp", "x").text()))
            .isTrue();
        assertThat(passes(guard, other.tokens("c").withScope("x").text())).isFalse();
      }
    }
  }

  private static boolean passes(Guard guard, String token) {
    HttpCall call = name -> name.equals("Authorization") ? List.of("Bearer " + token) : List.of();
    return guard.check(call, Rule.allOf("x")) instanceof Permit;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "licet.issuers[1].domain;two.example;set only one of the two",
        "licet.issuers[1].audience;;API_IDENTIFIER / licet.audience is missing",
        "licet.issuers[1].algorithms;HS256;'HS256'",
        "licet.issuers[1].expiry-leeway;soon;'soon'",
        "licet.issuers[1].audiences;api;has 'audiences': expected one of domain, issuer, audience",
        "licet.issuers[1].dpop.mode;off;has 'dpop.mode': expected one of",
        "licet.issuers[1].last-known-good-max-age;1h;max-age is '1h', but",
        "licet.issuers[1].expiry-leeway;2m;expiry-leeway is '2m': expected 0 to 60 seconds",
        "licet.issuers[1].introspection.signed-answers;true;client-secret is missing",
        "licet.issuers[1].introspection.client-id;api;client-secret is missing"
      })
  void areNamedWhereTheyMakeNoSense(String property, String value, String why) { // G30
    twoIssuers();
    properties.put(property, value == null ? "" : value);
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("licet.issuers[1]")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "licet.domain, tenant.example, AUTH0_DOMAIN / licet.domain is 'tenant.example'",
    "licet.audience, https://api, API_IDENTIFIER / licet.audience is 'https://api'",
    "licet.introspection.endpoint, https://a/, licet.introspection.client-id"
  })
  void areInsteadOfTheOnlyOne(String property, String value, String why) { // G30
    twoIssuers();
    properties.put(property, value);
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void areNumberedWithoutAGapAndNamedOnce() {
    twoIssuers();
    issuer(3, "domain", "three.example");
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("licet.issuers cannot be read: expected licet.issuers[0]");
    properties.remove("licet.issuers[3].domain");
    issuer(1, "issuer", "https://one.example/");
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("'https://one.example/' is given twice");
    properties.clear();
    variables.put("LICET_ISSUERS", "one.example");
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("licet.issuers cannot be read");
  }

  @Test
  void keepTheirKeysForAStartWithoutThem() {
    Path file = folder.resolve("keys");
    String token;
    try (TestIssuer issuer = TestIssuer.start()) {
      properties.put("licet.domain", issuer.domain());
      properties.put("licet.audience", "a");
      properties.put("licet.ca-file", issuer.caFile().toString());
      properties.put("licet.last-known-good-file", file.toString());
      properties.put("licet.remembered-tokens", "10");
      token = issuer.tokens("a").withScope("x").text();
      try (Guard guard = guard(environment())) {
        assertThat(passes(guard, token)).isTrue();
      }
    }
    assertThat(Files.exists(file)).isTrue();
    try (Guard guard = guard(environment())) {
      assertThat(passes(guard, token)).isTrue();
    }
    properties.put("licet.last-known-good-max-age", "2d");
    assertThatThrownBy(() -> guard(environment()))
        .hasMessage("licet.last-known-good-max-age is '2d': expected 1 minute to 1 day");
  }

  @ParameterizedTest
  @CsvSource({"-1", "many", "16777217", "999999999"})
  void asManyTokensAreRememberedAsTheSettingsSay(String wrong) {
    properties.put("licet.domain", "tenant.example");
    properties.put("licet.audience", "a");
    properties.put("licet.remembered-tokens", wrong);
    assertThatThrownBy(() -> guard(environment()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("licet.remembered-tokens is '" + wrong + "': expected 0 to 16777216");
    properties.put("licet.remembered-tokens", "0");
    try (Guard guard = guard(environment())) {
      assertThat(guard.check(name -> List.of(), Rule.authenticated())).isInstanceOf(Refusal.class);
    }
  }
}
