package dev.licet.identity.tenant;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.tenant.state.Change;
import dev.licet.identity.tenant.state.Plan;
import dev.licet.identity.tenant.state.Planner;
import dev.licet.identity.tenant.state.Section;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tenant files that come over the wire: what they would do, and doing it, whole or not at all. */
@Component
class TenantFilePlans {
  private final Planner planner;
  private final TenantSetupTable table;
  private final TenantFileWriter writer;
  private final ApplicationSecrets secrets;

  TenantFilePlans(
      Planner planner,
      TenantSetupTable table,
      TenantFileWriter writer,
      ApplicationSecrets secrets) {
    this.planner = planner;
    this.table = table;
    this.writer = writer;
    this.secrets = secrets;
  }

  /**
   * Finds out what a file does.
   *
   * @param keep whether to leave it done
   * @throws dev.licet.identity.shared.StartRefused if the file is broken: nothing is done then
   */
  Plan plan(TenantFile file, boolean keep) {
    var emails = file.users().stream().map(WantedUser::email).toList();
    var clientIds =
        file.applications().stream().flatMap(wanted -> wanted.clientId().stream()).toList();
    var secrets = secrets(file);
    var prepared = writer.prepared(file);
    var plan =
        planner.plan(
            keep,
            emails,
            clientIds,
            () -> {
              table.lock();
              writer.write(prepared);
            });
    var changes = new ArrayList<>(plan.changes());
    changes.addAll(secrets);
    return new Plan(changes, plan.tokens());
  }

  /** Secrets are compared, not shown: of what is kept of them nothing can be read. */
  private List<Change> secrets(TenantFile file) {
    return file.applications().stream()
        .filter(wanted -> wanted.secret().isPresent())
        .flatMap(wanted ->
            writer.existing(wanted).stream()
                .filter(application -> !has(application, wanted))
                .map(TenantFilePlans::anotherSecret))
        .toList();
  }

  private boolean has(Application application, WantedApplication wanted) {
    return secrets.isPresent(application.clientId(), wanted.secret().orElseThrow());
  }

  private static Change anotherSecret(Application application) {
    return new Change(
        Change.Kind.CHANGE,
        Section.APPLICATIONS,
        "%s (%s)".formatted(application.name(), application.clientId()),
        List.of("client_secret another one"));
  }
}
