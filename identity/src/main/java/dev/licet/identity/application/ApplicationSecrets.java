package dev.licet.identity.application;

import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces the secrets of applications. What is void is so here at once, elsewhere within 5 s. */
@Service
public class ApplicationSecrets {
  private static final Logger log = LoggerFactory.getLogger(ApplicationSecrets.class);
  private static final int STRONG_SECRET = 32;

  private final Applications applications;
  private final ApplicationTable table;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationSecrets(
      Applications applications,
      ApplicationTable table,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.applications = applications;
    this.table = table;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  /** Replaces the secret by a new random one; the old one is void. */
  @Transactional
  public Outcome<ClientSecret> rotate(String clientId) {
    return rotate(clientId, Duration.ZERO);
  }

  /**
   * Replaces the secret by a new random one; the old one goes on for that long, and the one before
   * that is void. The server's own applications may have theirs replaced too.
   */
  @Transactional
  public Outcome<ClientSecret> rotate(String clientId, Duration overlap) {
    var secret = new ClientSecret(ids.secret());
    return replace(clientId, secret, overlap, _ -> secret);
  }

  /** Makes a secret for an application that is to prove itself by one and has none yet. */
  @Transactional
  Outcome<Optional<ClientSecret>> supply(String clientId) {
    return find(
        clientId,
        application -> {
          var has = applications.stored(clientId).flatMap(StoredApplication::secret).isPresent();
          return has || !application.authMethod().hasSecret()
              ? Outcome.done(Optional.empty())
              : rotate(clientId).map(Optional::of);
        });
  }

  /** Replaces the secret by a given one, as a tenant file may; the old one is void. */
  @Transactional
  public Outcome<Application> use(String clientId, ClientSecret secret) {
    return replace(
        clientId,
        secret,
        Duration.ZERO,
        application -> {
          warnOfWeak(application.clientId(), secret);
          return application;
        });
  }

  /** Edits the application as {@link Applications#edit} and replaces its secret, or neither. */
  @Transactional
  public Outcome<Application> use(
      String clientId,
      ClientSecret secret,
      UnaryOperator<ApplicationSettings> edit,
      Optional<List<WantedCredential>> keys) {
    return find(
        clientId,
        application -> {
          var method = edit.apply(application.settings()).authMethod();
          var problems = ApplicationRules.check(method, secret);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          return applications.edit(clientId, edit, keys).then(_ -> use(clientId, secret));
        });
  }

  /** The old secret, which was to go on for a while, is void. */
  @Transactional
  public Outcome<Application> endOld(String clientId) {
    return find(
        clientId,
        application -> {
          if (oldWorksUntil(clientId).isPresent()) {
            table.endOldSecret(clientId);
            events.publishEvent(new ApplicationOldSecretEnded(application));
          }
          return Outcome.done(application);
        });
  }

  /** Whether this is the application's present secret. */
  public boolean isPresent(String clientId, ClientSecret secret) {
    return applications
        .stored(clientId)
        .flatMap(StoredApplication::secret)
        .filter(digest -> digest.matches(secret.value()))
        .isPresent();
  }

  /** Until when the secret before the present one works; empty if it does not. */
  public Optional<Instant> oldWorksUntil(String clientId) {
    return applications
        .stored(clientId)
        .flatMap(stored -> stored.oldSecretAt(clock.instant()))
        .map(OldSecret::until);
  }

  /** A given secret may be shorter than ours, as a demo's is; the digest does not hide such. */
  static void warnOfWeak(String clientId, ClientSecret given) {
    if (given.value().length() < STRONG_SECRET) {
      log.warn(
          "The client secret given for {} has fewer than {} characters: anyone may guess it",
          clientId,
          STRONG_SECRET);
    }
  }

  private <T> Outcome<T> replace(
      String clientId, ClientSecret secret, Duration overlap, Function<Application, T> answer) {
    return find(
        clientId,
        application -> {
          var problems = ApplicationRules.check(application.authMethod(), secret);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          var oldUntil = clock.instant().plus(overlap);
          table.replaceSecret(clientId, Digest.of(secret.value()), oldUntil);
          events.publishEvent(
              new ApplicationSecretReplaced(
                  application, overlap.isPositive() ? Optional.of(oldUntil) : Optional.empty()));
          return Outcome.done(answer.apply(application));
        });
  }

  private <T> Outcome<T> find(String clientId, Function<Application, Outcome<T>> work) {
    return applications
        .byClientId(clientId)
        .map(work)
        .orElseGet(
            () -> Outcome.missing("client_id", "There is no application with this client id"));
  }
}
