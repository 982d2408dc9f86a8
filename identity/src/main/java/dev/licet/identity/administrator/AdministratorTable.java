package dev.licet.identity.administrator;

import dev.licet.identity.password.PasswordHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdministratorTable {
  private final JdbcClient database;

  AdministratorTable(JdbcClient database) {
    this.database = database;
  }

  boolean isEmpty() {
    return database.sql("select count(*) from administrators").query(Long.class).single() == 0;
  }

  Optional<WithHash> byEmail(String email) {
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

  private static WithHash withHash(ResultSet row, int number) throws SQLException {
    return new WithHash(
        new Administrator(row.getString("id"), row.getString("email")),
        PasswordHash.stored(row.getString("password_hash")));
  }

  record WithHash(Administrator administrator, PasswordHash passwordHash) {}
}
