package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Answer;
import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API at a fixed time that knows one key, and takes tokens wherever they can come from. */
final class FuzzApi {
  static final String ISSUER = "https://tenant.example/";
  static final String AUDIENCE = "https://hello-api";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  static final TestKey HOLDER = TestKeys.ec("holder", "ES256");

  private static final TestKey KEY = TestKeys.ec("key-1", "ES256");
  private static final KeySet KEYS = KeySet.parse(TestKeys.jwks(List.of(KEY)));

  static final TestTokens TOKENS = new TestTokens(ISSUER, AUDIENCE, () -> KEY, CLOCK);
  static final String TOKEN = TOKENS.accessToken().text();
  static final String BOUND_TOKEN = TOKENS.boundTo(HOLDER).text();

  private static final Guard GUARD =
      Guard.builder()
          .domain("tenant.example")
          .audience(AUDIENCE)
          .algorithms(List.of("ES256"))
          .keys(() -> KEYS)
          .clock(CLOCK)
          .dpop(Dpop.accepted())
          .acceptingTokenInForm()
          .acceptingTokenInQuery()
          .build();

  private FuzzApi() {}

  static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }

  static String base64url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A token that the provider did sign, with these claims. */
  static String signed(String claims) {
    return TestToken.sign("{\"alg\":\"ES256\",\"kid\":\"key-1\"}", claims, KEY);
  }

  /** Whether the call may go on; if not, its answer must be fit to be sent. */
  static boolean permits(Call call) {
    Decision decision = GUARD.check(call, Rule.authenticated());
    if (decision instanceof Refusal refusal) {
      assertThat(refusal.reason().status()).isIn(401, 403);
      Answer answer = refusal.answer(call);
      assertThat(answer.body()).matches("[\\x20-\\x7E]*").hasSizeLessThan(500);
      assertThat(answer.headers().values())
          .allMatch(value -> value.matches("[\\x20-\\x7E]*") && value.length() < 1_000);
      assertThat(refusal.finding().found()).hasSizeLessThan(300).matches("[\\x20-\\x7E]*");
    }
    return decision instanceof Permit;
  }

  static boolean permits(String token) {
    return permits(new Call(Map.of("Authorization", List.of("Bearer " + token)), "", ""));
  }

  /** A call as an adapter would see it. */
  record Call(Map<String, List<String>> fields, String query, String form) implements HttpCall {
    @Override
    public List<String> headers(String name) {
      return fields.getOrDefault(name, List.of());
    }

    @Override
    public Optional<String> method() {
      return Optional.of("POST");
    }

    @Override
    public Optional<URI> uri() {
      return Optional.of(URI.create("https://api.example/orders"));
    }

    @Override
    public List<String> queryValues(String name) {
      return query.isEmpty() ? List.of() : List.of(query);
    }

    @Override
    public List<String> formValues(String name) {
      return form.isEmpty() ? List.of() : List.of(form);
    }
  }
}
