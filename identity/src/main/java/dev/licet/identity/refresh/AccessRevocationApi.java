package dev.licet.identity.refresh;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v2/users/{id}/revoke-access}: sessions and refresh tokens at once. */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}/revoke-access")
class AccessRevocationApi implements Described {
  private static final Answers SESSIONS = new Answers("session");
  private static final Slice ALL = new Slice("", 0, Integer.MAX_VALUE);
  private static final ObjectShape BODY =
      object().may("session_id", name(64)).may("preserve_refresh_tokens", flag());

  private final Users users;
  private final BrowserSessions sessions;
  private final RefreshTokens tokens;

  AccessRevocationApi(Users users, BrowserSessions sessions, RefreshTokens tokens) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
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
    if (users.byId(id).isEmpty()) {
      throw UserRefusals.missing();
    }
    var session = body.findText("session_id");
    end(id, session);
    if (!body.findFlag("preserve_refresh_tokens").orElse(false)) {
      endTokens(id, session);
    }
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  private void end(String userId, Optional<String> sessionId) {
    if (sessionId.isEmpty()) {
      sessions.endAll(userId);
    } else if (sessions
        .byId(sessionId.get())
        .filter(session -> session.userId().equals(userId))
        .isPresent()) {
      sessions.end(sessionId.get());
    } else {
      throw SESSIONS.missing();
    }
  }

  private void endTokens(String userId, Optional<String> sessionId) {
    if (sessionId.isEmpty()) {
      tokens.endAll(userId);
      return;
    }
    List<String> ofSession =
        tokens.ofUser(userId, "", ALL).stream()
            .filter(token -> token.authorization().sessionId().equals(sessionId))
            .map(RefreshToken::id)
            .toList();
    tokens.endThese(ofSession);
  }
}
