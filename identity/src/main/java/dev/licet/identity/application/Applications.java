package dev.licet.identity.application;

import dev.licet.identity.credential.CredentialType;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications: find, register, authenticate, change and remove them. */
@Service
public class Applications {
  private final ApplicationTable table;
  private final Credentials credentials;
  private final RequestKeys requestKeys;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Digest nobodys;

  Applications(
      ApplicationTable table,
      Credentials credentials,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.credentials = credentials;
    this.requestKeys = new RequestKeys(credentials);
    this.ids = ids;
    this.events = events;
    this.clock = clock;
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

  /** What users know the application of that client id by; empty where there is none. */
  public String shownName(String clientId) {
    return byClientId(clientId).map(Application::shownName).orElse("");
  }

  /**
   * The application that goes by that client id outside: of one that describes itself the address
   * where it does. From memory, at most 5 s old.
   */
  public Optional<Application> byWireId(String id) {
    var stored =
        id.startsWith("https://") && FieldChecks.isLine(id)
            ? table.byDocument(id)
            : stored(id).filter(one -> one.application().document().isEmpty());
    return stored.map(StoredApplication::application);
  }

  /** The applications of that name, letter by letter; names need not be unique. */
  public List<Application> byName(String name) {
    return FieldChecks.isLine(name) ? table.byName(name) : List.of();
  }

  /**
   * The application, if the secret is its own, or its old one that still works. A public
   * application has none and is never authenticated. From memory, at most 5 s old; an unknown
   * client takes as long as a wrong secret.
   */
  public Optional<Application> authenticate(String clientId, String presentedSecret) {
    var stored = stored(clientId);
    var now = stored.flatMap(StoredApplication::secret);
    var old = stored.flatMap(one -> one.oldSecretAt(clock.instant())).map(OldSecret::digest);
    boolean isNow = now.orElse(nobodys).matches(presentedSecret) && now.isPresent();
    boolean isOld = old.orElse(nobodys).matches(presentedSecret) && old.isPresent();
    return isNow || isOld ? stored.map(StoredApplication::application) : Optional.empty();
  }

  /** Registers an application. Problems name the members of the Management API. */
  @Transactional
  public Outcome<RegisteredApplication> register(NewApplication wanted) {
    return insert(wanted, false, Optional.empty());
  }

  /** Registers one that describes itself. */
  @Transactional
  public Outcome<RegisteredApplication> register(NewApplication wanted, ClientDocument document) {
    return insert(wanted, false, Optional.of(document));
  }

  /** Registers one of the server's own applications, which nobody may alter or remove. */
  @Transactional
  public Outcome<RegisteredApplication> install(NewApplication wanted) {
    return insert(wanted, true, Optional.empty());
  }

  /**
   * Changes everything but the client id. An application that becomes public, or proves itself by a
   * key, loses its secret; one that ceases to has none until {@link ApplicationSecrets#rotate}
   * makes one.
   */
  @Transactional
  public Outcome<Application> change(String clientId, ApplicationSettings settings) {
    return edit(clientId, _ -> settings);
  }

  /** The same, from the settings as they are at that moment. */
  @Transactional
  public Outcome<Application> edit(String clientId, UnaryOperator<ApplicationSettings> edit) {
    return edit(clientId, edit, Optional.empty());
  }

  /**
   * The same, and from now on the application proves itself by exactly those keys; empty to leave
   * them as they are.
   */
  @Transactional
  public Outcome<Application> edit(
      String clientId,
      UnaryOperator<ApplicationSettings> edit,
      Optional<List<WantedCredential>> keys) {
    return alter(
        clientId, application -> edit(application, edit.apply(application.settings()), keys));
  }

  /** The same by a form, which may refuse. */
  @Transactional
  public Outcome<Application> fill(
      String clientId, Function<Application, Outcome<ApplicationSettings>> form) {
    return alter(
        clientId,
        application ->
            form.apply(application).then(wanted -> edit(application, wanted, Optional.empty())));
  }

  /** Removes an application with everything that hangs on it, and answers what it was. */
  @Transactional
  public Outcome<Application> remove(String clientId) {
    return alter(
        clientId,
        application -> {
          // It goes first: whoever is giving it something at this moment is waited for, and what
          // they have written is there for those who end the rest.
          table.delete(application);
          events.publishEvent(new ApplicationRemoved(application));
          return Outcome.done(application);
        });
  }

  Optional<StoredApplication> stored(String clientId) {
    return ApplicationRules.isClientId(clientId) ? table.byClientId(clientId) : Optional.empty();
  }

  private Outcome<Application> edit(
      Application before, ApplicationSettings settings, Optional<List<WantedCredential>> keys) {
    return signing(before, settings).then(signing -> edit(before, settings, keys, signing));
  }

  private Outcome<Application> edit(
      Application before,
      ApplicationSettings settings,
      Optional<List<WantedCredential>> keys,
      List<WantedCredential> signing) {
    var clientId = before.clientId();
    var problems = new ArrayList<>(ApplicationRules.check(settings));
    problems.addAll(ApplicationRules.check(before.document(), settings));
    problems.addAll(problems(clientId, settings, keys.orElse(List.of()), signing));
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    update(before, settings, keys);
    keep(clientId, settings, signing);
    return Outcome.done(changed(before, byClientId(clientId).orElseThrow()));
  }

  /** What is not said anew is not looked at anew: a key of before may be gone. */
  private Outcome<List<WantedCredential>> signing(
      Application before, ApplicationSettings settings) {
    var same = before.signedRequests().equals(SignedRequestSettings.of(settings.details()));
    return same ? Outcome.done(List.of()) : requestKeys.read(before.clientId(), settings.details());
  }

  private void keep(String clientId, ApplicationSettings settings, List<WantedCredential> signing) {
    if (!signing.isEmpty()) {
      var details = requestKeys.keep(clientId, settings.details(), signing);
      table.update(clientId, settings.with(details));
    }
  }

  private List<FieldProblem> problems(
      String clientId,
      ApplicationSettings settings,
      List<WantedCredential> keys,
      List<WantedCredential> signing) {
    var both = Stream.concat(keys.stream(), signing.stream()).toList();
    var problems = new ArrayList<>(credentials.problems(clientId, both));
    settings
        .authMethod()
        .credentialType()
        .flatMap(type -> credentials.misfit(clientId, keys, type))
        .ifPresent(problems::add);
    credentials.misfit(clientId, signing, CredentialType.PUBLIC_KEY).ifPresent(problems::add);
    return problems;
  }

  private Outcome<RegisteredApplication> insert(
      NewApplication wanted, boolean system, Optional<ClientDocument> document) {
    return requestKeys
        .read(wanted.clientId().orElse(""), wanted.settings().details())
        .then(signing -> insert(wanted, signing, system, document));
  }

  private Outcome<RegisteredApplication> insert(
      NewApplication wanted,
      List<WantedCredential> signing,
      boolean system,
      Optional<ClientDocument> document) {
    var problems = new ArrayList<>(ApplicationRules.check(wanted));
    problems.addAll(
        problems(wanted.clientId().orElse(""), wanted.settings(), wanted.credentials(), signing));
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var application = made(wanted, system, document);
    wanted
        .secret()
        .ifPresent(given -> ApplicationSecrets.warnOfWeak(application.clientId(), given));
    var secret = secretOf(wanted);
    var digest = secret.map(readable -> Digest.of(readable.value()));
    if (!table.insert(new StoredApplication(application, digest, Optional.empty()))) {
      return Outcome.taken("client_id", "Another application has this client id already");
    }
    events.publishEvent(new ApplicationRegistered(application));
    if (!wanted.credentials().isEmpty()) {
      credentials.use(application.clientId(), wanted.credentials());
    }
    keep(application.clientId(), wanted.settings(), signing);
    var kept = signing.isEmpty() ? application : byClientId(application.clientId()).orElseThrow();
    return Outcome.done(new RegisteredApplication(kept, secret));
  }

  private void update(
      Application before, ApplicationSettings settings, Optional<List<WantedCredential>> keys) {
    table.update(before.clientId(), settings);
    if (!settings.authMethod().hasSecret()) {
      table.removeSecrets(before.clientId());
    }
    if (settings.authMethod().credentialType().isPresent()) {
      keys.ifPresent(wanted -> credentials.use(before.clientId(), wanted));
    } else if (before.authMethod().credentialType().isPresent()) {
      credentials.use(before.clientId(), List.of());
    }
  }

  private Application changed(Application before, Application after) {
    if (!after.equals(before)) {
      events.publishEvent(new ApplicationChanged(before, after));
    }
    return after;
  }

  private Application made(
      NewApplication wanted, boolean system, Optional<ClientDocument> document) {
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
        system,
        document);
  }

  private Optional<ClientSecret> secretOf(NewApplication wanted) {
    return wanted.settings().authMethod().hasSecret()
        ? wanted.secret().or(() -> Optional.of(new ClientSecret(ids.secret())))
        : Optional.empty();
  }

  private Outcome<Application> alter(
      String clientId, Function<Application, Outcome<Application>> work) {
    if (byClientId(clientId).isPresent()) {
      table.lock(clientId);
    }
    return byClientId(clientId)
        .map(application ->
            application.system()
                ? Outcome.<Application>fixed(
                    "client_id", "This is the server's own application: it cannot be altered")
                : work.apply(application))
        .orElseGet(
            () -> Outcome.missing("client_id", "There is no application with this client id"));
  }
}
