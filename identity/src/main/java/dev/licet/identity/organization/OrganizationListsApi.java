package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
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
class OrganizationListsApi {
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

  @GetMapping("/users/{id}/organizations")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> ofUser(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "organizations");
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
  ResponseEntity<Object> invitations(@PathVariable String id, @ForList("sort") Query query) {
    return none(id, listings.read(query, "invitations"));
  }

  @GetMapping("/organizations/{id}/client-grants")
  @RequiresScope("read:organization_client_grants")
  ResponseEntity<Object> clientGrants(
      @PathVariable String id, @ForList({"audience", "client_id", "grant_ids"}) Query query) {
    return none(id, listings.read(query, "client_grants"));
  }

  @GetMapping("/organizations/{id}/discovery-domains")
  @RequiresScope("read:organization_discovery_domains")
  ResponseEntity<Object> discoveryDomains(@PathVariable String id, @ForList Query query) {
    return none(id, listings.readOn(query, "domains"));
  }

  @GetMapping("/organizations/{id}/groups")
  @RequiresScope("read:organization_groups")
  ResponseEntity<Object> groups(@PathVariable String id, @ForList("search") Query query) {
    return none(id, listings.readOn(query, "groups"));
  }

  @GetMapping("/organizations/{id}/clients")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> clients(@PathVariable String id, @ForList Query query) {
    return none(id, listings.readOn(query, "clients"));
  }

  private ResponseEntity<Object> none(String id, Listing listing) {
    if (organizations.byId(id).isEmpty()) {
      throw OrganizationRefusals.missing();
    }
    return Answers.ok(listing.answerNothing());
  }
}
