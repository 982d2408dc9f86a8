package dev.licet.identity.application;

import dev.licet.identity.api.ApiRegistered;
import dev.licet.identity.api.ApiRemoved;
import dev.licet.identity.api.PermissionRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to applications and their grants when something happens to an API. */
@Component
final class ApiFollower {
  private final TrialApplications trialApplications;
  private final ClientGrantTable table;

  ApiFollower(TrialApplications trialApplications, ClientGrantTable table) {
    this.trialApplications = trialApplications;
    this.table = table;
  }

  @EventListener
  void on(ApiRegistered event) {
    if (event.withTestApplication()) {
      trialApplications.register(event.api());
    }
  }

  @EventListener
  void on(PermissionRemoved event) {
    table.forgetOfApi(event.api().identifier());
  }

  @EventListener
  void on(ApiRemoved event) {
    table.forgetOfApi(event.api().identifier());
  }
}
