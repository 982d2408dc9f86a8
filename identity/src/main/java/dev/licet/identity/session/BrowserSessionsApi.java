package dev.licet.identity.session;

import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.user.Metadata.NONE;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/sessions} and {@code /api/v2/users/{id}/sessions}. */
@RestController
@RequestMapping(ManagementApi.PATH)
class BrowserSessionsApi implements Described {
  /** As Auth0 has it: 25 pairs of texts. */
  private static final ObjectShape CHANGE =
      object().may("session_metadata", Shape.map(Shape.line(255), 25).orNull());

  private static final Answers ANSWERS = new Answers("session");

  private final BrowserSessions sessions;
  private final Users users;
  private final Listings listings;

  BrowserSessionsApi(BrowserSessions sessions, Users users, Listings listings) {
    this.sessions = sessions;
    this.users = users;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("PATCH /sessions/{id}", CHANGE);
  }

  /** Nobody has so many browsers that paging them in memory would cost anything. */
  @GetMapping("/users/{id}/sessions")
  @RequiresScope("read:sessions")
  ResponseEntity<Object> sessions(@PathVariable String id, @ForList Query query) {
    var listing = listings.readOn(query, "sessions");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerOf(sessions.ofUser(id), BrowserSession::id, this::json));
  }

  @DeleteMapping("/users/{id}/sessions")
  @RequiresScope("delete:sessions")
  ResponseEntity<Object> endSessions(@PathVariable String id) {
    UserRefusals.require(users, id);
    sessions.endAll(id);
    return ended();
  }

  @GetMapping("/sessions/{id}")
  @RequiresScope("read:sessions")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(sessions.byId(id).orElseThrow(ANSWERS::missing))));
  }

  /** What is sent takes the place of all that was kept; {@code null} and an empty object end it. */
  @PatchMapping("/sessions/{id}")
  @RequiresScope("update:sessions")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CHANGE);
    var kept =
        body.has("session_metadata")
            ? sessions.keep(id, body.find("session_metadata").map(Metadata::of).orElse(NONE))
            : sessions.byId(id);
    return Answers.ok(json(kept.orElseThrow(ANSWERS::missing)));
  }

  @DeleteMapping("/sessions/{id}")
  @RequiresScope("delete:sessions")
  ResponseEntity<Object> end(@PathVariable String id) {
    if (!sessions.end(id)) {
      throw ANSWERS.missing();
    }
    return ended();
  }

  /** The same: what hangs on a session ends with it here in either case. */
  @PostMapping("/sessions/{id}/revoke")
  @RequiresScope("delete:sessions")
  ResponseEntity<Object> revoke(@PathVariable String id) {
    return end(id);
  }

  private Map<String, Object> json(BrowserSession session) {
    return SessionJson.of(session, sessions.clientsOf(session.id()), sessions.cookieMode());
  }

  private static ResponseEntity<Object> ended() {
    return Answers.empty(HttpStatus.ACCEPTED);
  }
}
