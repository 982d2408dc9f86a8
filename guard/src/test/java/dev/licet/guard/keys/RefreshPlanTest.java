package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RefreshPlanTest { // K3
  private final RefreshPlan plan = new RefreshPlan(new SplittableRandom(1));

  private static void assertAhead(Duration actual, long seconds) {
    assertThat(actual)
        .isBetween(Duration.ofMillis(seconds * 750), Duration.ofMillis(seconds * 950));
  }

  @Test
  void looksAgainBeforeTheKeysAreOutOfDate() {
    assertAhead(plan.afterSuccess(Optional.of(Duration.ofMinutes(10))), 600);
    assertAhead(plan.afterSuccess(Optional.empty()), 300);
  }

  @Test
  void keepsTheProvidersWishWithinBounds() {
    assertAhead(plan.afterSuccess(Optional.of(Duration.ZERO)), 15);
    assertAhead(plan.afterSuccess(Optional.of(Duration.ofDays(365))), 3600);
  }

  @Test
  void looksAgainLessAndLessOftenWhileLooksFail() {
    assertAhead(plan.afterFailure(true), 1);
    assertAhead(plan.afterFailure(true), 2);
    assertAhead(plan.afterFailure(true), 4);
    for (int i = 0; i < 100; i++) {
      plan.afterFailure(true);
    }
    assertAhead(plan.afterFailure(true), 60);
    assertAhead(plan.afterFailure(false), 5);
    plan.afterSuccess(Optional.empty());
    assertAhead(plan.afterFailure(false), 1);
  }

  @Test
  void doesNotLookAtTheSameInstantAsAllOthers() {
    assertThat(plan.afterSuccess(Optional.empty()))
        .isNotEqualTo(plan.afterSuccess(Optional.empty()));
  }
}
