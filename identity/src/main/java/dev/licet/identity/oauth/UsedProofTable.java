package dev.licet.identity.oauth;

import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code used_proofs}. */
@Repository
class UsedProofTable {
  private final JdbcClient database;
  private final Pieces pieces;

  UsedProofTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Whether it is new: of any number of callers at the same moment, one is told yes. */
  boolean insert(String digest, Instant expiresAt) {
    return database
            .sql(
                """
                insert into used_proofs (digest, expires_at) values (:digest, :expires)
                on conflict (digest) do nothing
                """)
            .param("digest", digest)
            .param("expires", expiresAt.toEpochMilli())
            .update()
        == 1;
  }

  int purge(Instant before) {
    return pieces.delete(
        "used_proofs", "digest", "expires_at <= :before", Map.of("before", before.toEpochMilli()));
  }
}
