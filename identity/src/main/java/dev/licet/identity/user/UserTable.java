package dev.licet.identity.user;

import static java.util.stream.Collectors.groupingBy;

import dev.licet.identity.password.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables {@code users}, {@code user_identities} and {@code user_passwords}. */
@Component
final class UserTable {
  private static final String SELECT =
      """
      select u.*, p.changed_at as password_changed_at
      from users u left join user_passwords p on p.user_id = u.id
      where
      """
          + LeavingUsers.isNot("u");

  /** Those of users, and of those who are linked to them. */
  private static final String IDENTITIES =
      """
      select i.provider, i.identity_id, i.user_id, i.is_social, u.*,
          coalesce(u.linked_to, u.id) as owner, p.changed_at as password_changed_at
      from user_identities i join users u on u.id = i.user_id
          left join user_passwords p on p.user_id = u.id
      where
      """
          + LeavingUsers.isNot("u");

  private static final String IN_ORDER =
      " order by owner, u.linked_to is not null, i.provider, i.identity_id";

  /** The second half is for the index, which has no users without a name. */
  private static final String NAMED = " username = :username and username <> ''";

  private final JdbcClient jdbc;

  UserTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<User> byIds(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : whole(
            jdbc.sql(SELECT + " and u.id in (:ids) and u.linked_to is null order by u.id")
                .param("ids", ids));
  }

  /** In one question, as it is asked with each token. */
  Optional<User> byId(String id) {
    var parts =
        jdbc
            .sql(IDENTITIES + " and (u.id = :id or u.linked_to = :id)" + IN_ORDER)
            .param("id", id)
            .query((row, number) -> new Part(row(row, number), owned(row, number)))
            .list()
            .stream()
            .filter(part -> part.owned().userId().equals(id))
            .toList();
    var identities = parts.stream().map(Part::owned).map(Owned::identity).toList();
    return parts.stream()
        .map(Part::user)
        .filter(user -> user.id().equals(id))
        .findFirst()
        .map(user -> user.with(identities));
  }

  List<User> byEmail(String email) {
    return whole(
        jdbc.sql(SELECT + " and u.email = :email and u.linked_to is null order by u.id")
            .param("email", email));
  }

  /** Who signs in under that id: a user, or one linked to another. */
  Optional<User> bySignInId(String id) {
    return whole(jdbc.sql(SELECT + " and u.id = :id").param("id", id)).stream().findFirst();
  }

  /** Who of that connection signs in with that e-mail: a user, or one linked to another. */
  Optional<User> bySignInEmail(String connection, String email) {
    return whole(
            jdbc.sql(SELECT + " and u.email = :email and u.connection = :connection")
                .param("email", email)
                .param("connection", connection))
        .stream()
        .findFirst();
  }

  /** The same, by a name. */
  Optional<User> byUsername(String connection, String username) {
    return whole(
            jdbc.sql(SELECT + " and" + NAMED + " and u.connection = :connection")
                .param("username", username)
                .param("connection", connection))
        .stream()
        .findFirst();
  }

  /** Who signs in with that name, of whatever connection: users, and those linked to others. */
  List<User> byUsername(String username) {
    return whole(jdbc.sql(SELECT + " and" + NAMED + " order by u.id").param("username", username));
  }

  Optional<PasswordHash> passwordHash(String id) {
    return jdbc.sql("select hash from user_passwords where user_id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(PasswordHash::stored);
  }

  /** Whether somebody else of that connection signs in with that name. */
  boolean hasUsername(String username, User besides) {
    return jdbc.sql(
                "select count(*) from users where"
                    + NAMED
                    + " and connection = :connection and id <> :id")
            .param("username", username)
            .param("connection", besides.connection())
            .param("id", besides.id())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether somebody else of that connection signs in with that e-mail. */
  boolean hasEmail(String email, User besides) {
    return jdbc.sql(
                """
                select count(*) from users
                where email = :email and connection = :connection and id <> :id
                """)
            .param("email", email)
            .param("connection", besides.connection())
            .param("id", besides.id())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Whether the row is there now, which it is not if the id, the e-mail or the name is taken. */
  boolean insert(User user) {
    int rows =
        settings(
                jdbc.sql(
                    """
                    insert into users (id, connection, connection_id, email, email_verified, name,
                        nickname, given_name, family_name, picture, blocked, user_metadata,
                        app_metadata, username, created_at, updated_at)
                    select :id, c.name, c.id, :email, :verified, :name, :nickname, :givenName,
                        :familyName, :picture, :blocked, :userMetadata, :appMetadata, :username,
                        :created, :updated
                    from connections c where c.name = :connection and not c.removed
                    on conflict do nothing
                    """),
                user.settings())
            .param("id", user.id())
            .param("connection", user.connection())
            .param("created", user.createdAt().toEpochMilli())
            .param("updated", user.updatedAt().toEpochMilli())
            .update();
    if (rows == 1) {
      user.identities().forEach(identity -> insert(user.id(), identity));
    }
    return rows == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update users set updated_at = updated_at where id = :id").param("id", id).update();
  }

  void update(String id, UserSettings settings, Instant now) {
    settings(
            jdbc.sql(
                """
                update users set email = :email, email_verified = :verified, name = :name,
                    nickname = :nickname, given_name = :givenName, family_name = :familyName,
                    picture = :picture, blocked = :blocked, user_metadata = :userMetadata,
                    app_metadata = :appMetadata, username = :username,
                    updated_at = :now
                where id = :id
                """),
            settings)
        .param("id", id)
        .param("now", now.toEpochMilli())
        .update();
  }

  void savePassword(String id, PasswordHash hash, Instant now) {
    jdbc.sql(
            """
            insert into user_passwords (user_id, hash, changed_at) values (:id, :hash, :now)
            on conflict (user_id) do update set hash = excluded.hash,
                changed_at = excluded.changed_at
            """)
        .param("id", id)
        .param("hash", hash.text())
        .param("now", now.toEpochMilli())
        .update();
  }

  /** The same password, hashed anew; unless it was changed meanwhile. */
  boolean replaceHash(String id, PasswordHash old, PasswordHash hash) {
    return jdbc.sql("update user_passwords set hash = :hash where user_id = :id and hash = :old")
            .param("id", id)
            .param("hash", hash.text())
            .param("old", old.text())
            .update()
        == 1;
  }

  /**
   * Whether that is the hash; then it stays so until this transaction ends. The time of the change
   * would not tell: there can be two in the same millisecond.
   */
  boolean holdHash(String id, PasswordHash hash) {
    return replaceHash(id, hash, hash);
  }

  void delete(String id) {
    jdbc.sql("delete from users where id = :id").param("id", id).update();
  }

  private void insert(String userId, UserIdentity identity) {
    jdbc.sql(
            """
            insert into user_identities (provider, identity_id, user_id, connection, is_social)
            values (:provider, :identityId, :userId, :connection, :social)
            """)
        .param("provider", identity.provider())
        .param("identityId", identity.id())
        .param("userId", userId)
        .param("connection", identity.connection())
        .param("social", identity.social())
        .update();
  }

  private static StatementSpec settings(StatementSpec statement, UserSettings settings) {
    return statement
        .param("email", settings.email())
        .param("verified", settings.emailVerified())
        .param("name", settings.name())
        .param("nickname", settings.nickname())
        .param("givenName", settings.givenName())
        .param("familyName", settings.familyName())
        .param("picture", settings.picture())
        .param("blocked", settings.blocked())
        .param("userMetadata", settings.userMetadata().json())
        .param("appMetadata", settings.appMetadata().json())
        .param("username", settings.username());
  }

  /** An identity and whose it is. */
  private record Owned(String userId, UserIdentity identity) {}

  /** A user, whole or linked to another, and an identity of theirs. */
  private record Part(User user, Owned owned) {}

  private List<User> whole(StatementSpec statement) {
    var users = statement.query(UserTable::row).list();
    if (users.isEmpty()) {
      return users;
    }
    var identities =
        jdbc
            .sql(IDENTITIES + " and (u.id in (:ids) or u.linked_to in (:ids))" + IN_ORDER)
            .param("ids", users.stream().map(User::id).toList())
            .query(UserTable::owned)
            .list()
            .stream()
            .collect(groupingBy(Owned::userId));
    return users.stream()
        .map(user ->
            user.with(
                identities.getOrDefault(user.id(), List.of()).stream()
                    .map(Owned::identity)
                    .toList()))
        .toList();
  }

  private static Owned owned(ResultSet row, int number) throws SQLException {
    var owner = row.getString("owner");
    var linked = !owner.equals(row.getString("user_id"));
    return new Owned(
        owner,
        new UserIdentity(
            row.getString("provider"),
            row.getString("identity_id"),
            row.getString("connection"),
            row.getBoolean("is_social"),
            linked ? Optional.of(settings(row)) : Optional.empty()));
  }

  private static User row(ResultSet row, int number) throws SQLException {
    long changed = row.getLong("password_changed_at");
    return new User(
        row.getString("id"),
        row.getString("connection"),
        settings(row),
        List.of(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        changed == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(changed)));
  }

  private static UserSettings settings(ResultSet row) throws SQLException {
    return new UserSettings(
        row.getString("email"),
        row.getBoolean("email_verified"),
        row.getString("name"),
        row.getString("nickname"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("picture"),
        row.getBoolean("blocked"),
        new Metadata(row.getString("user_metadata")),
        new Metadata(row.getString("app_metadata")),
        row.getString("username"));
  }
}
