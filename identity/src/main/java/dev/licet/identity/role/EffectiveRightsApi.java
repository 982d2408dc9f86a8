package dev.licet.identity.role;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.api.Apis;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v2/users/{id}/effective-roles} and {@code /effective-permissions}: what a user may do
 * after all, and by what. Auth0 has lists of them from checkpoints only.
 */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}")
class EffectiveRightsApi {
  private static final Answers API = new Answers("resource server");
  private static final String AUDIENCE = "resource_server_identifier";
  private static final String NAME = "permission_name";
  private static final String ROLE = "role_id";

  private final Users users;
  private final UserRights rights;
  private final Apis apis;
  private final Listings listings;

  EffectiveRightsApi(Users users, UserRights rights, Apis apis, Listings listings) {
    this.users = users;
    this.rights = rights;
    this.apis = apis;
    this.listings = listings;
  }

  @GetMapping("/effective-roles")
  @RequiresScope("read:user_effective_roles")
  ResponseEntity<Object> effectiveRoles(
      @PathVariable String id, @WithFields({"from", "take"}) Query query) {
    var listing = listings.readOn(query, "roles");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerOf(rights.rolesOf(id), Role::id, RoleJson::effective));
  }

  /** There are no groups that could give anybody a role. */
  @GetMapping("/effective-roles/sources/groups")
  @RequiresScope("read:user_role_source_groups")
  ResponseEntity<Object> groupsOfRole(
      @PathVariable String id, @WithFields({"from", "take", ROLE}) Query query) {
    UserRefusals.require(users, id);
    query.required(ROLE);
    return Answers.ok(listings.readOn(query, "groups").answerNothing());
  }

  @GetMapping("/effective-permissions")
  @RequiresScope("read:user_effective_permissions")
  ResponseEntity<Object> effectivePermissions(
      @PathVariable String id, @WithFields({"from", "take", AUDIENCE}) Query query) {
    UserRefusals.require(users, id);
    var held = held(id, query).toList();
    var listing = listings.readOn(query, "permissions");
    return Answers.ok(listing.answerOf(held, HeldPermission::key, RoleJson::effective));
  }

  @GetMapping("/effective-permissions/sources/effective-roles")
  @RequiresScope("read:user_permission_source_roles")
  ResponseEntity<Object> rolesOfPermission(
      @PathVariable String id, @WithFields({"from", "take", AUDIENCE, NAME}) Query query) {
    UserRefusals.require(users, id);
    var name = query.required(NAME);
    var roles =
        held(id, query)
            .filter(one -> one.permission().name().equals(name))
            .flatMap(one -> one.roles().stream())
            .toList();
    var listing = listings.readOn(query, "roles");
    return Answers.ok(listing.answerOf(roles, Role::id, RoleJson::effective));
  }

  private Stream<HeldPermission> held(String id, Query query) {
    var audience = query.required(AUDIENCE);
    if (apis.byIdentifier(audience).isEmpty()) {
      throw API.missing();
    }
    return rights.permissionsOf(id).stream()
        .filter(one -> one.permission().audience().equals(audience));
  }
}
