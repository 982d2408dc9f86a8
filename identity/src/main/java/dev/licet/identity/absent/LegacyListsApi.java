package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Auth0 itself has given up, and domains of the customer's own. */
@RestController
@RequestMapping(ManagementApi.PATH)
class LegacyListsApi implements Described {
  private final EmptyLists lists;

  LegacyListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /rules", List.of("enabled"),
        "GET /rules-configs", List.of(),
        "GET /hooks", List.of("enabled", "triggerId"),
        "GET /blacklists/tokens", List.of("aud"),
        "GET /custom-domains", List.of("sort", "q"));
  }

  @GetMapping("/rules")
  @RequiresScope("read:rules")
  ResponseEntity<Object> rules(HttpServletRequest request) {
    return lists.none("rules", request, "enabled");
  }

  @GetMapping("/rules-configs")
  @RequiresScope("read:rules_configs")
  ResponseEntity<Object> rulesConfigs(HttpServletRequest request) {
    return lists.none("rules_configs", request);
  }

  @GetMapping("/hooks")
  @RequiresScope("read:hooks")
  ResponseEntity<Object> hooks(HttpServletRequest request) {
    return lists.none("hooks", request, "enabled", "triggerId");
  }

  @GetMapping("/blacklists/tokens")
  @RequiresScope("blacklist:tokens")
  ResponseEntity<Object> blacklistedTokens(HttpServletRequest request) {
    return lists.none("tokens", request, "aud");
  }

  @GetMapping("/custom-domains")
  @RequiresScope("read:custom_domains")
  ResponseEntity<Object> customDomains(HttpServletRequest request) {
    return lists.none("custom_domains", request, "sort", "q");
  }
}
