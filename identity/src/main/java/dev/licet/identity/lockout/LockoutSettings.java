package dev.licet.identity.lockout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How many attempts there are.
 *
 * @param block whether an account is closed at all after too many
 * @param tellOwner whether its owner is told
 * @param mostAttempts so many from one address (or one known browser) at one account
 * @param byAccountAlone whether attempts from all addresses count together; a known browser still
 *     counts apart
 * @param trusted addresses, or networks such as {@code 10.0.0.0/8}, whose guesses do not count
 * @param unthrottled those that may do as much as they like
 * @param throttles what one address may do, by stage
 */
record LockoutSettings(
    boolean block,
    boolean tellOwner,
    int mostAttempts,
    boolean byAccountAlone,
    List<String> trusted,
    List<String> unthrottled,
    Map<Stage, Throttle> throttles) {
  public LockoutSettings {
    trusted = List.copyOf(trusted);
    unthrottled = List.copyOf(unthrottled);
    throttles = Map.copyOf(throttles);
  }

  /**
   * How many at once, and after how long one more.
   *
   * @param burst at least 1
   * @param refill at least a millisecond
   */
  record Throttle(int burst, Duration refill) {}
}
