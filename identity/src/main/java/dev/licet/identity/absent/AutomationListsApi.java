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

/** Programs of the tenant's own, and what they are put together from. */
@RestController
@RequestMapping(ManagementApi.PATH)
class AutomationListsApi implements Described {
  private static final String[] ACTION_FILTERS = {
    "triggerId", "actionName", "deployed", "installed"
  };

  private final EmptyLists lists;

  AutomationListsApi(EmptyLists lists) {
    this.lists = lists;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of(
        "GET /flows", List.of("hydrate", "synchronous"),
        "GET /flows/vault/connections", List.of(),
        "GET /forms", List.of("hydrate"),
        "GET /event-streams", List.of(),
        "GET /actions/actions", List.of(ACTION_FILTERS),
        "GET /actions/modules", List.of(),
        "GET /actions/triggers", List.of());
  }

  @GetMapping("/flows")
  @RequiresScope("read:flows")
  ResponseEntity<Object> flows(HttpServletRequest request) {
    return lists.none("flows", request, "hydrate", "synchronous");
  }

  @GetMapping("/flows/vault/connections")
  @RequiresScope("read:flows_vault_connections")
  ResponseEntity<Object> vaultConnections(HttpServletRequest request) {
    return lists.none("connections", request);
  }

  @GetMapping("/forms")
  @RequiresScope("read:forms")
  ResponseEntity<Object> forms(HttpServletRequest request) {
    return lists.none("forms", request, "hydrate");
  }

  @GetMapping("/event-streams")
  @RequiresScope("read:event_streams")
  ResponseEntity<Object> eventStreams(HttpServletRequest request) {
    return lists.none("eventStreams", request);
  }

  @GetMapping("/actions/actions")
  @RequiresScope("read:actions")
  ResponseEntity<Object> actions(HttpServletRequest request) {
    return lists.wrapped("actions", request, ACTION_FILTERS);
  }

  @GetMapping("/actions/modules")
  @RequiresScope("read:actions")
  ResponseEntity<Object> modules(HttpServletRequest request) {
    return lists.wrapped("modules", request);
  }

  @GetMapping("/actions/triggers")
  @RequiresScope("read:actions")
  ResponseEntity<Object> triggers(HttpServletRequest request) {
    return lists.wrapped("triggers", request);
  }
}
