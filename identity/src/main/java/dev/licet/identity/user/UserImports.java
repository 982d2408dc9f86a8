package dev.licet.identity.user;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings many users along at once: those who are new in a few statements, which is what makes a
 * hundred thousand bearable.
 */
@Service
public class UserImports {
  /** So many new rows PostgreSQL, too, finds worth a look. */
  private static final int MANY = 1_000;

  private final UserBatchTable table;
  private final Users users;
  private final Ids ids;
  private final Clock clock;

  UserImports(UserBatchTable table, Users users, Ids ids, Clock clock) {
    this.table = table;
    this.users = users;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of one of them. */
  public enum Result {
    INSERTED,
    UPDATED
  }

  /**
   * Takes them in, each by itself: what is wrong with one keeps no other out. A new one is not
   * announced by an event of its own; whoever imports says so for all.
   *
   * @param connection a database
   * @param upsert whether to change who is there already, but for the password
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Outcome<Result>> save(
      Connection connection, List<ImportedUser> wanted, boolean upsert) {
    var outcomes = new LinkedHashMap<Integer, Outcome<Result>>();
    var fresh = new LinkedHashMap<Integer, NewUser>();
    var emails = wanted.stream().map(ImportedUser::email).toList();
    var taken = new HashSet<>(table.taken(connection.name(), emails));
    for (int i = 0; i < wanted.size(); i++) {
      var one = wanted.get(i).asNew(connection.name());
      var problems = UserRules.check(one);
      if (!problems.isEmpty()) {
        outcomes.put(i, Outcome.invalid(problems));
      } else if (taken.add(one.settings().email())) {
        var username = UserRules.checkUsername(one.settings().username(), connection);
        if (username.isEmpty()) {
          fresh.put(i, one);
        } else {
          outcomes.put(i, Outcome.invalid(username));
        }
      }
    }
    outcomes.putAll(insert(fresh));
    return IntStream.range(0, wanted.size())
        .mapToObj(i ->
            Optional.ofNullable(outcomes.get(i))
                .orElseGet(() -> again(connection, wanted.get(i), upsert)))
        .toList();
  }

  /**
   * All are in, so many of them new: what the database plans by is brought up to date, so that
   * lists and searches are fast from now on. Not inside a transaction.
   */
  public void finish(long inserted) {
    if (inserted >= MANY) {
      table.renewStatistics();
    }
  }

  private Map<Integer, Outcome<Result>> insert(Map<Integer, NewUser> fresh) {
    var made = new ArrayList<User>();
    var hashes = new ArrayList<Optional<PasswordHash>>();
    fresh
        .values()
        .forEach(one -> {
          made.add(Users.made(one, one.id().orElseGet(ids::userId), clock.instant()));
          hashes.add(one.password().flatMap(UserImports::hash));
        });
    var inserted = table.insert(made, hashes);
    var outcomes = new LinkedHashMap<Integer, Outcome<Result>>();
    int at = 0;
    for (int i : fresh.keySet()) {
      outcomes.put(i, inserted.get(at++) ? Outcome.done(Result.INSERTED) : taken("user_id"));
    }
    return outcomes;
  }

  /** Who is there already, or came earlier in the same batch. */
  private Outcome<Result> again(Connection connection, ImportedUser one, boolean upsert) {
    if (!upsert) {
      return taken("email");
    }
    var there =
        users.byEmail(one.email()).stream()
            .filter(user -> user.connection().equals(connection.name()))
            .findFirst();
    return there.isEmpty() ? taken("email") : change(there.get(), one);
  }

  private Outcome<Result> change(User user, ImportedUser one) {
    return users.change(user.id(), one.settings()).map(_ -> Result.UPDATED);
  }

  private static Outcome<Result> taken(String field) {
    return Outcome.taken(field, "The user already exists.");
  }

  private static Optional<PasswordHash> hash(NewPassword password) {
    return password instanceof NewPassword.Hashed(var hash) ? Optional.of(hash) : Optional.empty();
  }
}
