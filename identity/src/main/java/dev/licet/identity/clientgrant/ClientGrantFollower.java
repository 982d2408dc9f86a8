package dev.licet.identity.clientgrant;

import dev.licet.identity.api.ApiChanged;
import dev.licet.identity.api.ApiRegistered;
import dev.licet.identity.api.ApiRemoved;
import dev.licet.identity.api.PermissionRemoved;
import dev.licet.identity.application.ApplicationRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to client grants when something happens to an API or an application. */
@Component
final class ClientGrantFollower {
  private final TrialApplications trialApplications;
  private final ClientGrantTable table;

  ClientGrantFollower(TrialApplications trialApplications, ClientGrantTable table) {
    this.trialApplications = trialApplications;
    this.table = table;
  }

  @EventListener
  void on(ApiRegistered event) {
    if (event.withTestApplication()) {
      trialApplications.register(event.api());
    }
  }

  /** It may have another permission, which some grants hold with all others. */
  @EventListener
  void on(ApiChanged event) {
    table.forgetOfApi(event.after().identifier());
  }

  @EventListener
  void on(PermissionRemoved event) {
    table.forgetOfApi(event.api().identifier());
  }

  @EventListener(ApplicationRemoved.class)
  void removed() {
    table.forgetAll();
  }

  @EventListener
  void on(ApiRemoved event) {
    table.forgetOfApi(event.api().identifier());
  }
}
