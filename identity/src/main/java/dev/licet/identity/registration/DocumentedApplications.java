package dev.licet.identity.registration;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.ClientDocument;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.KeyAddresses;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what applications say of themselves, as far as the tenant has nothing else to say. */
@Service
class DocumentedApplications {
  /** Whom nobody has let in by then is forgotten. */
  static final Duration IDLE = Duration.ofDays(1);

  private final Applications applications;
  private final ClientGrants grants;
  private final Credentials credentials;
  private final KeyAddresses addresses;
  private final Consents consents;
  private final ClientDocumentTable table;
  private final TransactionOperations writing;
  private final Clock clock;

  DocumentedApplications(
      Applications applications,
      ClientGrants grants,
      Credentials credentials,
      KeyAddresses addresses,
      Consents consents,
      ClientDocumentTable table,
      TransactionOperations writing,
      Clock clock) {
    this.applications = applications;
    this.grants = grants;
    this.credentials = credentials;
    this.addresses = addresses;
    this.consents = consents;
    this.table = table;
    this.writing = writing;
    this.clock = clock;
  }

  /** Keeps what a document says from now on. */
  @Transactional
  public Attempt<Application> keep(
      DocumentText text, ClientMetadata said, boolean byAdministrator) {
    var document = new ClientDocument(text.url(), byAdministrator);
    return applications
        .byWireId(text.url())
        .map(before -> change(before, said))
        .orElseGet(() -> register(document, said))
        .then(application -> {
          addresses.replace(application.clientId(), said.keys().address());
          table.save(application.clientId(), clock.instant().plus(text.fresh()));
          return Attempt.of(application);
        });
  }

  /** Forgets, every hour, those that came by themselves and that nobody has let in. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  public void purge() {
    for (var clientId : table.staleAt(clock.instant().minus(IDLE))) {
      writing.executeWithoutResult(_ -> removeIfNobodys(clientId));
    }
  }

  private void removeIfNobodys(String clientId) {
    applications
        .byClientId(clientId)
        .filter(this::isNobodys)
        .ifPresent(application -> applications.remove(application.clientId()));
  }

  private boolean isNobodys(Application application) {
    return application.document().filter(ClientDocument::byAdministrator).isEmpty()
        && !consents.existFor(application.clientId())
        && grants.ofApplication(application.clientId()).isEmpty();
  }

  private Attempt<Application> register(ClientDocument document, ClientMetadata said) {
    if (!document.byAdministrator()
        && applications.count(Registrations.THIRD_PARTY) >= Registrations.MOST) {
      return Attempt.failed(OAuthError.tooManyRegistrations());
    }
    return said.settings("", ApplicationDetails.NONE)
        .then(settings ->
            attempt(
                applications.register(NewApplication.of(settings, said.keys().keys()), document)))
        .then(registered -> Attempt.of(registered.application()));
  }

  private Attempt<Application> change(Application before, ClientMetadata said) {
    return said.settings(before.description(), before.details())
        .then(settings -> {
          if (isAnother(before, settings, said)) {
            consents.doubt(before.clientId());
          }
          return attempt(applications.change(before.clientId(), settings));
        })
        .then(after -> {
          replaceKeys(after, said);
          return Attempt.of(after);
        });
  }

  /** Whether it is still what users were shown, and where they let it be answered. */
  private boolean isAnother(Application before, ApplicationSettings now, ClientMetadata said) {
    var callbacks = new HashSet<>(before.details().texts("callbacks"));
    return !before.name().equals(now.name())
        || !callbacks.containsAll(now.details().texts("callbacks"))
        || before.authMethod() != now.authMethod()
        || !addresses.find(before.clientId()).equals(said.keys().address());
  }

  private void replaceKeys(Application application, ClientMetadata said) {
    boolean areInIt = said.keys().address().isEmpty();
    if (areInIt && application.authMethod() == TokenEndpointAuthMethod.PRIVATE_KEY_JWT) {
      credentials.replace(application.clientId(), said.keys().fresh());
    }
  }

  private static <T> Attempt<T> attempt(Outcome<T> outcome) {
    return switch (outcome) {
      case Done<T>(var value) -> Attempt.of(value);
      case Invalid<T>(var problems) -> DocumentText.refused(problems.getFirst().message());
    };
  }
}
