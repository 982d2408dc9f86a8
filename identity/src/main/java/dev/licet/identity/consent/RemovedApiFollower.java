package dev.licet.identity.consent;

import dev.licet.identity.api.ApiRemoved;
import dev.licet.identity.api.PermissionRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An API or a permission that is removed takes with it what was allowed: one that comes later under
 * the same name is another one, and nobody was asked about it.
 */
@Component
final class RemovedApiFollower {
  private final ConsentTable table;

  RemovedApiFollower(ConsentTable table) {
    this.table = table;
  }

  @EventListener
  void on(ApiRemoved event) {
    table.deleteOfApi(event.api().identifier());
  }

  @EventListener
  void on(PermissionRemoved event) {
    table.deleteScope(event.api().identifier(), event.permission());
  }
}
