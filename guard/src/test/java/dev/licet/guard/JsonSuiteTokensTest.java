package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.Vectors;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Well-signed tokens whose header or claims are JSON, nearly JSON, or none. */
class JsonSuiteTokensTest {
  private static final byte[] HEADER = bytes("{\"alg\":\"RS256\",\"kid\":\"key-1\"}");

  private final TestApi api = new TestApi();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a text passes as the claims of a token, as far as its form goes. */
  private boolean isFormOfClaims(byte[] json) {
    return api.failed(TestToken.sign(HEADER, json, TestApi.KEY)) != Check.FORM;
  }

  /** The same as its header; nearly all of these name no algorithm. */
  private boolean isFormOfHeader(byte[] json) {
    String token = TestToken.sign(json, bytes("{}"), TestApi.KEY);
    Refusal refusal = (Refusal) api.check(token);
    assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    return refusal.finding().check() != Check.FORM
        || refusal.finding().found().equals("a header without alg");
  }

  @Test
  void onlyAStrictObjectIsAHeaderOrClaims() { // G11
    for (String json :
        List.of("{}", " {\"a\" : [1, -0.5e+3, \"\\u00e9\", null] }\n", "{\"é\":{}}")) {
      assertThat(isFormOfClaims(bytes(json))).as(json).isTrue();
      assertThat(isFormOfHeader(bytes(json))).as(json).isTrue();
    }
    for (String json :
        List.of(
            "[]",
            "1",
            "\"a\"",
            "",
            "{",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":01}",
            "{\"a\":.5}",
            "{\"a\":+1}",
            "{\"a\":1,\"a\":1}",
            "{} x",
            "{\"a\":\"\t\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":tru}",
            "{\"a\" 1}",
            "\uFEFF{}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":Infinity}")) {
      assertThat(isFormOfClaims(bytes(json))).as(json).isFalse();
      assertThat(isFormOfHeader(bytes(json))).as(json).isFalse();
    }
    assertThat(isFormOfClaims(new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'})).isFalse();
  }

  /** nst/JSONTestSuite, as header and as claims. */
  @Test
  void theJsonTestSuiteFindsNoOtherReaderInATokens(TestReporter reporter)
      throws IOException { // G11
    Optional<Path> suite = Vectors.find("JSONTestSuite/test_parsing", reporter);
    if (suite.isEmpty()) {
      return;
    }
    Set<String> disagreements = new TreeSet<>();
    int compared = 0;
    try (Stream<Path> files = Files.list(suite.get())) {
      for (Path file : files.toList()) {
        byte[] json = Vectors.read(file);
        String name = file.getFileName().toString();
        boolean expected = name.startsWith("y_object") && !name.contains("duplicated_key");
        if (!name.startsWith("i_")) {
          compared++;
          if (isFormOfClaims(json) != expected && !isObject(name, json)) {
            disagreements.add(name + " as claims");
          }
          if (isFormOfHeader(json) != expected && !isObject(name, json)) {
            disagreements.add(name + " as a header");
          }
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(compared).as("188 that nobody may take, 95 that everybody must").isEqualTo(283);
  }

  /** A good text of another group that is an object too. */
  private static boolean isObject(String name, byte[] json) {
    return name.startsWith("y_")
        && !name.startsWith("y_object")
        && new String(json, StandardCharsets.UTF_8).strip().startsWith("{");
  }
}
