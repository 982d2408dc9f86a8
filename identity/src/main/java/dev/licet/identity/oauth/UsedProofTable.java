package dev.licet.identity.oauth;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code used_proofs}. */
@Repository
class UsedProofTable {
  private final JdbcClient database;

  UsedProofTable(JdbcClient database) {
    this.database = database;
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
    return database
        .sql("delete from used_proofs where expires_at <= :before")
        .param("before", before.toEpochMilli())
        .update();
  }
}
