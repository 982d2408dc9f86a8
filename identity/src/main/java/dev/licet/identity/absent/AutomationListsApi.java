package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Programs of the tenant's own, and what they are put together from. */
@RestController
@RequestMapping(ManagementApi.PATH)
class AutomationListsApi implements Described {
  private static final String[] ACTION_FILTERS = {
    "triggerId", "actionName", "deployed", "installed"
  };

  /** Auth0's names of the places where its programs run. */
  private static final Set<String> TRIGGERS =
      Set.of(
          "post-login",
          "credentials-exchange",
          "pre-user-registration",
          "post-user-registration",
          "post-change-password",
          "send-phone-message",
          "password-reset-post-challenge",
          "custom-email-provider",
          "custom-phone-provider",
          "custom-token-exchange",
          "event-stream",
          "login-post-identifier",
          "password-hash-migration",
          "signup-post-identifier");

  private static final Answers TRIGGER = new Answers("trigger");

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
        "GET /actions/triggers", List.of(),
        "GET /actions/triggers/{id}/bindings", List.of());
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
    return lists.noneOn("eventStreams", request);
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

  @GetMapping("/actions/triggers/{id}/bindings")
  @RequiresScope("read:actions")
  ResponseEntity<Object> bindings(@PathVariable String id, HttpServletRequest request) {
    if (!TRIGGERS.contains(id)) {
      throw TRIGGER.missing();
    }
    return lists.wrapped("bindings", request);
  }
}
