package dev.licet.identity.user;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.paging.Sort;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The tenant's users: find, make, change and remove them. */
@Service
public class Users {
  private static final String PROVIDER = "auth0";
  private static final String TAKEN = "The user already exists.";
  static final String UNKNOWN = "The user does not exist.";

  private final UserTable table;
  private final UserSearchTable searches;
  private final UserLinkTable links;
  private final UserWriter writer;
  private final Connections connections;
  private final UserPasswordRules passwordRules;
  private final SlowPasswords slow;
  private final Passwords passwords;
  private final Ids ids;
  private final Clock clock;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;

  Users(
      UserTable table,
      UserSearchTable searches,
      UserLinkTable links,
      UserWriter writer,
      Connections connections,
      UserPasswordRules passwordRules,
      SlowPasswords slow,
      Passwords passwords,
      Ids ids,
      Clock clock,
      TransactionOperations writing,
      ApplicationEventPublisher events) {
    this.table = table;
    this.searches = searches;
    this.links = links;
    this.writer = writer;
    this.connections = connections;
    this.passwordRules = passwordRules;
    this.slow = slow;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
    this.writing = writing;
    this.events = events;
  }

  /** Those whose e-mail begins so (everybody's begins with nothing), by id. */
  public List<User> list(String emailStart, Slice slice) {
    return FieldChecks.isLine(emailStart + slice.after())
        ? search(UserFields.emailStarts(emailStart), Optional.empty(), slice)
        : List.of();
  }

  /** How many have an e-mail that begins so. */
  public long count(String emailStart) {
    return FieldChecks.isLine(emailStart) ? count(UserFields.emailStarts(emailStart)) : 0;
  }

  /** Those whom a condition on {@link UserFields} fits, sorted as said or by id. */
  public List<User> search(Condition condition, Optional<Sort> sort, Slice slice) {
    var ids = searches.find(condition, sort, slice);
    return table.byIds(ids).stream().sorted(comparingInt(user -> ids.indexOf(user.id()))).toList();
  }

  /** How many a condition fits. */
  public long count(Condition condition) {
    return searches.count(condition);
  }

  /** The user of that id. */
  public Optional<User> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** The same, whom nobody else changes until the transaction under way has ended. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<User> hold(String id) {
    if (!FieldChecks.isLine(id)) {
      return Optional.empty();
    }
    table.lock(id);
    return table.byId(id);
  }

  /** Those of these ids who are there, by id. */
  public List<User> byIds(Collection<String> wanted) {
    return table.byIds(wanted.stream().filter(FieldChecks::isLine).toList());
  }

  /** Those with that e-mail, in whatever letters it is written: one in each connection. */
  public List<User> byEmail(String email) {
    var address = Email.normalised(email);
    return FieldChecks.isLine(address)
        ? Email.spellings(address).stream().flatMap(one -> table.byEmail(one).stream()).toList()
        : List.of();
  }

  /**
   * Who signs in to a connection with that e-mail, or with that name where it has names, in
   * whatever letters they are written. If the password is right it is {@link #owner} who came.
   */
  public Optional<User> bySignInName(String connection, String name) {
    var known = Email.normalised(name);
    return FieldChecks.isLine(connection + known)
        ? first(known, one -> table.bySignInEmail(connection, one))
            .or(() -> first(known, one -> table.byUsername(connection, one)))
        : Optional.empty();
  }

  private static Optional<User> first(String name, Function<String, Optional<User>> by) {
    return Email.spellings(name).stream().flatMap(one -> by.apply(one).stream()).findFirst();
  }

  /** Who signs in with that name, in whatever letters it is written: one in each connection. */
  public List<User> byUsername(String name) {
    var known = Email.normalised(name);
    return FieldChecks.isLine(known)
        ? Email.spellings(known).stream().flatMap(one -> table.byUsername(one).stream()).toList()
        : List.of();
  }

  /** The user whom that one was linked to, or the same. */
  public User owner(User user) {
    return links.owner(user.id()).flatMap(this::byId).orElse(user);
  }

  /** Makes a user. Problems name the members of the Management API: email, password, … */
  public Outcome<User> create(NewUser wanted) {
    return create(wanted, _ -> Optional.empty());
  }

  /** Makes a user, and asks them by mail whether the address is theirs. */
  public Outcome<User> createAndVerify(NewUser wanted) {
    return create(wanted, user -> Optional.of(new VerificationWanted(user, "", "")));
  }

  /** The same of somebody who may come in at once, to an application, by the password they want. */
  Outcome<RightPassword> signUp(NewUser wanted, String clientId, String language) {
    var password = wanted.password().orElseThrow();
    return checked(wanted)
        .then(user -> {
          var hash = slow.hash(password);
          var question = Optional.of(new VerificationWanted(user, clientId, language));
          return insert(user, Optional.of(hash), question)
              .map(made -> new RightPassword(made, hash));
        });
  }

  private Outcome<User> create(
      NewUser wanted, Function<User, Optional<VerificationWanted>> question) {
    return checked(wanted)
        .then(user -> insert(user, wanted.password().map(slow::hash), question.apply(user)));
  }

  private Outcome<User> checked(NewUser wanted) {
    var connection = connections.byName(wanted.connection());
    if (connection.isEmpty()) {
      return Outcome.invalid("connection", "The connection does not exist.");
    }
    if (!connection.get().isDatabase()) {
      return Outcome.fixed("connection", "Users of this connection cannot be made here");
    }
    var problems = problems(wanted, connection.get());
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    return Outcome.done(made(wanted, wanted.id().orElseGet(ids::userId), clock.instant()));
  }

  private Outcome<User> insert(
      User user, Optional<PasswordHash> hash, Optional<VerificationWanted> question) {
    return writer.insert(user, hash, question)
        ? Outcome.done(byId(user.id()).orElseThrow())
        : Outcome.taken("email", TAKEN);
  }

  /** Changes a user; the change is given the settings as they are. */
  @Transactional
  public Outcome<User> change(String id, UnaryOperator<UserSettings> change) {
    var held = hold(id);
    if (held.isEmpty()) {
      return Outcome.missing("id", UNKNOWN);
    }
    var before = held.get();
    var wanted = change.apply(before.settings());
    var problems = problems(wanted, before);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (Email.spellings(wanted.email()).stream().anyMatch(one -> table.hasEmail(one, before))) {
      return Outcome.taken("email", "The specified new email already exists");
    }
    if (!wanted.username().isEmpty() && table.hasUsername(wanted.username(), before)) {
      return Outcome.taken("username", "The specified new username already exists");
    }
    return wanted.equals(before.settings()) ? Outcome.done(before) : change(before, wanted);
  }

  /** The same, and gives another password; or neither. */
  public Outcome<User> change(String id, UnaryOperator<UserSettings> change, NewPassword password) {
    var user = byId(id);
    if (user.isEmpty()) {
      return Outcome.missing("id", UNKNOWN);
    }
    var policy = policy(user.get());
    var problem = passwordRules.problem(user.get(), policy, password);
    if (problem.isPresent()) {
      return Outcome.invalid(List.of(problem.get()));
    }
    var hash = slow.hash(password);
    return requireNonNull(
        writing.execute(_ ->
            change(id, change)
                .map(changed -> {
                  writer.savePassword(changed, hash, policy.history());
                  return byId(id).orElseThrow();
                })));
  }

  /** Gives a user another password. */
  public Outcome<User> setPassword(String id, NewPassword password) {
    var user = byId(id);
    if (user.isEmpty()) {
      return Outcome.missing("id", UNKNOWN);
    }
    var problem = savePassword(user.get(), password);
    return problem.isPresent()
        ? Outcome.invalid(List.of(problem.get()))
        : Outcome.done(byId(id).orElseThrow());
  }

  /** The same for one who is there; what is wrong with the password, if something is. */
  Optional<FieldProblem> savePassword(User user, NewPassword password) {
    var policy = policy(user);
    var problem = passwordRules.problem(user, policy, password);
    if (problem.isEmpty()) {
      writer.savePassword(user, slow.hash(password), policy.history());
    }
    return problem;
  }

  /** Whether this is the user's password; if there is no such user, the answer takes as long. */
  public boolean hasPassword(String id, String password) {
    return hashOf(id, password).isPresent();
  }

  /** Whether this is the user's password. */
  public boolean hasPassword(User user, NewPassword password) {
    return table.passwordHash(user.id()).map(hash -> slow.fits(password, hash)).orElse(false);
  }

  /**
   * Does what takes long of giving a password to a user, or to one who is not there yet: before the
   * transaction that gives it, or all others who write would wait.
   */
  @Transactional(propagation = Propagation.NEVER)
  public NewPassword prepare(Optional<User> user, NewPassword password) {
    return password instanceof NewPassword.Plain(var text)
        ? slow.prepare(
            text,
            user.flatMap(one -> table.passwordHash(one.id())),
            user.map(one -> passwordRules.former(one, policy(one))).orElse(List.of()))
        : password;
  }

  /**
   * What is kept of this password, if it is the user's. An imported hash is replaced by one of our
   * own as soon as the password is seen.
   */
  Optional<PasswordHash> hashOf(String id, String password) {
    var hash = FieldChecks.isLine(id) ? table.passwordHash(id) : Optional.<PasswordHash>empty();
    return switch (passwords.check(password, hash)) {
      case WRONG -> Optional.empty();
      case RIGHT -> hash;
      case RIGHT_BUT_OUTDATED -> renewed(id, hash.orElseThrow(), password);
    };
  }

  /** Where another one was quicker, it has hashed the same password anew, or changed it. */
  private Optional<PasswordHash> renewed(String id, PasswordHash old, String password) {
    var hash = passwords.hash(password);
    return writer.replaceHash(id, old, hash) ? Optional.of(hash) : hashOf(id, password);
  }

  /** What is wrong with a password that a user would like to have, if something is. */
  public Optional<FieldProblem> passwordProblem(User user, String password) {
    return passwordRules.problem(user, policy(user), new NewPassword.Plain(password));
  }

  /**
   * Asks a user by mail whether the address is theirs.
   *
   * @param clientId of the application because of which; empty where there is none
   * @param language of the page where it was asked for; empty for the user's own
   */
  @Transactional
  public void verify(User user, String clientId, String language) {
    events.publishEvent(new VerificationWanted(user, clientId, language));
  }

  /** Removes a user with everything that hangs on it, and answers who it was. */
  @Transactional
  public Outcome<User> remove(String id) {
    var user = hold(id);
    if (user.isEmpty()) {
      return Outcome.missing("id", UNKNOWN);
    }
    events.publishEvent(new UserRemoved(user.get()));
    table.delete(id);
    return Outcome.done(user.get());
  }

  private Outcome<User> change(User before, UserSettings wanted) {
    table.update(before.id(), wanted, clock.instant());
    var after = byId(before.id()).orElseThrow();
    events.publishEvent(new UserChanged(before, after));
    return Outcome.done(after);
  }

  private List<FieldProblem> problems(NewUser wanted, Connection connection) {
    var settings = wanted.settings();
    return Stream.of(
            UserRules.check(wanted).stream(),
            UserRules.checkUsername(settings.username(), connection).stream(),
            wanted.password().stream()
                .flatMap(password ->
                    passwordRules
                        .problem(settings, connection.passwordPolicy(), password)
                        .stream()))
        .flatMap(found -> found)
        .toList();
  }

  /** A name to sign in with is looked at only where it is another one. */
  private List<FieldProblem> problems(UserSettings wanted, User before) {
    var problems = new ArrayList<>(UserRules.check(wanted));
    if (!wanted.username().equals(before.settings().username())) {
      connections
          .byName(before.connection())
          .map(connection -> UserRules.checkUsername(wanted.username(), connection))
          .ifPresent(problems::addAll);
    }
    return problems;
  }

  /** What the user's passwords must be like. */
  public PasswordPolicy policy(User user) {
    return connections
        .byName(user.connection())
        .map(Connection::passwordPolicy)
        .orElseGet(() -> PasswordPolicy.of(PasswordLevel.GOOD));
  }

  /** A user as nobody has seen it yet. */
  static User made(NewUser wanted, String id, Instant now) {
    var identity = new UserIdentity(PROVIDER, id, wanted.connection(), false);
    return new User(
        PROVIDER + "|" + id,
        wanted.connection(),
        wanted.settings(),
        List.of(identity),
        now,
        now,
        Optional.empty());
  }
}
