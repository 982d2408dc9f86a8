package dev.licet.identity.authorize;

import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code spent_codes}. */
@Repository
class SpentCodeTable {
  private final JdbcClient database;
  private final Pieces pieces;

  SpentCodeTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Spends a code: of any number of callers at the same moment, one is told yes. */
  boolean insert(String id, Instant expiresAt) {
    return database
            .sql(
                """
                insert into spent_codes (id, expires_at) values (:id, :expires)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("expires", expiresAt.toEpochMilli())
            .update()
        == 1;
  }

  boolean has(String id) {
    return database
        .sql("select exists (select 1 from spent_codes where id = :id)")
        .param("id", id)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  int purge(Instant expiredBefore) {
    return pieces.delete(
        "spent_codes", "id", "expires_at <= :time", Map.of("time", expiredBefore.toEpochMilli()));
  }
}
