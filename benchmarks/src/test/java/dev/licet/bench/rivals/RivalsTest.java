package dev.licet.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.bench.Material;
import dev.licet.bench.MaterialMaker;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalsTest {
  private static final Map<String, Material> TOKENS = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource({"RS256, 8", "ES256, 8", "EdDSA, 5"})
  void judgeEveryTokenRightlyBeforeAnybodyMeasuresThem(String algorithm, int known) {
    assertThat(Rivals.of(tokens(algorithm))).hasSize(known);
  }

  @ParameterizedTest
  @CsvSource({"RS256", "ES256", "EdDSA"})
  void guardDoesToo(String algorithm) throws Refused {
    Material material = tokens(algorithm);
    Contender guard = Rivals.named("guard", material);

    assertThat(guard.verify(guard.presented(material.tokens().getLast()))).isNotNull();
  }

  @Test
  void oneThatLetsABadTokenInIsNotMeasured() {
    assertThatThrownBy(() -> Proof.shown("blind", token -> token, tokens("ES256")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("blind accepts a token with ");
  }

  @Test
  void norIsOneThatRefusesAGoodToken() {
    Contender deaf =
        token -> {
          throw new Refused("whatever it is");
        };

    assertThatThrownBy(() -> Proof.shown("deaf", deaf, tokens("ES256")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("deaf refuses a good token");
  }

  @Test
  void everyKindOfBadTokenIsAmongThoseTheyAreShown() {
    Map<String, String> bad = tokens("ES256").bad();

    assertThat(bad)
        .containsOnlyKeys("changed signature", "wrong audience", "wrong issuer", "expired");
  }

  private static Material tokens(String algorithm) {
    return TOKENS.computeIfAbsent(algorithm, a -> MaterialMaker.of(a, 2, Clock.systemUTC()));
  }
}
