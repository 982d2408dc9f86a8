package dev.licet.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of an error that no feature has worded itself.
 *
 * @param statusCode the HTTP status again
 * @param error its name
 * @param message its name again: what went wrong inside is for the log
 */
record WireError(int statusCode, String error, String message) {
  static WireError of(int status) {
    @Nullable HttpStatus known = HttpStatus.resolve(status);
    var name = known == null ? "Error" : known.getReasonPhrase();
    return new WireError(status, name, name);
  }

  /** For where no JSON writer is at hand; the names need no escaping. */
  String json() {
    return "{\"statusCode\":%d,\"error\":\"%s\",\"message\":\"%s\"}"
        .formatted(statusCode, error, message);
  }
}
