package dev.licet.identity.role;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The groups of a user and of a role. Auth0 takes them over from directories; here are none. */
@RestController
@RequestMapping(ManagementApi.PATH)
class GroupListsApi {
  private final Users users;
  private final Roles roles;
  private final Listings listings;

  GroupListsApi(Users users, Roles roles, Listings listings) {
    this.users = users;
    this.roles = roles;
    this.listings = listings;
  }

  @GetMapping("/users/{id}/groups")
  @RequiresScope("read:groups")
  ResponseEntity<Object> groupsOfUser(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "groups");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerNothing());
  }

  @GetMapping("/roles/{id}/groups")
  @RequiresScope("read:group_roles")
  ResponseEntity<Object> groupsOfRole(
      @PathVariable String id, @WithFields({"from", "take"}) Query query) {
    var listing = listings.readOn(query, "groups");
    if (roles.byId(id).isEmpty()) {
      throw new Answers("role").missing();
    }
    return Answers.ok(listing.answerNothing());
  }
}
