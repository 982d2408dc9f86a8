package dev.licet.identity.management;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The lists of what this server has none of, so that tools which read everything are not stopped.
 */
@RestController
@RequestMapping(ManagementApi.PATH)
class EmptyListsApi implements Described {
  private static final Map<String, List<String>> FILTERS =
      Map.of(
          "GET /organizations", List.of("sort"),
          "GET /custom-domains", List.of("sort", "q"),
          "GET /rules", List.of("enabled"),
          "GET /hooks", List.of("enabled", "triggerId"),
          "GET /actions/actions", List.of("triggerId", "actionName", "deployed", "installed"));

  private final Listings listings;

  EmptyListsApi(Listings listings) {
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return FILTERS;
  }

  @GetMapping("/organizations")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> organizations(HttpServletRequest request) {
    return none("organizations", request);
  }

  @GetMapping("/custom-domains")
  @RequiresScope("read:custom_domains")
  ResponseEntity<Object> customDomains(HttpServletRequest request) {
    return none("custom_domains", request);
  }

  @GetMapping("/rules")
  @RequiresScope("read:rules")
  ResponseEntity<Object> rules(HttpServletRequest request) {
    return none("rules", request);
  }

  @GetMapping("/hooks")
  @RequiresScope("read:hooks")
  ResponseEntity<Object> hooks(HttpServletRequest request) {
    return none("hooks", request);
  }

  /** Actions count themselves always, but never how many there are of none. */
  @GetMapping("/actions/actions")
  @RequiresScope("read:actions")
  ResponseEntity<Object> actions(HttpServletRequest request) {
    var listing = listing("actions", request);
    return Answers.ok(Map.of("actions", List.of(), "per_page", listing.slice().limit()));
  }

  private ResponseEntity<Object> none(String collection, HttpServletRequest request) {
    return Answers.ok(
        listing(collection, request).<String>answer(List.of(), key -> key, _ -> Map.of(), () -> 0));
  }

  private Listing listing(String collection, HttpServletRequest request) {
    var path = request.getRequestURI().substring(ManagementApi.PATH.length());
    return listings.read(
        Query.ofList(request, FILTERS.getOrDefault("GET " + path, List.of())), collection);
  }
}
