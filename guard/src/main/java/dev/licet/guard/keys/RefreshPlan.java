package dev.licet.guard.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to look at the provider's keys again. Always a little earlier than asked, and by a random
 * part of it, so that a thousand copies of an API do not look at the same instant.
 */
final class RefreshPlan {
  private static final Duration USUAL_AGE = Duration.ofMinutes(5);
  private static final Duration LEAST_AGE = Duration.ofSeconds(15);
  private static final Duration GREATEST_AGE = Duration.ofHours(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY_WITHOUT_KEYS = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY_WITH_KEYS = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private int failures;

  RefreshPlan(RandomGenerator random) {
    this.random = random;
  }

  /** After a good look at keys that may be kept for so long. */
  Duration afterSuccess(Optional<Duration> maxAge) {
    failures = 0;
    Duration age = maxAge.orElse(USUAL_AGE);
    return ahead(atMost(GREATEST_AGE, age.compareTo(LEAST_AGE) < 0 ? LEAST_AGE : age));
  }

  /** After a look that failed: soon, then less and less often. */
  Duration afterFailure(boolean keysThere) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures++, 10));
    return ahead(atMost(keysThere ? LAST_RETRY_WITH_KEYS : LAST_RETRY_WITHOUT_KEYS, wait));
  }

  private static Duration atMost(Duration limit, Duration duration) {
    return duration.compareTo(limit) > 0 ? limit : duration;
  }

  private Duration ahead(Duration duration) {
    return Duration.ofMillis((long) (duration.toMillis() * random.nextDouble(0.75, 0.95)));
  }
}
