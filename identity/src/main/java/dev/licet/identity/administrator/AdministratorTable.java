package dev.licet.identity.administrator;

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

  void insert(Administrator administrator, String passwordHash, Instant now) {
    database
        .sql(
            """
            insert into administrators (id, email, password_hash, created_at)
            values (:id, :email, :hash, :now)
            """)
        .param("id", administrator.id())
        .param("email", administrator.email())
        .param("hash", passwordHash)
        .param("now", now.toEpochMilli())
        .update();
  }

  private static WithHash withHash(ResultSet row, int number) throws SQLException {
    return new WithHash(
        new Administrator(row.getString("id"), row.getString("email")),
        row.getString("password_hash"));
  }

  record WithHash(Administrator administrator, String passwordHash) {}
}
