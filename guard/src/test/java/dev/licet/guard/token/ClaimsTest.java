package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private final Claims claims =
      claims(
          "{\"text\":\"t\",\"texts\":[\"a\",\"b\"],\"mixed\":[\"a\",1],\"number\":1.50,\"flag\":true,"
              + "\"nothing\":null,\"time\":1700000000.25,\"before\":-1,\"nested\":{\"a\":[1,null]},"
              + "\"huge\":1e999}");

  private static Claims claims(String json) {
    try {
      return new Claims(JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8)));
    } catch (Malformed e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void eachGetterAnswersForItsOwnType() {
    assertThat(claims.text("text")).contains("t");
    assertThat(claims.texts("texts")).contains(List.of("a", "b"));
    assertThat(claims.texts("text")).contains(List.of("t"));
    assertThat(claims.number("number")).contains(new BigDecimal("1.50"));
    assertThat(claims.flag("flag")).contains(true);
    assertThat(claims.time("time")).contains(Instant.ofEpochMilli(1_700_000_000_250L));
    assertThat(claims.has("nothing")).isTrue();
    assertThat(claims.has("absent")).isFalse();
    assertThat(claims.names()).contains("text", "nested");
  }

  @Test
  void aClaimOfAnotherTypeIsNotConverted() { // G13
    assertThat(claims.text("number")).isEmpty();
    assertThat(claims.texts("mixed")).isEmpty();
    assertThat(claims.texts("number")).isEmpty();
    assertThat(claims.number("text")).isEmpty();
    assertThat(claims.number("huge")).isEmpty();
    assertThat(claims.flag("text")).isEmpty();
    assertThat(claims.time("text")).isEmpty();
    assertThat(claims.time("before")).isEmpty();
    assertThat(claims.time("absent")).isEmpty();
  }

  @Test
  void theMapHoldsPlainValues() {
    assertThat(claims.asMap())
        .containsEntry("text", "t")
        .containsEntry("texts", List.of("a", "b"))
        .containsEntry("number", new BigDecimal("1.50"))
        .containsEntry("flag", true)
        .containsEntry("nested", Map.of("a", List.of(BigDecimal.ONE)))
        .containsEntry("huge", "1e999")
        .doesNotContainKey("nothing");
  }

  @Test
  void itsTextHasNoValues() { // G29
    assertThat(claims("{\"email\":\"a@b\"}")).hasToString("Claims[email]");
  }
}
