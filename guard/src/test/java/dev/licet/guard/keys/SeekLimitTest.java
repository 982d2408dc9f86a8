package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeekLimitTest { // K4, K5
  private final SeekLimit limit = new SeekLimit();

  @Test
  void allowsOneLookInHalfAMinute() {
    assertThat(limit.allows("a", 0)).isTrue();
    assertThat(limit.allows("b", 0)).isFalse();
    assertThat(limit.allows("b", 29_999)).isFalse();
    assertThat(limit.allows("b", 30_000)).isTrue();
  }

  @Test
  void anIdSoughtInVainDoesNotSpendTheLookOfAnother() {
    assertThat(limit.allows("bogus", 0)).isTrue();
    limit.soughtInVain("bogus", 0);
    assertThat(limit.allows("bogus", 60_000)).isFalse();
    assertThat(limit.allows("rotated", 60_000)).isTrue();
    assertThat(limit.allows("bogus", 120_000)).isTrue();
  }

  @Test
  void remembersOnlySoMany() { // G17
    for (int i = 0; i < 1_000_000; i++) {
      limit.soughtInVain("bogus-" + i, 0);
    }
    assertThat(limit.allows("bogus-999999", 60_000)).isFalse();
    assertThat(limit.allows("bogus-0", 60_000)).isTrue();
  }

  @Test
  void looksForNoEndlessId() { // G6
    String endless = "x".repeat(10_000);
    assertThat(limit.allows(endless, 0)).isFalse();
    limit.soughtInVain(endless, 0);
    assertThat(limit.allows("a", 0)).isTrue();
    String longest = "x".repeat(200);
    assertThat(limit.allows(longest, 30_000)).isTrue();
    limit.soughtInVain(longest, 30_000);
    assertThat(limit.allows(longest, 60_000)).isFalse();
    assertThat(limit.allows(longest + "x", 60_000)).isFalse();
  }

  @Test
  void remembersTheLastThousandOfThoseSoughtInVain() {
    for (int i = 0; i < 1_001; i++) {
      limit.soughtInVain("bogus-" + i, 0);
    }
    assertThat(limit.allows("bogus-1", 60_000)).isFalse();
    assertThat(limit.allows("bogus-0", 60_000)).isTrue();
  }

  @Test
  void aClockSetBackDoesNotLockItself() {
    assertThat(limit.allows("a", 1_000_000)).isTrue();
    assertThat(limit.allows("b", 0)).isTrue();
  }
}
