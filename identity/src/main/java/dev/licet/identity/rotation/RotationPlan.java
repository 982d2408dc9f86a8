package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyLife;
import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.time.Duration;
import java.time.Instant;

/**
 * When keys change places by their age.
 *
 * @param active how long one signs; zero if none is ever replaced by itself
 * @param announced how long one is published before it signs, at least
 */
record RotationPlan(Duration active, Duration announced) implements ReadFirst {
  private static final int LONGEST_DAYS = 3_650;

  static RotationPlan read(Settings settings) {
    return new RotationPlan(
        settings.read("licet.key-active-days", "90", RotationPlan::days),
        settings.read("licet.key-announced-days", "14", RotationPlan::days));
  }

  /** Whether it is time for the next key to take the current one's place. */
  boolean isDue(KeyLife current, KeyLife next, Instant now) {
    return !active.isZero()
        && !now.isBefore(current.activated().orElse(current.announced()).plus(active))
        && !now.isBefore(next.announced().plus(announced));
  }

  private static Duration days(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > LONGEST_DAYS) {
      throw new IllegalArgumentException("must be a number of days, at most " + LONGEST_DAYS);
    }
    return Duration.ofDays(Integer.parseInt(text));
  }
}
