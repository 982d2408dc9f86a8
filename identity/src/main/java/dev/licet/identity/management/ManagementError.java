package dev.licet.identity.management;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The body of an error of the Management API.
 *
 * @param errorCode what programs can rely on; empty where Auth0 gives none
 */
public record ManagementError(HttpStatus status, String message, Optional<String> errorCode) {
  /** The body of the request is not what the endpoint takes. */
  public static ManagementError invalidBody(String message) {
    return of(HttpStatus.BAD_REQUEST, "invalid_body", message);
  }

  /** As {@link #invalidBody}, in the words of Auth0's validator. */
  public static ManagementError invalidPayload(String problem) {
    return invalidBody("Payload validation error: '" + problem + "'.");
  }

  /** As {@link #invalidPayload(String)}, of one member. */
  public static ManagementError invalidPayload(String problem, String member) {
    return invalidBody("Payload validation error: '%s' on property %s.".formatted(problem, member));
  }

  /** The query is not what the endpoint takes. */
  public static ManagementError invalidQuery(String problem) {
    return of(
        HttpStatus.BAD_REQUEST, "invalid_query_string", "Query validation error: " + problem + ".");
  }

  /** The page lies beyond what can be reached by number. */
  public static ManagementError invalidPage(String message) {
    return of(HttpStatus.BAD_REQUEST, "invalid_paging", message);
  }

  /** There is no such thing. */
  public static ManagementError notFound(String errorCode, String message) {
    return of(HttpStatus.NOT_FOUND, errorCode, message);
  }

  /** The caller's token holds none of these permissions. */
  public static ManagementError insufficientScope(Collection<String> expected) {
    return of(
        HttpStatus.FORBIDDEN,
        "insufficient_scope",
        "Insufficient scope, expected any of: " + String.join(",", expected));
  }

  public static ManagementError of(HttpStatus status, String errorCode, String message) {
    return new ManagementError(status, message, Optional.of(errorCode));
  }

  /** The JSON of the answer. */
  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("statusCode", status.value());
    body.put("error", status.getReasonPhrase());
    body.put("message", message);
    errorCode.ifPresent(code -> body.put("errorCode", code));
    return body;
  }
}
