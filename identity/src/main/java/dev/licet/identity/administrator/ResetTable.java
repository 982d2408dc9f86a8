package dev.licet.identity.administrator;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.SideDoor;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ResetTable {
  private final JdbcClient database;

  ResetTable(JdbcClient database) {
    this.database = database;
  }

  static ResetTable through(SideDoor door) {
    return new ResetTable(door.database());
  }

  void insert(Digest digest, String administratorId, Instant expiresAt) {
    database
        .sql(
            """
            insert into administrator_resets (digest, administrator_id, expires_at)
            values (:digest, :administrator, :expires)
            """)
        .param("digest", digest.value())
        .param("administrator", administratorId)
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  /** Whose password the link resets, while it is open. */
  Optional<Administrator> whose(Digest digest, Instant now) {
    return database
        .sql(
            """
            select a.id, a.email
            from administrator_resets r join administrators a on a.id = r.administrator_id
            where r.digest = :digest and r.used_at is null and r.expires_at > :now
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .query((row, _) -> new Administrator(row.getString("id"), row.getString("email")))
        .optional();
  }

  /** Spends the link: of any number of callers at the same moment, one is told yes. */
  boolean spend(Digest digest, Instant now) {
    return database
            .sql(
                """
                update administrator_resets set used_at = :now
                where digest = :digest and used_at is null and expires_at > :now
                """)
            .param("now", now.toEpochMilli())
            .param("digest", digest.value())
            .update()
        == 1;
  }

  /** Makes every link of the administrator's that is still open a used one. */
  void voidAll(String administratorId, Instant now) {
    database
        .sql(
            """
            update administrator_resets set used_at = :now
            where administrator_id = :administrator and used_at is null
            """)
        .param("now", now.toEpochMilli())
        .param("administrator", administratorId)
        .update();
  }

  int purge(Instant now) {
    return database
        .sql("delete from administrator_resets where expires_at <= :now")
        .param("now", now.toEpochMilli())
        .update();
  }
}
