package dev.licet.identity.application;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications: find, register, authenticate, change and remove them. */
@Service
public class Applications {
  private static final Logger log = LoggerFactory.getLogger(Applications.class);
  private static final int STRONG_SECRET = 32;

  private final ApplicationTable table;
  private final ClientGrantTable grants;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Digest nobodys;

  Applications(
      ApplicationTable table, ClientGrantTable grants, Ids ids, ApplicationEventPublisher events) {
    this.table = table;
    this.grants = grants;
    this.ids = ids;
    this.events = events;
    this.nobodys = Digest.of(ids.secret());
  }

  /** All of them, by name. */
  public List<Application> list() {
    return table.list();
  }

  /** Some of them, by client id; never the server's own. */
  public List<Application> list(ApplicationFilter filter, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.list(filter, slice) : List.of();
  }

  /** How many there are of those. */
  public long count(ApplicationFilter filter) {
    return table.count(filter);
  }

  /** The application of that client id. From memory, at most 5 s old. */
  public Optional<Application> byClientId(String clientId) {
    return stored(clientId).map(StoredApplication::application);
  }

  /** The applications of that name, letter by letter; names need not be unique. */
  public List<Application> byName(String name) {
    return FieldChecks.isLine(name) ? table.byName(name) : List.of();
  }

  /**
   * The application, if the secret is its own. A public application has none and is never
   * authenticated. From memory, at most 5 s old; an unknown client takes as long as a wrong secret.
   */
  public Optional<Application> authenticate(String clientId, String presentedSecret) {
    var stored = stored(clientId);
    var digest = stored.flatMap(StoredApplication::secret);
    boolean matches = digest.orElse(nobodys).matches(presentedSecret);
    return matches && digest.isPresent()
        ? stored.map(StoredApplication::application)
        : Optional.empty();
  }

  /** Registers an application. Problems name the members of the Management API. */
  @Transactional
  public Outcome<RegisteredApplication> register(NewApplication wanted) {
    return insert(wanted, false);
  }

  /** Registers one of the server's own applications, which nobody may alter or remove. */
  @Transactional
  public Outcome<RegisteredApplication> install(NewApplication wanted) {
    return insert(wanted, true);
  }

  /**
   * Changes everything but the client id. An application that becomes public loses its secret; one
   * that ceases to be has none until {@link #rotateSecret} makes one.
   */
  @Transactional
  public Outcome<Application> change(String clientId, ApplicationSettings settings) {
    return edit(clientId, _ -> settings);
  }

  /** The same, from the settings as they are at that moment. */
  @Transactional
  public Outcome<Application> edit(String clientId, UnaryOperator<ApplicationSettings> edit) {
    return alter(
        clientId,
        application -> {
          var settings = edit.apply(application.settings());
          var problems = ApplicationRules.check(settings);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          table.update(clientId, settings);
          if (!settings.authMethod().hasSecret()) {
            table.update(clientId, Optional.empty());
          }
          return Outcome.done(changed(application, byClientId(clientId).orElseThrow()));
        });
  }

  /**
   * Replaces the secret by a new random one. The old one is void: here at once, on other nodes
   * within 5 s. The server's own applications may have theirs replaced too.
   */
  @Transactional
  public Outcome<ClientSecret> rotateSecret(String clientId) {
    var secret = new ClientSecret(ids.secret());
    return replaceSecret(clientId, secret, application -> secret);
  }

  /** Replaces the secret by a given one, as a tenant file may. */
  @Transactional
  public Outcome<Application> useSecret(String clientId, ClientSecret secret) {
    return replaceSecret(
        clientId,
        secret,
        application -> {
          warnOfWeak(application.clientId(), secret);
          return application;
        });
  }

  /** Removes an application with everything that hangs on it, and answers what it was. */
  @Transactional
  public Outcome<Application> remove(String clientId) {
    return alter(
        clientId,
        application -> {
          events.publishEvent(new ApplicationRemoved(application));
          grants.forgetOfApplication(clientId);
          table.delete(clientId);
          return Outcome.done(application);
        });
  }

  private Optional<StoredApplication> stored(String clientId) {
    return ApplicationRules.isClientId(clientId) ? table.byClientId(clientId) : Optional.empty();
  }

  private Outcome<RegisteredApplication> insert(NewApplication wanted, boolean system) {
    var problems = ApplicationRules.check(wanted);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var application = made(wanted, system);
    wanted.secret().ifPresent(given -> warnOfWeak(application.clientId(), given));
    var secret = secretOf(wanted);
    var digest = secret.map(readable -> Digest.of(readable.value()));
    if (!table.insert(new StoredApplication(application, digest))) {
      return Outcome.taken("client_id", "Another application has this client id already");
    }
    events.publishEvent(new ApplicationRegistered(application));
    return Outcome.done(new RegisteredApplication(application, secret));
  }

  private Application changed(Application before, Application after) {
    if (!after.equals(before)) {
      events.publishEvent(new ApplicationChanged(before, after));
    }
    return after;
  }

  /** A given secret may be shorter than ours, as a demo's is; the digest does not hide such. */
  private static void warnOfWeak(String clientId, ClientSecret given) {
    if (given.value().length() < STRONG_SECRET) {
      log.warn(
          "The client secret given for {} has fewer than {} characters: anyone may guess it",
          clientId,
          STRONG_SECRET);
    }
  }

  private Application made(NewApplication wanted, boolean system) {
    var settings = wanted.settings();
    return new Application(
        wanted.clientId().orElseGet(ids::clientId),
        settings.name(),
        settings.description(),
        settings.type(),
        settings.grantTypes(),
        settings.authMethod(),
        settings.firstParty(),
        settings.details(),
        system);
  }

  private Optional<ClientSecret> secretOf(NewApplication wanted) {
    return wanted.settings().authMethod().hasSecret()
        ? wanted.secret().or(() -> Optional.of(new ClientSecret(ids.secret())))
        : Optional.empty();
  }

  private <T> Outcome<T> replaceSecret(
      String clientId, ClientSecret secret, Function<Application, T> answer) {
    return find(
        clientId,
        application -> {
          var problems = ApplicationRules.check(application.authMethod(), secret);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          table.update(clientId, Optional.of(Digest.of(secret.value())));
          events.publishEvent(new ApplicationSecretReplaced(application));
          return Outcome.done(answer.apply(application));
        });
  }

  private Outcome<Application> alter(
      String clientId, Function<Application, Outcome<Application>> work) {
    return find(
        clientId,
        application ->
            application.system()
                ? Outcome.fixed(
                    "client_id", "This is the server's own application: it cannot be altered")
                : work.apply(application));
  }

  private <T> Outcome<T> find(String clientId, Function<Application, Outcome<T>> work) {
    return byClientId(clientId)
        .map(work)
        .orElseGet(
            () -> Outcome.missing("client_id", "There is no application with this client id"));
  }
}
