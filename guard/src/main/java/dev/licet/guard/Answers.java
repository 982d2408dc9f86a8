package dev.licet.guard;

import dev.licet.guard.internal.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts refusals into HTTP. All texts in it are our own: nothing of the token gets here. */
final class Answers {
  /** Seconds after which what cannot be had may be there; see the retries of the key set. */
  private static final String RETRY_AFTER = "5";

  private static final int UNAVAILABLE = 503;

  private Answers() {}

  static Answer to(Refusal refusal, HttpCall call) {
    boolean problemJson = Accepts.problemJson(call.headers("Accept"));
    int status = refusal.reason().status();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", problemJson ? "application/problem+json" : "application/json");
    headers.put("Cache-Control", "no-store");
    if (status == UNAVAILABLE) {
      headers.put("Retry-After", RETRY_AFTER);
    } else if (refusal.reason() != Reason.HIDDEN) {
      headers.put("WWW-Authenticate", refusal.challenge().text(refusal, call));
      refusal.challenge().nonce().ifPresent(nonce -> headers.put("DPoP-Nonce", nonce));
    }
    return new Answer(status, headers, problemJson ? problem(refusal) : body(refusal));
  }

  private static String body(Refusal refusal) {
    return "{\"code\":"
        + JsonWriter.quote(refusal.reason().code())
        + ",\"description\":"
        + JsonWriter.quote(refusal.description())
        + "}";
  }

  private static String problem(Refusal refusal) {
    Reason reason = refusal.reason();
    return "{\"type\":\"about:blank\",\"title\":"
        + JsonWriter.quote(title(reason.status()))
        + ",\"status\":"
        + reason.status()
        + ",\"detail\":"
        + JsonWriter.quote(refusal.description())
        + ",\"code\":"
        + JsonWriter.quote(reason.code())
        + "}";
  }

  /** RFC 9457 section 4.2.1: with {@code about:blank} the title is the status's own phrase. */
  private static String title(int status) {
    return switch (status) {
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      default -> "Service Unavailable";
    };
  }
}
