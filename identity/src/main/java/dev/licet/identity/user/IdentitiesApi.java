package dev.licet.identity.user;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.text;
import static org.springframework.http.HttpStatus.CONFLICT;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/users/{id}/identities}: several identities that are one user. */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}/identities")
class IdentitiesApi implements Described {
  private static final ObjectShape LINK =
      object()
          .may("provider", oneOf("auth0"))
          .may("user_id", name(255))
          .may("connection_id", name(64))
          .may("link_with", text(16_384));

  private final Users users;
  private final UserLinks links;
  private final Connections connections;
  private final IdTokenOwners idTokens;

  IdentitiesApi(Users users, UserLinks links, Connections connections, IdTokenOwners idTokens) {
    this.users = users;
    this.links = links;
    this.connections = connections;
    this.idTokens = idTokens;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /users/{id}/identities", LINK);
  }

  @PostMapping
  @RequiresScope("update:users")
  ResponseEntity<Object> link(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, LINK);
    UserRefusals.require(users, id);
    var second = body.has("link_with") ? proven(body) : named(body);
    return Answers.created(identities(UserRefusals.done(links.link(id, second), CONFLICT)));
  }

  @DeleteMapping("/{provider}/{userId}")
  @RequiresScope("update:users")
  ResponseEntity<Object> unlink(
      @PathVariable String id, @PathVariable String provider, @PathVariable String userId) {
    UserRefusals.require(users, id);
    var user = UserRefusals.done(links.unlink(id, userId(provider, userId)), CONFLICT);
    return Answers.ok(identities(user));
  }

  /** The second account shows by an ID token of its own that it wants to be linked. */
  private String proven(Payload body) {
    for (var name : List.of("provider", "user_id", "connection_id")) {
      if (body.has(name)) {
        throw refused("Additional properties not allowed beside link_with: " + name);
      }
    }
    return idTokens
        .ownerOf(body.text("link_with"))
        .orElseThrow(() -> refused("link_with is no unexpired ID token of this tenant"));
  }

  private String named(Payload body) {
    for (var name : List.of("provider", "user_id")) {
      if (!body.has(name)) {
        throw refused("Missing required property: " + name);
      }
    }
    var id = userId(body.text("provider"), body.text("user_id"));
    body.findText("connection_id").ifPresent(connection -> requireIn(connection, id));
    return id;
  }

  private void requireIn(String connectionId, String id) {
    var connection =
        connections.byId(connectionId).orElseThrow(new Answers("connection")::missing).name();
    if (users.byId(id).filter(user -> user.connection().equals(connection)).isEmpty()) {
      throw UserRefusals.missing();
    }
  }

  private static ManagementRefused refused(String problem) {
    return new ManagementRefused(ManagementError.invalidPayload(problem));
  }

  /** Callers write it with the provider before it, or without. */
  private static String userId(String provider, String id) {
    return id.startsWith(provider + "|") ? id : provider + "|" + id;
  }

  private static List<Map<String, Object>> identities(User user) {
    return user.identities().stream().map(UserJson::identity).toList();
  }
}
