package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The organizations of a user, and lists of what organizations have not here: invitations, grants
 * and domains of their own.
 */
@RestController
@RequestMapping(ManagementApi.PATH)
class OrganizationListsApi implements Described {
  private final Organizations organizations;
  private final Members members;
  private final Users users;
  private final Listings listings;

  OrganizationListsApi(
      Organizations organizations, Members members, Users users, Listings listings) {
    this.organizations = organizations;
    this.members = members;
    this.users = users;
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /users/{id}/organizations", List.of(),
        "GET /organizations/{id}/invitations", List.of("sort"),
        "GET /organizations/{id}/client-grants", List.of("audience", "client_id", "grant_ids"),
        "GET /organizations/{id}/discovery-domains", List.of(),
        "GET /organizations/{id}/clients", List.of(),
        "GET /organizations/{id}/groups", List.of("search"));
  }

  @GetMapping("/users/{id}/organizations")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> ofUser(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request), "organizations");
    User user = users.byId(id).orElseThrow(UserRefusals::missing);
    return Answers.ok(
        listing.answer(
            members.ofUser(user, listing.slice()),
            Organization::id,
            OrganizationJson::of,
            () -> members.countOfUser(user)));
  }

  @GetMapping("/organizations/{id}/invitations")
  @RequiresScope("read:organization_invitations")
  ResponseEntity<Object> invitations(@PathVariable String id, HttpServletRequest request) {
    return none(id, "invitations", request, "sort");
  }

  @GetMapping("/organizations/{id}/client-grants")
  @RequiresScope("read:organization_client_grants")
  ResponseEntity<Object> clientGrants(@PathVariable String id, HttpServletRequest request) {
    return none(id, "client_grants", request, "audience", "client_id", "grant_ids");
  }

  @GetMapping("/organizations/{id}/discovery-domains")
  @RequiresScope("read:organization_discovery_domains")
  ResponseEntity<Object> discoveryDomains(@PathVariable String id, HttpServletRequest request) {
    return noneOn(id, "domains", request);
  }

  @GetMapping("/organizations/{id}/groups")
  @RequiresScope("read:organization_groups")
  ResponseEntity<Object> groups(@PathVariable String id, HttpServletRequest request) {
    return noneOn(id, "groups", request, "search");
  }

  @GetMapping("/organizations/{id}/clients")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> clients(@PathVariable String id, HttpServletRequest request) {
    return noneOn(id, "clients", request);
  }

  private ResponseEntity<Object> none(
      String id, String collection, HttpServletRequest request, String... filters) {
    return of(id, listings.read(Query.ofList(request, filters), collection));
  }

  private ResponseEntity<Object> noneOn(
      String id, String collection, HttpServletRequest request, String... filters) {
    return of(id, listings.readOn(Query.ofList(request, filters), collection));
  }

  private ResponseEntity<Object> of(String id, Listing listing) {
    if (organizations.byId(id).isEmpty()) {
      throw OrganizationRefusals.missing();
    }
    return Answers.ok(listing.answerNothing());
  }
}
