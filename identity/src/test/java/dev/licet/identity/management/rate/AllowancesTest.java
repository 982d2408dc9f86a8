package dev.licet.identity.management.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class AllowancesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:30Z");

  @Test
  void endAfterTheLimitAndSayWhenTheyBeginAgain() {
    var allowances = new Allowances(2, Clock.fixed(NOON, ZoneOffset.UTC));
    var reset = Instant.parse("2026-11-24T12:01:00Z").getEpochSecond();
    assertThat(allowances.spend("one")).isEqualTo(new Allowance(2, 1, reset, false));
    assertThat(allowances.spend("one")).isEqualTo(new Allowance(2, 0, reset, false));
    assertThat(allowances.spend("one")).isEqualTo(new Allowance(2, 0, reset, true));
  }

  @Test
  void areEachCallersOwn() {
    var allowances = new Allowances(1, Clock.fixed(NOON, ZoneOffset.UTC));
    assertThat(allowances.spend("one").exceeded()).isFalse();
    assertThat(allowances.spend("other").exceeded()).isFalse();
    assertThat(allowances.spend("one").exceeded()).isTrue();
  }
}
