package dev.licet.identity.absent;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Query;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Programs of the tenant's own, and what they are put together from. */
@RestController
@RequestMapping(ManagementApi.PATH)
class AutomationListsApi {
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

  @GetMapping("/flows")
  @RequiresScope("read:flows")
  ResponseEntity<Object> flows(@ForList({"hydrate", "synchronous"}) Query query) {
    return lists.none("flows", query);
  }

  @GetMapping("/flows/vault/connections")
  @RequiresScope("read:flows_vault_connections")
  ResponseEntity<Object> vaultConnections(@ForList Query query) {
    return lists.none("connections", query);
  }

  @GetMapping("/forms")
  @RequiresScope("read:forms")
  ResponseEntity<Object> forms(@ForList("hydrate") Query query) {
    return lists.none("forms", query);
  }

  @GetMapping("/event-streams")
  @RequiresScope("read:event_streams")
  ResponseEntity<Object> eventStreams(@ForList Query query) {
    return lists.noneOn("eventStreams", query);
  }

  @GetMapping("/actions/actions")
  @RequiresScope("read:actions")
  ResponseEntity<Object> actions(
      @ForList({"triggerId", "actionName", "deployed", "installed"}) Query query) {
    return lists.wrapped("actions", query);
  }

  @GetMapping("/actions/modules")
  @RequiresScope("read:actions")
  ResponseEntity<Object> modules(@ForList Query query) {
    return lists.wrapped("modules", query);
  }

  @GetMapping("/actions/triggers")
  @RequiresScope("read:actions")
  ResponseEntity<Object> triggers(@ForList Query query) {
    return lists.wrapped("triggers", query);
  }

  @GetMapping("/actions/triggers/{id}/bindings")
  @RequiresScope("read:actions")
  ResponseEntity<Object> bindings(@PathVariable String id, @ForList Query query) {
    if (!TRIGGERS.contains(id)) {
      throw TRIGGER.missing();
    }
    return lists.wrapped("bindings", query);
  }
}
