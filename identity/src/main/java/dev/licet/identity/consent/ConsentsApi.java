package dev.licet.identity.consent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/grants}: what users have allowed applications. */
@RestController
@RequestMapping(ManagementApi.PATH + "/grants")
class ConsentsApi implements Described {
  private static final List<String> FILTERS = List.of("user_id", "client_id", "audience");

  private final Consents consents;
  private final Listings listings;

  ConsentsApi(Consents consents, Listings listings) {
    this.consents = consents;
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /grants", FILTERS);
  }

  @GetMapping
  @RequiresScope("read:grants")
  ResponseEntity<Object> list(HttpServletRequest request) {
    var query = Query.ofList(request, FILTERS);
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
  ResponseEntity<Object> withdrawAll(HttpServletRequest request) {
    var userId = Query.read(request, "user_id").text("user_id");
    if (userId.isEmpty()) {
      throw new ManagementRefused(
          ManagementError.invalidQuery("'Missing required property: user_id'"));
    }
    consents.withdrawAll(userId.get());
    return Answers.nothing();
  }
}
