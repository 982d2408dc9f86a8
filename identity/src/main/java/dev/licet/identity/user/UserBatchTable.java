package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Email;
import dev.licet.identity.store.Statistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same tables as {@link UserTable}, many rows with each statement. */
@Component
class UserBatchTable {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Statistics statistics;

  UserBatchTable(JdbcClient jdbc, DataSource dataSource, Statistics statistics) {
    this.jdbc = jdbc;
    this.batches = new JdbcTemplate(dataSource);
    this.statistics = statistics;
  }

  void renewStatistics() {
    statistics.renew("users", "user_identities", "user_passwords");
  }

  /** Those of these e-mails that somebody has. */
  Set<String> taken(String connection, Collection<String> emails) {
    return emails.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql(
                    "select email from users where connection = :connection and email in (:emails)")
                .param("connection", connection)
                .param("emails", emails.stream().map(Email::normalised).distinct().toList())
                .query(String.class)
                .list());
  }

  /**
   * Adds them, each unless the id or the e-mail is taken.
   *
   * @param hashes of each the password's, in the same order
   * @return of each whether the row is there now
   */
  List<Boolean> insert(List<User> users, List<Optional<PasswordHash>> hashes) {
    var counts = batch(INSERT, users.stream().map(UserBatchTable::columns).toList());
    var identities = new ArrayList<Object[]>();
    var passwords = new ArrayList<Object[]>();
    var inserted = new ArrayList<Boolean>();
    for (int i = 0; i < users.size(); i++) {
      boolean there = counts[i] == 1;
      inserted.add(there);
      if (there) {
        identities.add(identity(users.get(i)));
        var user = users.get(i);
        hashes.get(i).ifPresent(hash -> passwords.add(password(user, hash)));
      }
    }
    batch(INSERT_IDENTITY, identities);
    batch(INSERT_PASSWORD, passwords);
    return inserted;
  }

  private static final String INSERT =
      """
      insert into users (id, connection, connection_id, email, email_verified, name, nickname,
          given_name, family_name, picture, blocked, user_metadata, app_metadata, username,
          created_at, updated_at)
      select ?, c.name, c.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      from connections c where c.name = ? and not c.removed
      on conflict do nothing
      """;

  private static final String INSERT_IDENTITY =
      """
      insert into user_identities (provider, identity_id, user_id, connection, is_social)
      values (?, ?, ?, ?, ?)
      """;

  private static final String INSERT_PASSWORD =
      "insert into user_passwords (user_id, hash, changed_at) values (?, ?, ?)";

  private int[] batch(String sql, List<Object[]> rows) {
    return rows.isEmpty() ? new int[0] : batches.batchUpdate(sql, rows);
  }

  private static Object[] columns(User user) {
    var settings = user.settings();
    return new Object[] {
      user.id(),
      settings.email(),
      settings.emailVerified(),
      settings.name(),
      settings.nickname(),
      settings.givenName(),
      settings.familyName(),
      settings.picture(),
      settings.blocked(),
      settings.userMetadata().json(),
      settings.appMetadata().json(),
      settings.username(),
      user.createdAt().toEpochMilli(),
      user.updatedAt().toEpochMilli(),
      user.connection()
    };
  }

  private static Object[] identity(User user) {
    var identity = user.identities().getFirst();
    return new Object[] {
      identity.provider(), identity.id(), user.id(), identity.connection(), identity.social()
    };
  }

  private static Object[] password(User user, PasswordHash hash) {
    return new Object[] {user.id(), hash.text(), user.createdAt().toEpochMilli()};
  }
}
