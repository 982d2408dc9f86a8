package dev.licet.identity.user;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static org.springframework.http.HttpStatus.CONFLICT;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
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
          .must("provider", oneOf("auth0"))
          .must("user_id", name(255))
          .may("connection_id", name(64));

  private final Users users;
  private final UserLinks links;

  IdentitiesApi(Users users, UserLinks links) {
    this.users = users;
    this.links = links;
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
    requireUser(id);
    var second = userId(body.text("provider"), body.text("user_id"));
    return Answers.created(identities(UserRefusals.done(links.link(id, second), CONFLICT)));
  }

  @DeleteMapping("/{provider}/{userId}")
  @RequiresScope("update:users")
  ResponseEntity<Object> unlink(
      @PathVariable String id, @PathVariable String provider, @PathVariable String userId) {
    requireUser(id);
    var user = UserRefusals.done(links.unlink(id, userId(provider, userId)), CONFLICT);
    return Answers.ok(identities(user));
  }

  private void requireUser(String id) {
    if (users.byId(id).isEmpty()) {
      throw UserRefusals.missing();
    }
  }

  /** Callers write it with the provider before it, or without. */
  private static String userId(String provider, String id) {
    return id.startsWith(provider + "|") ? id : provider + "|" + id;
  }

  private static List<Map<String, Object>> identities(User user) {
    return user.identities().stream().map(UserJson::identity).toList();
  }
}
