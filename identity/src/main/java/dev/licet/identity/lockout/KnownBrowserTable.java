package dev.licet.identity.lockout;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code known_browsers}. */
@Repository
class KnownBrowserTable {
  private final JdbcClient database;
  private final Pieces pieces;

  KnownBrowserTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
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
    return pieces.delete(
        "known_browsers",
        "browser_digest, user_id",
        "used_at <= :before",
        Map.of("before", usedBefore.toEpochMilli()));
  }
}
