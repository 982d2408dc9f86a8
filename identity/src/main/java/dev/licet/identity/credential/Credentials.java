package dev.licet.identity.credential;

import dev.licet.identity.credential.WantedCredential.Fresh;
import dev.licet.identity.credential.WantedCredential.Known;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.RowCache;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys and certificates of applications: list, add, put to use and remove them. */
@Service
public class Credentials {
  private final CredentialTable table;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final RowCache<String, Held> held = new RowCache<>(this::read);

  /**
   * What an application has.
   *
   * @param keys those of them that are keys, ready to judge
   */
  private record Held(List<Credential> all, List<UsableKey> keys) {}

  Credentials(CredentialTable table, Ids ids, ApplicationEventPublisher events, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  /** Those of an application, the oldest first. */
  public List<Credential> ofApplication(String clientId) {
    return table.ofApplication(clientId);
  }

  /** The ids of those that an application authenticates with. From memory, at most 5 s old. */
  public List<String> inUse(String clientId) {
    return held(clientId).all().stream().filter(Credential::inUse).map(Credential::id).toList();
  }

  /** One of an application's. */
  public Optional<Credential> find(String clientId, String id) {
    return FieldChecks.isLine(clientId + id) ? table.find(clientId, id) : Optional.empty();
  }

  /** Adds all of them, or none; in use at once, or only {@link #use later}. */
  @Transactional
  public Outcome<List<Credential>> add(String clientId, List<NewCredential> wanted, boolean inUse) {
    var problems = problems(clientId, wanted.stream().<WantedCredential>map(Fresh::new).toList());
    return problems.isEmpty()
        ? Outcome.done(wanted.stream().map(one -> insert(clientId, one, inUse)).toList())
        : Outcome.invalid(problems);
  }

  /** Says when one ends; empty for never. */
  @Transactional
  public Outcome<Credential> expire(String clientId, String id, Optional<Instant> expiresAt) {
    var problems = CredentialRules.checkExpiry(expiresAt, clock.instant());
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    return find(clientId, id)
        .map(credential -> Outcome.done(update(credential, credential.inUse(), expiresAt)))
        .orElseGet(Credentials::missing);
  }

  /** Removes one, in use or not: here at once, on other nodes within 5 s. */
  @Transactional
  public Outcome<Credential> remove(String clientId, String id) {
    return find(clientId, id).map(this::delete).orElseGet(Credentials::missing);
  }

  /**
   * What keeps an application from authenticating with exactly those; empty if nothing does. The
   * application itself need not be there yet.
   */
  public List<FieldProblem> problems(String clientId, List<WantedCredential> wanted) {
    var present = table.ofApplication(clientId);
    var kids = new HashSet<>(present.stream().map(one -> one.proof().kid()).toList());
    var known = Set.copyOf(present.stream().map(Credential::id).toList());
    var problems = new ArrayList<FieldProblem>();
    for (var one : wanted) {
      switch (one) {
        case Known(var id) when !known.contains(id) ->
            problems.add(new FieldProblem("id", "This application has no credential " + id));
        case Known _ -> {}
        case Fresh(var credential) -> problems.addAll(problems(credential, kids));
      }
    }
    if (kids.size() > CredentialRules.MOST) {
      problems.add(
          new FieldProblem(
              "credentials",
              "An application may have at most %d credentials".formatted(CredentialRules.MOST)));
    }
    return problems;
  }

  /** Why not all of these are of that type; empty if they are. */
  public Optional<FieldProblem> misfit(
      String clientId, List<WantedCredential> wanted, CredentialType type) {
    var others =
        table.ofApplication(clientId).stream()
            .filter(one -> one.proof().type() != type)
            .map(Credential::id)
            .toList();
    boolean fit =
        wanted.stream()
            .allMatch(one ->
                switch (one) {
                  case Known(var id) -> !others.contains(id);
                  case Fresh(var credential) -> credential.proof().type() == type;
                });
    return fit
        ? Optional.empty()
        : Optional.of(
            new FieldProblem(
                "credentials",
                "%s needs credentials of the type %s".formatted(type.method(), type.wireName())));
  }

  /**
   * From now on the application authenticates with exactly those, which {@link #problems} had
   * nothing against; the others are kept.
   */
  @Transactional
  public void use(String clientId, List<WantedCredential> wanted) {
    var used = new HashSet<String>();
    for (var one : wanted) {
      used.add(
          switch (one) {
            case Known(var id) -> id;
            case Fresh(var credential) -> insert(clientId, credential, true).id();
          });
    }
    for (var credential : table.ofApplication(clientId)) {
      if (credential.inUse() != used.contains(credential.id())) {
        update(credential, !credential.inUse(), credential.expiresAt());
      }
    }
  }

  /** The same, where a key that the application has already is that one, and not a new one. */
  public List<WantedCredential> known(String clientId, List<WantedCredential> wanted) {
    var present = table.ofApplication(clientId);
    return wanted.stream()
        .map(one -> one instanceof Fresh(var fresh) ? same(present, fresh).orElse(one) : one)
        .toList();
  }

  /**
   * Keeps those that are new, which {@link #problems} had nothing against, without letting the
   * application authenticate with them; the ids of all.
   */
  @Transactional
  public List<String> keep(String clientId, List<WantedCredential> wanted) {
    return known(clientId, wanted).stream()
        .map(one ->
            switch (one) {
              case Known(var id) -> id;
              case Fresh(var credential) -> insert(clientId, credential, false).id();
            })
        .toList();
  }

  static Optional<WantedCredential> same(List<Credential> present, NewCredential fresh) {
    return present.stream()
        .filter(one -> one.proof().equals(fresh.proof()))
        .findFirst()
        .map(one -> new Known(one.id()));
  }

  /**
   * From now on the application has exactly those keys, of which it leaves aside what is not fit.
   */
  @Transactional
  public void replace(String clientId, List<NewCredential> wanted) {
    var fit =
        wanted.stream()
            .filter(one -> CredentialRules.check(one, clock.instant()).isEmpty())
            .limit(CredentialRules.MOST)
            .toList();
    var kids = new HashSet<String>();
    for (var credential : table.ofApplication(clientId)) {
      boolean isKeyInUse = credential.inUse() && credential.proof() instanceof Proof.PublicKey;
      if (isKeyInUse && fit.stream().noneMatch(one -> one.proof().equals(credential.proof()))) {
        delete(credential);
      } else {
        kids.add(credential.proof().kid());
      }
    }
    fit.stream()
        .filter(one -> kids.add(one.proof().kid()))
        .forEach(one -> insert(clientId, one, true));
  }

  boolean hasApplication(String clientId) {
    return FieldChecks.isLine(clientId) && table.hasApplication(clientId);
  }

  /** What assertions of an application may be signed by now. */
  List<UsableKey> usable(String clientId) {
    return live(clientId).filter(key -> key.credential().inUse()).toList();
  }

  /** What requests of an application may be signed by now: those, or what assertions are. */
  List<UsableKey> signingRequests(String clientId, List<String> ids) {
    return ids.isEmpty()
        ? usable(clientId)
        : live(clientId).filter(key -> ids.contains(key.credential().id())).toList();
  }

  /** What else an application may prove itself by now. From memory, at most 5 s old. */
  <P extends Proof> Stream<P> proofs(String clientId, Class<P> kind) {
    var now = clock.instant();
    return held(clientId).all().stream()
        .filter(one -> one.inUse() && one.isLiveAt(now))
        .map(Credential::proof)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private Stream<UsableKey> live(String clientId) {
    var now = clock.instant();
    return held(clientId).keys().stream().filter(key -> key.credential().isLiveAt(now));
  }

  private Held held(String clientId) {
    return held.find(clientId).orElseThrow();
  }

  private Optional<Held> read(String clientId) {
    var all = table.ofApplication(clientId);
    var keys =
        all.stream()
            .flatMap(one ->
                one.proof() instanceof Proof.PublicKey key
                    ? Stream.of(UsableKey.of(one, key))
                    : Stream.empty())
            .toList();
    return Optional.of(new Held(all, keys));
  }

  private List<FieldProblem> problems(NewCredential wanted, Set<String> kids) {
    var problems = CredentialRules.check(wanted, clock.instant());
    if (problems.isEmpty() && !kids.add(wanted.proof().kid())) {
      return List.of(
          new FieldProblem(
              "kid",
              "This application has a credential of this kid already",
              FieldProblem.Kind.TAKEN));
    }
    return problems;
  }

  private Credential insert(String clientId, NewCredential wanted, boolean inUse) {
    var now = Instant.ofEpochMilli(clock.millis());
    var credential =
        new Credential(
            "cred_" + ids.alphanumeric(22),
            clientId,
            wanted.name(),
            wanted.proof(),
            inUse,
            now,
            now,
            wanted.expiresAt());
    held.forget(clientId);
    if (!table.insert(credential)) {
      throw new IllegalStateException("Two credentials of one kid were added at the same moment");
    }
    events.publishEvent(new CredentialChanged(Optional.empty(), Optional.of(credential)));
    return credential;
  }

  private Credential update(Credential before, boolean inUse, Optional<Instant> expiresAt) {
    var after = before.with(inUse, expiresAt, Instant.ofEpochMilli(clock.millis()));
    held.forget(before.clientId());
    table.update(after);
    events.publishEvent(new CredentialChanged(Optional.of(before), Optional.of(after)));
    return after;
  }

  private Outcome<Credential> delete(Credential credential) {
    held.forget(credential.clientId());
    table.delete(credential.id());
    events.publishEvent(new CredentialChanged(Optional.of(credential), Optional.empty()));
    return Outcome.done(credential);
  }

  private static Outcome<Credential> missing() {
    return Outcome.missing("id", "There is no such credential");
  }
}
