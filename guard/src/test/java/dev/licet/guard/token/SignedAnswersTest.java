package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9701 section 5: what a signed answer about a token must be. */
class SignedAnswersTest {
  private static final long NOW = 1_790_000_000;
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
  private static final TestKey KEY = TestKeys.ec("k1", "ES256");
  private static final String HEADER =
      "{\"typ\":\"token-introspection+jwt\",\"alg\":\"ES256\",\"kid\":\"k1\"}";
  private static final String SAID = "{\"active\":true,\"n\":1.50,\"a\":[\"\\u00e4\",null]}";
  private static final String CLAIMS =
      "{\"iss\":\"https://as.example/\",\"aud\":[\"x\",\"api\"],\"iat\":"
          + NOW
          + ",\"token_introspection\":"
          + SAID
          + "}";

  private static String ask(String answer, KeySource keys) throws IOException {
    TokenPolicy policy =
        new TokenPolicy(
            "https://as.example/",
            Set.of("https://api"),
            Set.of(SignatureAlgorithm.ES256),
            Duration.ZERO);
    IntrospectionSource issuer = token -> answer.getBytes(StandardCharsets.UTF_8);
    return new String(
        new SignedAnswers(issuer, "api", policy, keys, CLOCK).ask("t"), StandardCharsets.UTF_8);
  }

  private static KeySource keys() {
    KeySet set = KeySet.parse(TestKeys.jwks(List.of(KEY)));
    return KeySource.heldInProcess(() -> set);
  }

  private static String ask(String header, String claims, TestKey key) throws IOException {
    return ask(TestToken.sign(header, claims, key), keys());
  }

  @Test
  void saysWhatIsInIt() throws IOException {
    assertThat(ask(HEADER, CLAIMS, KEY)).isEqualTo(SAID);
    assertThat(ask(HEADER.replace("token-i", "Application/Token-I"), CLAIMS, KEY)).isEqualTo(SAID);
    assertThat(ask(HEADER.replace(",\"kid\":\"k1\"", ""), CLAIMS, KEY)).isEqualTo(SAID);
    assertThat(ask(TestToken.sign(HEADER, CLAIMS, KEY) + "\n", keys())).isEqualTo(SAID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"typ\":\"token-introspection+jwt\";\"typ\":\"JWT\";whose typ is not",
        "\"typ\":\"token-introspection+jwt\";\"typ\":\"at+jwt\";whose typ is not",
        "\"typ\":\"token-introspection+jwt\",;``;whose typ is not",
        "\"alg\":\"ES256\";\"alg\":\"ES384\";signed by ES384, which is not accepted",
        "\"alg\":\"ES256\";\"alg\":\"none\";signed by none, which is not accepted",
        "\"alg\":\"ES256\";\"alg\":\"HS256\";signed by HS256, which is not accepted",
        "\"kid\":\"k1\";\"kid\":\"k2\";not signed by a key of https://as.example/",
        "\"kid\":\"k1\";\"kid\":\"k1\",\"crit\":[\"x\"];a signed answer that is",
      })
  void withAnotherHeaderIsNone(String is, String becomes, String why) { // G1, G2, G7, G21
    assertThatThrownBy(() -> ask(HEADER.replace(is, becomes), CLAIMS, KEY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "https://as.example/;https://as.example;of another issuer",
        "\"iss\":\"https://as.example/\",;``;of another issuer",
        "\"api\";\"apis\";to somebody else",
        "\"aud\":[\"x\",\"api\"],;``;to somebody else",
        "[\"x\",\"api\"];[\"api\",1];to somebody else",
        "\"iat\":1790000000,;``;iat is not near now",
        "1790000000;\"1790000000\";iat is not near now",
        "1790000000;1790000061;iat is not near now",
        "1790000000;1789999939;iat is not near now",
        "token_introspection;token;without token_introspection",
      })
  void withOtherClaimsIsNone(String is, String becomes, String why) { // G18, G20
    assertThatThrownBy(() -> ask(HEADER, CLAIMS.replace(is, becomes), KEY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"1790000060", "1789999940"})
  void madeWithinAMinuteOfNowIsOne(String time) throws IOException {
    assertThat(ask(HEADER, CLAIMS.replace("1790000000", time), KEY)).isEqualTo(SAID);
  }

  @Test
  void signedByAnotherKeyOrByNoneOrNotAtAllIsNone() {
    TestKey other = TestKeys.ec("other", "ES256");
    assertThatThrownBy(() -> ask(HEADER, CLAIMS, other)).hasMessageContaining("not signed by");
    String signed = TestToken.sign(HEADER, CLAIMS, KEY);
    String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);
    assertThatThrownBy(() -> ask(unsigned, keys())).hasMessageContaining("without a signature");
    assertThatThrownBy(() -> ask(SAID, keys())).hasMessageContaining("three parts");
    assertThatThrownBy(() -> ask(signed, KeySource.heldInProcess(() -> KeySet.EMPTY)))
        .hasMessageContaining("not signed by a key");
  }

  @Test
  void whoseTokenIntrospectionIsNoObjectIsNone() {
    assertThatThrownBy(() -> ask(HEADER, CLAIMS.replace(SAID, "[" + SAID + "]"), KEY))
        .hasMessageContaining("without token_introspection");
  }
}
