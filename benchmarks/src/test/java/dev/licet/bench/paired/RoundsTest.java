package dev.licet.bench.paired;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Rounds ROUNDS =
      new Rounds(
          List.of(
              Map.of("bare", 100.0, "fast", 90.0, "slow", 50.0),
              Map.of("bare", 10.0, "fast", 8.0, "slow", 1.0),
              Map.of("bare", 1000.0, "fast", 850.0, "slow", 600.0)));

  @Test
  void aRatioIsTakenInsideEachRoundAndTheirMedianCounts() {
    assertThat(ROUNDS.ratio("fast", "bare")).isEqualTo(0.85);
    assertThat(ROUNDS.ratio("slow", "bare")).isEqualTo(0.5);
  }

  @Test
  void theFastestIsSoBesideTheSame() {
    assertThat(ROUNDS.fastest(List.of("slow", "fast"), "bare")).isEqualTo("fast");
  }

  @Test
  void everyEntrantHasASliceInEveryRound() throws Exception {
    Paired paired = new Paired(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(6));

    Rounds rounds = paired.run(List.of(counting("one"), counting("other")));

    assertThat(rounds.rates())
        .hasSize(3)
        .allSatisfy(round -> assertThat(round).containsOnlyKeys("one", "other"));
  }

  private static Entrant counting(String name) {
    return new Entrant(name, times -> times);
  }
}
