package dev.licet.identity.revocation;

import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code revocations}. */
@Repository
class RevocationTable {
  /** The client id of a row that is about all applications. */
  static final String ALL = "";

  private final JdbcClient database;
  private final Pieces pieces;

  RevocationTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void save(String userId, String clientId, Instant time) {
    database
        .sql(
            """
            insert into revocations (user_id, client_id, revoked_at)
            values (:user, :client, :time)
            on conflict (user_id, client_id) do update set revoked_at = excluded.revoked_at
            where revocations.revoked_at < excluded.revoked_at
            """)
        .param("user", userId)
        .param("client", clientId)
        .param("time", time.toEpochMilli())
        .update();
  }

  /** The last one about an application of a user, or about all of them. */
  Optional<Instant> last(String userId, String clientId) {
    return last(
        database
            .sql(
                """
                select max(revoked_at) from revocations
                where user_id = :user and client_id in (:client, '')
                """)
            .param("user", userId)
            .param("client", clientId));
  }

  /** The last one about whichever application of a user. */
  Optional<Instant> last(String userId) {
    return last(
        database
            .sql("select max(revoked_at) from revocations where user_id = :user")
            .param("user", userId));
  }

  int purge(Instant before) {
    return pieces.delete(
        "revocations",
        "user_id, client_id",
        "revoked_at < :before",
        Map.of("before", before.toEpochMilli()));
  }

  private static Optional<Instant> last(JdbcClient.StatementSpec query) {
    return query
        .query((row, _) -> Optional.ofNullable((Number) row.getObject(1)))
        .single()
        .map(Number::longValue)
        .map(Instant::ofEpochMilli);
  }
}
