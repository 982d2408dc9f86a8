package dev.licet.identity.management;

import dev.licet.guard.Answer;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Reason;
import dev.licet.guard.Refusal;
import dev.licet.spring.RefusalWording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Guard's refusals in the words of the Management API; status and challenge stay Guard's. */
@Component
class ManagementWording implements RefusalWording {
  private static final String EXPIRED = "Expired token received for JSON Web Token validation";

  private final JsonMapper json;

  ManagementWording(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Answer answer(Refusal refusal, HttpCall call) {
    var guards = refusal.answer(call);
    var headers = new HashMap<>(guards.headers());
    headers.put("Content-Type", "application/json");
    return new Answer(guards.status(), headers, json.writeValueAsString(body(refusal)));
  }

  private static Map<String, Object> body(Refusal refusal) {
    var body = error(refusal).body();
    if (refusal.reason() == Reason.TOKEN_EXPIRED) {
      body.put("attributes", Map.of("error", EXPIRED));
    }
    return body;
  }

  private static ManagementError error(Refusal refusal) {
    return switch (refusal.reason()) {
      case HEADER_MISSING, SCHEME_UNKNOWN, TOKEN_MISSING -> unauthorized("Missing authentication");
      case TOKEN_EXPIRED -> unauthorized(EXPIRED);
      case PERMISSION_MISSING -> ManagementError.insufficientScope(refusal.scope());
      case KEYS_UNAVAILABLE ->
          new ManagementError(
              HttpStatus.SERVICE_UNAVAILABLE, refusal.reason().description(), Optional.empty());
      default -> unauthorized("Invalid token");
    };
  }

  private static ManagementError unauthorized(String message) {
    return new ManagementError(HttpStatus.UNAUTHORIZED, message, Optional.empty());
  }
}
