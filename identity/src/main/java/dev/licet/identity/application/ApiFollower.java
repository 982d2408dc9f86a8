package dev.licet.identity.application;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiRegistered;
import dev.licet.identity.api.ApiRemoved;
import dev.licet.identity.api.PermissionRemoved;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to applications and their grants when something happens to an API. */
@Component
final class ApiFollower {
  private final Applications applications;
  private final ClientGrants grants;
  private final ClientGrantTable table;

  ApiFollower(Applications applications, ClientGrants grants, ClientGrantTable table) {
    this.applications = applications;
    this.grants = grants;
    this.table = table;
  }

  @EventListener
  void on(ApiRegistered event) {
    if (event.withTestApplication()) {
      registerTestApplication(event.api());
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

  private void registerTestApplication(Api api) {
    var wanted =
        NewApplication.named(api.name() + " (Test Application)", ApplicationType.NON_INTERACTIVE);
    var registered = done(applications.register(wanted));
    done(grants.grant(registered.application().clientId(), api.identifier(), List.of()));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Invalid<T>(var problems) ->
          throw new IllegalStateException("A test application was refused: " + problems);
    };
  }
}
