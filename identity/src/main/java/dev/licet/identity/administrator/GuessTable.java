package dev.licet.identity.administrator;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuessTable {
  private final JdbcClient database;
  private final Pieces pieces;

  GuessTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Counts one more guess and says which one it is; a period that is over begins anew. */
  Count count(Digest digest, Instant now, Instant resetsAt) {
    return database
        .sql(
            """
            insert into administrator_guesses (digest, guesses, resets_at)
            values (:digest, 1, :resets)
            on conflict (digest) do update set
              guesses = case when administrator_guesses.resets_at <= :now
                then 1 else administrator_guesses.guesses + 1 end,
              resets_at = case when administrator_guesses.resets_at <= :now
                then excluded.resets_at else administrator_guesses.resets_at end
            returning guesses, resets_at
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .param("resets", resetsAt.toEpochMilli())
        .query((row, _) ->
            new Count(row.getInt("guesses"), Instant.ofEpochMilli(row.getLong("resets_at"))))
        .single();
  }

  /** Takes one guess back: it was right. */
  void forgive(Digest digest) {
    database
        .sql(
            """
            update administrator_guesses set guesses = guesses - 1
            where digest = :digest and guesses > 0
            """)
        .param("digest", digest.value())
        .update();
  }

  void delete(Digest digest) {
    database
        .sql("delete from administrator_guesses where digest = :digest")
        .param("digest", digest.value())
        .update();
  }

  int purge(Instant now) {
    return pieces.delete(
        "administrator_guesses", "digest", "resets_at <= :now", Map.of("now", now.toEpochMilli()));
  }

  record Count(int guesses, Instant resetsAt) {}
}
