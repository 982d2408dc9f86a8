package dev.licet.identity.audit.entry;

import java.util.Map;

/**
 * Who did something, and from where.
 *
 * @param ip empty where no call led to it
 * @param clientId the application that called the Management API
 * @param auth0Client what the SDK says of itself
 * @param request the call, without anything that could be secret
 */
public record Origin(
    String ip,
    String userAgent,
    String clientId,
    Map<String, Object> auth0Client,
    String correlationId,
    Map<String, Object> request) {
  /** The server itself: at its start, or by its own clock. */
  public static final Origin SERVER = new Origin("", "", "", Map.of(), "", Map.of());
}
