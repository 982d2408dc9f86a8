package dev.licet.identity.authorize;

import java.time.Instant;
import java.util.Map;

/**
 * A request whose user is being asked something.
 *
 * @param handle in the pages' URLs
 * @param consented whether the user has agreed since it came
 * @param answered whether the application has been answered
 */
record PendingAuthorization(
    String handle,
    Map<String, String> parameters,
    Instant startedAt,
    boolean consented,
    boolean answered) {
  PendingAuthorization {
    parameters = Map.copyOf(parameters);
  }

  /** Without the handle. */
  @Override
  public String toString() {
    return "PendingAuthorization[startedAt=%s, consented=%s]".formatted(startedAt, consented);
  }
}
