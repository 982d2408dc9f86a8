package dev.licet.identity.oauth;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.settings.TenantSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The applications under the client ids that they go by outside. Those that describe themselves are
 * there only while the tenant takes such.
 */
@Component
public class OAuthClients {
  private final Applications applications;
  private final TenantSettings settings;

  OAuthClients(Applications applications, TenantSettings settings) {
    this.applications = applications;
    this.settings = settings;
  }

  /** The application that goes by that client id. From memory, at most 5 s old. */
  public Optional<Application> find(String wireId) {
    return applications.byWireId(wireId).filter(this::isTaken);
  }

  private boolean isTaken(Application application) {
    return application.document().isEmpty() || settings.readsClientDocuments();
  }
}
