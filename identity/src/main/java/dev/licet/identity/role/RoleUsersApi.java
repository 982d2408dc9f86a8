package dev.licet.identity.role;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/roles/{id}/users}: who has a role. */
@RestController
@RequestMapping(ManagementApi.PATH + "/roles/{id}/users")
class RoleUsersApi implements Described {
  private static final Answers ANSWERS = new Answers("role");
  private static final int REACH = 1_000;

  private final Roles roles;
  private final UserRights rights;
  private final Listings listings;

  RoleUsersApi(Roles roles, UserRights rights, Listings listings) {
    this.roles = roles;
    this.rights = rights;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /roles/{id}/users", RoleBody.USERS);
  }

  @GetMapping
  @RequiresScope(
      value = {"read:users", "read:roles", "read:role_members"},
      any = true)
  ResponseEntity<Object> users(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "users", REACH);
    if (roles.byId(id).isEmpty()) {
      throw ANSWERS.missing();
    }
    return Answers.ok(
        listing.answer(
            rights.usersOf(id, listing.slice()),
            User::id,
            RoleJson::member,
            () -> rights.countUsersOf(id)));
  }

  @PostMapping
  @RequiresScope(
      value = {"update:roles", "create:role_members"},
      any = true)
  ResponseEntity<Object> assignToUsers(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, RoleBody.USERS);
    ANSWERS.done(rights.assignToAll(id, RoleBody.texts(body, "users")));
    return Answers.empty(HttpStatus.OK);
  }
}
