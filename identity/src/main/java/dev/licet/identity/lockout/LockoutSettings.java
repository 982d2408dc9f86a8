package dev.licet.identity.lockout;

import java.time.Duration;
import java.util.Map;

/**
 * How many attempts there are.
 *
 * @param block whether an account is closed at all after too many
 * @param mostAttempts so many from one address (or one known browser) at one account
 * @param byAccountAlone whether attempts from all addresses count together; a known browser still
 *     counts apart
 * @param throttles what one address may do, by stage
 */
public record LockoutSettings(
    boolean block, int mostAttempts, boolean byAccountAlone, Map<Stage, Throttle> throttles) {
  /** As in a new tenant. */
  public static final LockoutSettings DEFAULT =
      new LockoutSettings(
          true,
          10,
          false,
          Map.of(
              Stage.PRE_LOGIN, new Throttle(100, Duration.ofMillis(864_000)),
              Stage.PRE_USER_REGISTRATION, new Throttle(50, Duration.ofMillis(1_200)),
              Stage.PRE_PASSWORD_CHANGE, new Throttle(50, Duration.ofMillis(1_200)),
              Stage.MAIL, new Throttle(5, Duration.ofMinutes(10))));

  public LockoutSettings {
    throttles = Map.copyOf(throttles);
  }

  /** What an address is throttled at. A stage that has no throttle is not. */
  public enum Stage {
    /** Attempts at passwords that were wrong. */
    PRE_LOGIN,
    /** New accounts. */
    PRE_USER_REGISTRATION,
    /** Other passwords asked for. */
    PRE_PASSWORD_CHANGE,
    /** Mails to one e-mail address, whoever asks for them. */
    MAIL
  }

  /**
   * How many at once, and after how long one more.
   *
   * @param burst at least 1
   * @param refill at least a millisecond
   */
  public record Throttle(int burst, Duration refill) {}
}
