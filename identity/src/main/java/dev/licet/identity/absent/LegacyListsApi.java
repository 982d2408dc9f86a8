package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Auth0 itself has given up, and domains of the customer's own. */
@RestController
@RequestMapping(ManagementApi.PATH)
class LegacyListsApi {
  private final EmptyLists lists;

  LegacyListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @GetMapping("/rules")
  @RequiresScope("read:rules")
  ResponseEntity<Object> rules(@ForList("enabled") Query query) {
    return lists.none("rules", query);
  }

  @GetMapping("/rules-configs")
  @RequiresScope("read:rules_configs")
  ResponseEntity<Object> rulesConfigs(@ForList Query query) {
    return lists.none("rules_configs", query);
  }

  @GetMapping("/hooks")
  @RequiresScope("read:hooks")
  ResponseEntity<Object> hooks(@ForList({"enabled", "triggerId"}) Query query) {
    return lists.none("hooks", query);
  }

  @GetMapping("/blacklists/tokens")
  @RequiresScope("blacklist:tokens")
  ResponseEntity<Object> blacklistedTokens(@ForList("aud") Query query) {
    return lists.none("tokens", query);
  }

  @GetMapping("/custom-domains")
  @RequiresScope("read:custom_domains")
  ResponseEntity<Object> customDomains(@ForList({"sort", "q"}) Query query) {
    return lists.none("custom_domains", query);
  }
}
