package dev.licet.guard;

import dev.licet.guard.internal.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts refusals into HTTP. All texts in it are our own: nothing of the token gets here. */
final class Answers {
  /** Seconds after which keys that cannot be had may be there; see the retries of the key set. */
  private static final String RETRY_AFTER = "5";

  private Answers() {}

  static Answer to(Refusal refusal, boolean problemJson) {
    Reason reason = refusal.reason();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", problemJson ? "application/problem+json" : "application/json");
    headers.put("Cache-Control", "no-store");
    if (reason == Reason.KEYS_UNAVAILABLE) {
      headers.put("Retry-After", RETRY_AFTER);
    } else {
      headers.put("WWW-Authenticate", challenge(refusal));
    }
    return new Answer(reason.status(), headers, problemJson ? problem(reason) : body(reason));
  }

  /** The challenge of RFC 6750 section 3; without an error where the call presented no token. */
  private static String challenge(Refusal refusal) {
    Reason reason = refusal.reason();
    StringBuilder challenge = new StringBuilder("Bearer");
    reason
        .error()
        .ifPresent(error ->
            challenge
                .append(" error=\"")
                .append(error)
                .append("\", error_description=\"")
                .append(reason.description())
                .append('"'));
    if (!refusal.scope().isEmpty()) {
      challenge.append(", scope=\"").append(String.join(" ", refusal.scope())).append('"');
    }
    return challenge.toString();
  }

  private static String body(Reason reason) {
    return "{\"code\":"
        + JsonWriter.quote(reason.code())
        + ",\"description\":"
        + JsonWriter.quote(reason.description())
        + "}";
  }

  private static String problem(Reason reason) {
    return "{\"type\":\"about:blank\",\"title\":"
        + JsonWriter.quote(title(reason.status()))
        + ",\"status\":"
        + reason.status()
        + ",\"detail\":"
        + JsonWriter.quote(reason.description())
        + ",\"code\":"
        + JsonWriter.quote(reason.code())
        + "}";
  }

  /** RFC 9457 section 4.2.1: with {@code about:blank} the title is the status's own phrase. */
  private static String title(int status) {
    return switch (status) {
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      default -> "Service Unavailable";
    };
  }
}
