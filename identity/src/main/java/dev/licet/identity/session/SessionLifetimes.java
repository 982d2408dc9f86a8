package dev.licet.identity.session;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idle until so long passes without a request
 * @param absolute and so long at most
 */
public record SessionLifetimes(Duration idle, Duration absolute) {
  /** As in a new tenant. */
  public static final SessionLifetimes DEFAULT =
      new SessionLifetimes(Duration.ofDays(3), Duration.ofDays(7));
}
