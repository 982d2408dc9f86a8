package dev.licet.identity.credential;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code spent_assertions}. */
@Component
class SpentAssertionTable {
  private final JdbcClient jdbc;
  private final Pieces pieces;

  SpentAssertionTable(JdbcClient jdbc, Pieces pieces) {
    this.jdbc = jdbc;
    this.pieces = pieces;
  }

  /** Of any number of callers at the same moment, one gets true. */
  boolean insert(Digest digest, Instant expiresAt) {
    return jdbc.sql(
                """
                insert into spent_assertions (digest, expires_at) values (:digest, :expiresAt)
                on conflict (digest) do nothing
                """)
            .param("digest", digest.value())
            .param("expiresAt", expiresAt.toEpochMilli())
            .update()
        == 1;
  }

  int purge(Instant before) {
    return pieces.delete(
        "spent_assertions",
        "digest",
        "expires_at <= :before",
        Map.of("before", before.toEpochMilli()));
  }
}
