package dev.licet.identity.role;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
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

/** The groups of a user and of a role. Auth0 takes them over from directories; here are none. */
@RestController
@RequestMapping(ManagementApi.PATH)
class GroupListsApi implements Described {
  private final Users users;
  private final Roles roles;
  private final Listings listings;

  GroupListsApi(Users users, Roles roles, Listings listings) {
    this.users = users;
    this.roles = roles;
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /users/{id}/groups", List.of());
  }

  @Override
  public Map<String, List<String>> parameters() {
    return Map.of("GET /roles/{id}/groups", List.of("from", "take"));
  }

  @GetMapping("/users/{id}/groups")
  @RequiresScope("read:groups")
  ResponseEntity<Object> groupsOfUser(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request), "groups");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerNothing());
  }

  @GetMapping("/roles/{id}/groups")
  @RequiresScope("read:group_roles")
  ResponseEntity<Object> groupsOfRole(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.readOn(Query.ofOne(request, "from", "take"), "groups");
    if (roles.byId(id).isEmpty()) {
      throw new Answers("role").missing();
    }
    return Answers.ok(listing.answerNothing());
  }
}
