package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.role.Role;
import dev.licet.identity.user.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/organizations/{id}/members}: who belongs to one, and what they are there. */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations/{id}/members")
class OrganizationMembersApi implements Described {
  private static final int REACH = 1_000;

  private final Organizations organizations;
  private final Members members;
  private final Listings listings;

  OrganizationMembersApi(Organizations organizations, Members members, Listings listings) {
    this.organizations = organizations;
    this.members = members;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /organizations/{id}/members", OrganizationBody.MEMBERS,
        "POST /organizations/{id}/members/{userId}/roles", OrganizationBody.ROLES);
  }

  @GetMapping
  @RequiresScope("read:organization_members")
  ResponseEntity<Object> members(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "members", REACH);
    var organization = find(id);
    return Answers.ok(
        listing.answer(
            members.list(organization, listing.slice()),
            User::id,
            OrganizationJson::member,
            () -> members.count(organization)));
  }

  @PostMapping
  @RequiresScope("create:organization_members")
  ResponseEntity<Object> addMembers(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.MEMBERS);
    OrganizationRefusals.done(members.add(find(id), texts(body, "members")));
    return Answers.nothing();
  }

  @DeleteMapping
  @RequiresScope("delete:organization_members")
  ResponseEntity<Object> removeMembers(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var organization = find(id);
    var body = Payload.read(request, OrganizationBody.MEMBERS);
    OrganizationRefusals.done(members.remove(organization, texts(body, "members")));
    return Answers.nothing();
  }

  @GetMapping("/{userId}/roles")
  @RequiresScope("read:organization_member_roles")
  ResponseEntity<Object> roles(
      @PathVariable String id, @PathVariable String userId, @ForList Query query) {
    var listing = listings.read(query, "roles");
    var roles = members.roles(find(id), userId).orElseThrow(OrganizationRefusals::noMember);
    return Answers.ok(listing.answerOf(roles, Role::id, OrganizationJson::role));
  }

  @PostMapping("/{userId}/roles")
  @RequiresScope("create:organization_member_roles")
  ResponseEntity<Object> giveRoles(
      @PathVariable String id, @PathVariable String userId, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.ROLES);
    OrganizationRefusals.done(members.giveRoles(find(id), userId, texts(body, "roles")));
    return Answers.nothing();
  }

  @DeleteMapping("/{userId}/roles")
  @RequiresScope("delete:organization_member_roles")
  ResponseEntity<Object> takeRoles(
      @PathVariable String id, @PathVariable String userId, HttpServletRequest request)
      throws IOException {
    var organization = find(id);
    var body = Payload.read(request, OrganizationBody.ROLES);
    OrganizationRefusals.done(members.takeRoles(organization, userId, texts(body, "roles")));
    return Answers.nothing();
  }

  private Organization find(String id) {
    return organizations.byId(id).orElseThrow(OrganizationRefusals::missing);
  }

  private static List<String> texts(Payload body, String member) {
    return body.findTexts(member).orElseThrow();
  }
}
