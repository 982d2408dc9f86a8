package dev.licet.identity.consent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Only;
import dev.licet.identity.management.paging.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/grants}: what users have allowed applications. */
@RestController
@RequestMapping(ManagementApi.PATH + "/grants")
class ConsentsApi {
  private final Consents consents;
  private final Listings listings;

  ConsentsApi(Consents consents, Listings listings) {
    this.consents = consents;
    this.listings = listings;
  }

  @GetMapping
  @RequiresScope("read:grants")
  ResponseEntity<Object> list(@ForList({"user_id", "client_id", "audience"}) Query query) {
    var listing = listings.read(query, "grants");
    var filter =
        new ConsentFilter(query.text("user_id"), query.text("client_id"), query.text("audience"));
    return Answers.ok(
        listing.answer(
            consents.list(filter, listing.slice()),
            Consent::id,
            ConsentJson::of,
            () -> consents.count(filter)));
  }

  /** As Auth0 answers, whether there was one or not. */
  @DeleteMapping("/{id}")
  @RequiresScope("delete:grants")
  ResponseEntity<Object> withdraw(@PathVariable String id) {
    consents.withdraw(id);
    return Answers.nothing();
  }

  @DeleteMapping
  @RequiresScope("delete:grants")
  ResponseEntity<Object> withdrawAll(@Only("user_id") Query query) {
    consents.withdrawAll(query.required("user_id"));
    return Answers.nothing();
  }
}
