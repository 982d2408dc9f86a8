package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.testkit.TestAnswer;
import dev.licet.testkit.TestIntrospection;
import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the settings say of tokens that are no JWT. */
class IntrospectionFromSettingsTest {
  private static final TestIssuer ISSUER = TestIssuer.start();

  private final TestIntrospection endpoint = ISSUER.introspection();
  private final TestTokens tokens = ISSUER.tokens("a");
  private final Map<String, Object> properties = new HashMap<>();

  IntrospectionFromSettingsTest() {
    properties.put("licet.domain", ISSUER.domain());
    properties.put("licet.audience", "a");
    properties.put("licet.ca-file", ISSUER.caFile().toString());
    properties.put("licet.introspection.client-id", TestIntrospection.CLIENT_ID);
    properties.put("licet.introspection.client-secret", TestIntrospection.CLIENT_SECRET);
    properties.put("licet.introspection.max-age", "0s");
    properties.put("licet.introspection.timeout", "30s");
  }

  @AfterEach
  void recover() {
    endpoint.recover();
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  private Guard guard() {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("file", properties));
    return new GuardFromSettings(new Settings(environment), decided -> {}, opened -> {}).build();
  }

  private static Decision check(Guard guard, String token) {
    HttpCall call = name -> name.equals("Authorization") ? List.of("Bearer " + token) : List.of();
    return guard.check(call, Rule.authenticated());
  }

  private static String found(Decision decision) {
    return ((Refusal) decision).finding().found();
  }

  @Test
  void answersMustBeSignedIfTheySaySo() {
    String token = endpoint.issue(tokens.ofUser());
    properties.put("licet.introspection.signed-answers", "true");
    try (Guard strict = guard()) {
      assertThat(check(strict, token)).isInstanceOf(Permit.class);
      endpoint.answerWith(TestAnswer.json(tokens.ofUser().claim("active", true).claimsJson()));
      assertThat(found(check(strict, token)))
          .isEqualTo("an answer that is not application/token-introspection+jwt");
    }
    properties.put("licet.introspection.signed-answers", "false");
    try (Guard plain = guard()) {
      assertThat(check(plain, token)).isInstanceOf(Permit.class);
    }
  }

  @Test
  void theSecretGoesIntoTheBodyIfTheySaySo() {
    String token = endpoint.issue(tokens.ofUser());
    try (Guard basic = guard()) {
      assertThat(check(basic, token)).isInstanceOf(Permit.class);
      assertThat(endpoint.secretWasInBody()).isFalse();
    }
    properties.put("licet.introspection.secret-in-body", "true");
    try (Guard post = guard()) {
      assertThat(check(post, token)).isInstanceOf(Permit.class);
      assertThat(endpoint.secretWasInBody()).isTrue();
    }
  }

  @Test
  void answersMayLackWhatTheySay() {
    String token = endpoint.issue(tokens.ofUser().without("aud").without("iss"));
    try (Guard strict = guard()) {
      assertThat(found(check(strict, token))).isEqualTo("no aud");
    }
    properties.put("licet.introspection.may-be-missing", "aud, iss");
    try (Guard tolerant = guard()) {
      assertThat(check(tolerant, token)).isInstanceOf(Permit.class);
      String ofNobody = endpoint.issue(tokens.ofUser().without("sub"));
      assertThat(found(check(tolerant, ofNobody))).isEqualTo("no sub");
    }
    properties.put("licet.introspection.may-be-missing", "sub");
    try (Guard tolerant = guard()) {
      String ofApplication = endpoint.issue(tokens.ofUser().without("sub").claim("client_id", "c"));
      assertThat(check(tolerant, ofApplication)).isInstanceOf(Permit.class);
    }
  }

  @Test
  void anOutageIsBorneForAsLongAsTheySay() {
    properties.put("licet.introspection.grace", "1h");
    properties.put("licet.introspection.entries", "1");
    String token = endpoint.issue(tokens.ofUser());
    try (Guard guard = guard()) {
      assertThat(check(guard, token)).isInstanceOf(Permit.class);
      endpoint.answerWith(TestAnswer.html(500));
      assertThat(check(guard, token)).isInstanceOf(Permit.class);
      endpoint.recover();
    }
    try (Guard guard = guard()) {
      assertThat(check(guard, token)).isInstanceOf(Permit.class);
      assertThat(check(guard, endpoint.issue(tokens.ofUser()))).isInstanceOf(Permit.class);
      endpoint.answerWith(TestAnswer.html(500));
      assertThat(found(check(guard, token))).as("there is room for one").isEqualTo("status 500");
    }
  }

  @Test
  void nobodyWaitsLongerThanTheySay() {
    properties.put("licet.introspection.timeout", "100ms");
    endpoint.answerWith(TestAnswer.json("{}").after(Duration.ofSeconds(60)));
    try (Guard guard = guard()) {
      assertThat(found(check(guard, "opaque"))).matches("no (answer|connection).*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "timeout;31s;licet.introspection.timeout is '31s': expected 1 ms to 30 seconds",
        "timeout;soon;LICET_INTROSPECTION_TIMEOUT / licet.introspection.timeout is 'soon'",
        "grace;2h;licet.introspection.grace is '2h': expected 0 to 1 hour",
        "max-age;61m;licet.introspection.max-age is '61m': expected 0 to 1 hour",
        "entries;0;licet.introspection.entries is '0': expected 1 to 1000000",
        "entries;many;licet.introspection.entries is 'many': expected 1 to 1000000",
        "signed-answers;yes;licet.introspection.signed-answers is 'yes': expected true or false",
        "secret-in-body;1;licet.introspection.secret-in-body is '1': expected true or false",
        "may-be-missing;exp;licet.introspection.may-be-missing is 'exp': expected some of iss",
      })
  void whatTheySayMustMakeSense(String name, String value, String why) { // G30
    properties.put("licet.introspection." + name, value);
    assertThatThrownBy(this::guard).isInstanceOf(StartRefused.class).hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"signed-answers", "secret-in-body", "timeout", "grace", "entries", "may-be-missing"})
  void nothingOfItIsSaidWithoutAClient(String name) { // G30
    properties.keySet().removeIf(property -> property.startsWith("licet.introspection."));
    properties.put("licet.introspection." + name, "1");
    assertThatThrownBy(this::guard).isInstanceOf(StartRefused.class);
    properties.remove("licet.introspection." + name);
    guard().close();
  }
}
