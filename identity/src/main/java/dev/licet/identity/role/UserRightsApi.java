package dev.licet.identity.role;

import static org.springframework.http.HttpStatus.CREATED;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/users/{id}/roles} and {@code /permissions}: what a user may do. */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}")
class UserRightsApi implements Described {
  private static final Answers ANSWERS = new Answers("user");

  private final Users users;
  private final UserRights rights;
  private final Listings listings;

  UserRightsApi(Users users, UserRights rights, Listings listings) {
    this.users = users;
    this.rights = rights;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /users/{id}/roles", RoleBody.ROLES,
        "POST /users/{id}/permissions", RoleBody.PERMISSIONS);
  }

  @GetMapping("/roles")
  @RequiresScope(
      value = {"read:users", "read:roles", "read:role_members"},
      any = true)
  ResponseEntity<Object> roles(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "roles");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerOf(rights.rolesOf(id), Role::id, RoleJson::of));
  }

  @PostMapping("/roles")
  @RequiresScope(
      value = {"update:users", "create:role_members"},
      any = true)
  ResponseEntity<Object> assign(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, RoleBody.ROLES);
    UserRefusals.require(users, id);
    ANSWERS.done(rights.assign(id, RoleBody.texts(body, "roles")));
    return Answers.nothing();
  }

  @DeleteMapping("/roles")
  @RequiresScope(
      value = {"update:users", "delete:role_members"},
      any = true)
  ResponseEntity<Object> unassign(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    UserRefusals.require(users, id);
    var body = Payload.read(request, RoleBody.ROLES);
    ANSWERS.done(rights.unassign(id, RoleBody.texts(body, "roles")));
    return Answers.nothing();
  }

  @GetMapping("/permissions")
  @RequiresScope("read:users")
  ResponseEntity<Object> permissions(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "permissions");
    UserRefusals.require(users, id);
    return Answers.ok(
        listing.answerOf(rights.permissionsOf(id), HeldPermission::key, RoleJson::ofUser));
  }

  @PostMapping("/permissions")
  @RequiresScope("update:users")
  ResponseEntity<Object> grant(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var wanted = RoleBody.permissions(Payload.read(request, RoleBody.PERMISSIONS));
    UserRefusals.require(users, id);
    ANSWERS.done(rights.grant(id, wanted));
    return Answers.empty(CREATED);
  }

  @DeleteMapping("/permissions")
  @RequiresScope("update:users")
  ResponseEntity<Object> withdraw(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    UserRefusals.require(users, id);
    var surplus = RoleBody.permissions(Payload.read(request, RoleBody.PERMISSIONS));
    ANSWERS.done(rights.withdraw(id, surplus));
    return Answers.nothing();
  }
}
