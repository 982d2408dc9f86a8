package dev.licet.identity.refresh;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.device.DeviceCodes;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v2/users/{id}/revoke-access}: sessions and refresh tokens at once, and devices
 * that were let in but have no tokens yet.
 */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}/revoke-access")
class AccessRevocationApi implements Described {
  private static final Answers SESSIONS = new Answers("session");
  private static final ObjectShape BODY =
      object().may("session_id", name(64)).may("preserve_refresh_tokens", flag());

  private final Users users;
  private final BrowserSessions sessions;
  private final DeviceCodes devices;
  private final RefreshTokens tokens;
  private final TransactionOperations writing;

  AccessRevocationApi(
      Users users,
      BrowserSessions sessions,
      DeviceCodes devices,
      RefreshTokens tokens,
      TransactionOperations writing) {
    this.users = users;
    this.sessions = sessions;
    this.devices = devices;
    this.tokens = tokens;
    this.writing = writing;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /users/{id}/revoke-access", BODY);
  }

  @PostMapping
  @RequiresScope({"delete:sessions", "delete:refresh_tokens"})
  ResponseEntity<Object> revoke(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.readIfAny(request, BODY);
    var keepsTokens = body.findFlag("preserve_refresh_tokens").orElse(false);
    var found = writing.execute(_ -> end(id, body.findText("session_id"), keepsTokens));
    if (!Boolean.TRUE.equals(found)) {
      throw SESSIONS.missing();
    }
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  private boolean end(String userId, Optional<String> sessionId, boolean keepsTokens) {
    if (users.hold(userId).isEmpty()) {
      throw UserRefusals.missing();
    }
    return sessionId
        .map(session -> end(userId, session, keepsTokens))
        .orElseGet(() -> endAll(userId, keepsTokens));
  }

  private boolean endAll(String userId, boolean keepsTokens) {
    sessions.endAll(userId);
    if (!keepsTokens) {
      tokens.endAll(userId);
    }
    return true;
  }

  /** Whether there was that session, or something that hangs on it and outlived it. */
  private boolean end(String userId, String sessionId, boolean keepsTokens) {
    var session = sessions.end(userId, sessionId);
    var devicesWaited = devices.endAllOf(userId, sessionId);
    var hadTokens = !keepsTokens && tokens.endAllOf(userId, sessionId);
    return session || devicesWaited || hadTokens;
  }
}
