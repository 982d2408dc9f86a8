package dev.licet.identity.management;

import dev.licet.guard.RequiresScope;
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
class EmptyListsApi {
  private final Listings listings;

  EmptyListsApi(Listings listings) {
    this.listings = listings;
  }

  @GetMapping("/organizations")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> organizations(HttpServletRequest request) {
    return none("organizations", Query.ofList(request, "sort"));
  }

  @GetMapping("/custom-domains")
  @RequiresScope("read:custom_domains")
  ResponseEntity<Object> customDomains(HttpServletRequest request) {
    return none("custom_domains", Query.ofList(request, "sort", "q"));
  }

  @GetMapping("/rules")
  @RequiresScope("read:rules")
  ResponseEntity<Object> rules(HttpServletRequest request) {
    return none("rules", Query.ofList(request, "enabled"));
  }

  @GetMapping("/hooks")
  @RequiresScope("read:hooks")
  ResponseEntity<Object> hooks(HttpServletRequest request) {
    return none("hooks", Query.ofList(request, "enabled", "triggerId"));
  }

  /** Actions count themselves always, but never how many there are of none. */
  @GetMapping("/actions/actions")
  @RequiresScope("read:actions")
  ResponseEntity<Object> actions(HttpServletRequest request) {
    var query = Query.ofList(request, "triggerId", "actionName", "deployed", "installed");
    var listing = listings.read(query, "actions");
    return Answers.ok(Map.of("actions", List.of(), "per_page", listing.slice().limit()));
  }

  private ResponseEntity<Object> none(String collection, Query query) {
    var listing = listings.read(query, collection);
    return Answers.ok(listing.<String>answer(List.of(), key -> key, _ -> Map.of(), () -> 0));
  }
}
