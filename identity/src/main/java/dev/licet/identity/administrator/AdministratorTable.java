package dev.licet.identity.administrator;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.shared.Email;
import dev.licet.identity.store.SideDoor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdministratorTable {
  private final JdbcClient database;

  AdministratorTable(JdbcClient database) {
    this.database = database;
  }

  static AdministratorTable through(SideDoor door) {
    return new AdministratorTable(door.database());
  }

  boolean isEmpty() {
    return database.sql("select count(*) from administrators").query(Long.class).single() == 0;
  }

  Optional<WithHash> byEmail(String email) {
    return Email.spellings(email).stream().flatMap(one -> spelled(one).stream()).findFirst();
  }

  private Optional<WithHash> spelled(String email) {
    return database
        .sql("select id, email, password_hash from administrators where email = :email")
        .param("email", email)
        .query(AdministratorTable::withHash)
        .optional();
  }

  void insert(Administrator administrator, PasswordHash hash, Instant now) {
    database
        .sql(
            """
            insert into administrators (id, email, password_hash, created_at)
            values (:id, :email, :hash, :now)
            """)
        .param("id", administrator.id())
        .param("email", administrator.email())
        .param("hash", hash.text())
        .param("now", now.toEpochMilli())
        .update();
  }

  /** Gives the administrator another password; no, if the one before is not the present one. */
  boolean replace(Administrator administrator, PasswordHash before, PasswordHash hash) {
    return database
            .sql(
                """
                update administrators set password_hash = :hash
                where id = :id and password_hash = :before
                """)
            .param("hash", hash.text())
            .param("id", administrator.id())
            .param("before", before.text())
            .update()
        == 1;
  }

  /** Gives the administrator another password, whatever it was. */
  void reset(Administrator administrator, PasswordHash hash) {
    database
        .sql("update administrators set password_hash = :hash where id = :id")
        .param("hash", hash.text())
        .param("id", administrator.id())
        .update();
  }

  List<String> emails() {
    return database
        .sql("select email from administrators order by email")
        .query((row, _) -> row.getString("email"))
        .list();
  }

  private static WithHash withHash(ResultSet row, int number) throws SQLException {
    return new WithHash(
        new Administrator(row.getString("id"), row.getString("email")),
        PasswordHash.stored(row.getString("password_hash")));
  }

  record WithHash(Administrator administrator, PasswordHash passwordHash) {}
}
