package dev.licet.identity.dbconnection;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call that is refused, in the shape that SDKs read. */
final class ConnectionRefused extends RuntimeException {
  private final int status;
  private final Map<String, Object> body;

  private ConnectionRefused(int status, Map<String, Object> body) {
    super(String.valueOf(body.get("code")), null, false, false);
    this.status = status;
    this.body = body;
  }

  static ConnectionRefused of(int status, String name, String code, Object description) {
    return with(status, name, code, description, Map.of());
  }

  /** With further members. */
  static ConnectionRefused with(
      int status, String name, String code, Object description, Map<String, Object> more) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("code", code);
    body.put("description", description);
    body.putAll(more);
    body.put("statusCode", status);
    return new ConnectionRefused(status, body);
  }

  static ConnectionRefused invalidRequest(String description) {
    return of(400, "BadRequestError", "invalid_request", description);
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    return body;
  }
}
