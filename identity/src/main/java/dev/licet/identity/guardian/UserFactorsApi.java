package dev.licet.identity.guardian;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A user's second factors, and accounts elsewhere to be used for the user: there are none. */
@RestController
@RequestMapping(ManagementApi.PATH + "/users/{id}")
class UserFactorsApi {
  private final Users users;
  private final Listings listings;

  UserFactorsApi(Users users, Listings listings) {
    this.users = users;
    this.listings = listings;
  }

  @GetMapping("/authentication-methods")
  @RequiresScope("read:authentication_methods")
  ResponseEntity<Object> authenticationMethods(@PathVariable String id, @ForList Query query) {
    return none(id, listings.read(query, "authenticators"));
  }

  @GetMapping("/connected-accounts")
  @RequiresScope("read:users")
  ResponseEntity<Object> connectedAccounts(@PathVariable String id, @ForList Query query) {
    return none(id, listings.readOn(query, "connected_accounts"));
  }

  @GetMapping("/enrollments")
  @RequiresScope("read:users")
  ResponseEntity<Object> enrollments(@PathVariable String id, @WithFields Query query) {
    UserRefusals.require(users, id);
    return Answers.ok(List.of());
  }

  private ResponseEntity<Object> none(String id, Listing listing) {
    UserRefusals.require(users, id);
    return Answers.ok(listing.answerNothing());
  }
}
