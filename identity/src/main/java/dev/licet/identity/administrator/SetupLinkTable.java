package dev.licet.identity.administrator;

import dev.licet.identity.shared.Digest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SetupLinkTable {
  private final JdbcClient database;

  SetupLinkTable(JdbcClient database) {
    this.database = database;
  }

  void insert(Digest digest, Instant expiresAt) {
    database
        .sql("insert into setup_links (digest, expires_at) values (:digest, :expires)")
        .param("digest", digest.value())
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  /** Spends the link: of any number of callers at the same moment, one is told yes. */
  boolean spend(Digest digest, Instant now) {
    return database
            .sql(
                """
                update setup_links set used_at = :now
                where digest = :digest and used_at is null and expires_at > :now
                """)
            .param("now", now.toEpochMilli())
            .param("digest", digest.value())
            .update()
        == 1;
  }

  /** Makes every link that is still open a used one. */
  void voidAll(Instant now) {
    database
        .sql("update setup_links set used_at = :now where used_at is null")
        .param("now", now.toEpochMilli())
        .update();
  }

  void purge(Instant expiredBefore) {
    database
        .sql("delete from setup_links where expires_at < :time")
        .param("time", expiredBefore.toEpochMilli())
        .update();
  }

  /** Whether the link is open; empty where there is no such link. */
  Optional<Boolean> isOpen(Digest digest, Instant now) {
    return database
        .sql(
            """
            select case when used_at is null and expires_at > :now then 1 else 0 end
            from setup_links where digest = :digest
            """)
        .param("now", now.toEpochMilli())
        .param("digest", digest.value())
        .query(Integer.class)
        .optional()
        .map(open -> open == 1);
  }
}
