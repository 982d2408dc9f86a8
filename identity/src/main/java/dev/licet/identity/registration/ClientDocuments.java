package dev.licet.identity.registration;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.authorize.request.DocumentedClients;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.settings.TenantSettings;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Applications that describe themselves: read again, when somebody asks for one, as soon as what
 * was read before is not good any more. Where it cannot be read then, the application gets nobody
 * new; what it was given before goes on.
 */
@Service
class ClientDocuments implements DocumentedClients {
  private final Applications applications;
  private final DocumentFetcher fetcher;
  private final DocumentedApplications kept;
  private final ClientDocumentTable table;
  private final TenantSettings settings;
  private final Clock clock;

  ClientDocuments(
      Applications applications,
      DocumentFetcher fetcher,
      DocumentedApplications kept,
      ClientDocumentTable table,
      TenantSettings settings,
      Clock clock) {
    this.applications = applications;
    this.fetcher = fetcher;
    this.kept = kept;
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Attempt<Application> upToDate(String url) {
    if (!areTaken()) {
      return Attempt.failed(OAuthError.invalidRequest("Unknown client"));
    }
    return applications
        .byWireId(url)
        .filter(this::isFresh)
        .map(Attempt::of)
        .orElseGet(() -> fetcher.fetch(url).then(text -> keep(text, false)));
  }

  @Override
  public boolean areTaken() {
    return settings.readsClientDocuments();
  }

  /** Keeps it. Of two who come at the same moment with a new one, the other's is as good. */
  Attempt<Application> keep(DocumentText text, boolean byAdministrator) {
    var attempt = text.read().then(said -> kept.keep(text, said, byAdministrator));
    return attempt instanceof Attempt.Failure<Application>(var error)
        ? applications
            .byWireId(text.url())
            .filter(known -> !byAdministrator && isFresh(known))
            .map(Attempt::of)
            .orElseGet(() -> fetcher.refuse(text.url(), error))
        : attempt;
  }

  private boolean isFresh(Application application) {
    return table.freshUntil(application.clientId()).filter(clock.instant()::isBefore).isPresent();
  }
}
