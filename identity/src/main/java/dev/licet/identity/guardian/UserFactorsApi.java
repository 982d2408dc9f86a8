package dev.licet.identity.guardian;

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

/** A user's second factors, and accounts elsewhere to be used for the user: there are none. */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}")
class UserFactorsApi implements Described {
  private final Users users;
  private final Listings listings;

  UserFactorsApi(Users users, Listings listings) {
    this.users = users;
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /users/{id}/authentication-methods", List.of(),
        "GET /users/{id}/connected-accounts", List.of());
  }

  @GetMapping("/authentication-methods")
  @RequiresScope("read:authentication_methods")
  ResponseEntity<Object> authenticationMethods(
      @PathVariable String id, HttpServletRequest request) {
    return none(id, "authenticators", request);
  }

  @GetMapping("/connected-accounts")
  @RequiresScope("read:users")
  ResponseEntity<Object> connectedAccounts(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.readOn(Query.ofList(request), "connected_accounts");
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerNothing());
  }

  @GetMapping("/enrollments")
  @RequiresScope("read:users")
  ResponseEntity<Object> enrollments(@PathVariable String id, HttpServletRequest request) {
    Query.ofOne(request);
    UserRefusals.require(users, id);
    return Answers.ok(List.of());
  }

  private ResponseEntity<Object> none(String id, String collection, HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request), collection);
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerNothing());
  }
}
