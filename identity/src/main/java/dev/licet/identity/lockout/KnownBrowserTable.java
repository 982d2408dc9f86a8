package dev.licet.identity.lockout;

import dev.licet.identity.shared.Digest;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code known_browsers}. */
@Repository
class KnownBrowserTable {
  private final JdbcClient database;

  KnownBrowserTable(JdbcClient database) {
    this.database = database;
  }

  boolean knows(Digest browser, String account, String connection) {
    return database
            .sql(
                """
                select count(*) from known_browsers k join users u on u.id = k.user_id
                where k.browser_digest = :browser and u.email = :account
                  and u.connection = :connection
                """)
            .param("browser", browser.value())
            .param("account", account)
            .param("connection", connection)
            .query(Long.class)
            .single()
        > 0;
  }

  void save(Digest browser, String userId, Instant now) {
    database
        .sql(
            """
            insert into known_browsers (browser_digest, user_id, used_at)
            values (:browser, :user, :now)
            on conflict (browser_digest, user_id) do update set used_at = excluded.used_at
            """)
        .param("browser", browser.value())
        .param("user", userId)
        .param("now", now.toEpochMilli())
        .update();
  }

  int purge(Instant usedBefore) {
    return database
        .sql("delete from known_browsers where used_at <= :before")
        .param("before", usedBefore.toEpochMilli())
        .update();
  }
}
