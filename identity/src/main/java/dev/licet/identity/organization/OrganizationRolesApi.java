package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.user.User;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v2/organizations/{id}}: who has a role there, and what somebody is there after all.
 * Auth0 has these lists from checkpoints only. There are no groups that could have a role.
 */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations/{id}")
class OrganizationRolesApi {
  private static final Answers ROLE = new Answers("role");
  private static final String ROLE_ID = "role_id";

  private final Organizations organizations;
  private final Members members;
  private final Roles roles;
  private final Listings listings;

  OrganizationRolesApi(
      Organizations organizations, Members members, Roles roles, Listings listings) {
    this.organizations = organizations;
    this.members = members;
    this.roles = roles;
    this.listings = listings;
  }

  @GetMapping("/roles/{roleId}/members")
  @RequiresScope("read:organization_member_roles")
  ResponseEntity<Object> membersOfRole(
      @PathVariable String id,
      @PathVariable String roleId,
      @WithFields({"from", "take"}) Query query) {
    var listing = listings.readOn(query, "members");
    var organization = find(id);
    var role = role(roleId);
    var page = members.having(organization, role, listing.slice());
    return Answers.ok(listing.answer(page, User::id, OrganizationJson::member, page::size));
  }

  @GetMapping("/roles/{roleId}/groups")
  @RequiresScope("read:organization_group_roles")
  ResponseEntity<Object> groupsOfRole(
      @PathVariable String id,
      @PathVariable String roleId,
      @WithFields({"from", "take"}) Query query) {
    find(id);
    role(roleId);
    return Answers.ok(listings.readOn(query, "groups").answerNothing());
  }

  @GetMapping("/members/{userId}/effective-roles")
  @RequiresScope("read:organization_member_effective_roles")
  ResponseEntity<Object> effectiveRoles(
      @PathVariable String id,
      @PathVariable String userId,
      @WithFields({"from", "take"}) Query query) {
    var listing = listings.readOn(query, "roles");
    var all = rolesOf(id, userId);
    return Answers.ok(listing.answerOf(all, Role::id, OrganizationJson::effective));
  }

  @GetMapping("/members/{userId}/effective-roles/sources/groups")
  @RequiresScope("read:organization_member_role_source_groups")
  ResponseEntity<Object> groupsOfMember(
      @PathVariable String id,
      @PathVariable String userId,
      @WithFields({"from", "take", ROLE_ID}) Query query) {
    rolesOf(id, userId);
    query.required(ROLE_ID);
    return Answers.ok(listings.readOn(query, "groups").answerNothing());
  }

  private List<Role> rolesOf(String id, String userId) {
    return members.roles(find(id), userId).orElseThrow(OrganizationRefusals::noMember);
  }

  private Organization find(String id) {
    return organizations.byId(id).orElseThrow(OrganizationRefusals::missing);
  }

  private Role role(String id) {
    return roles.byId(id).orElseThrow(ROLE::missing);
  }
}
