package dev.licet.identity.refresh;

import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How rows of the table {@code refresh_tokens} go. */
@Repository
class EndingTable {
  private final JdbcClient database;
  private final Pieces pieces;

  EndingTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Whether it was there: of any number of callers at the same moment, one is told yes. */
  boolean delete(String id) {
    return delete("id = :id", Map.of("id", id)) == 1;
  }

  int deleteOfUser(String userId) {
    return delete("user_id = :user", Map.of("user", userId));
  }

  int deleteOfApplication(String clientId) {
    return delete("client_id = :client", Map.of("client", clientId));
  }

  int deleteOfApi(String audience) {
    return delete("audience = :audience", Map.of("audience", audience));
  }

  int deleteOfConsent(String userId, String clientId, String audience) {
    return delete(
        "user_id = :user and client_id = :client and audience = :audience",
        Map.of("user", userId, "client", clientId, "audience", audience));
  }

  int deleteOfCode(String codeId) {
    return delete("code_id = :code", Map.of("code", codeId));
  }

  /** Those that do not rotate, for the same, but this one. */
  int deleteLasting(RefreshToken but) {
    var authorization = but.authorization();
    return delete(
        """
        user_id = :user and client_id = :client and audience = :audience and id <> :id
            and not rotating
        """,
        Map.of(
            "user", authorization.userId(),
            "client", authorization.clientId(),
            "audience", authorization.audience().orElse(""),
            "id", but.id()));
  }

  /** All but the newest so many of a user and application. */
  int deleteBeyond(int most, String userId, String clientId) {
    return delete(
        """
        id in (select id from refresh_tokens where user_id = :user and client_id = :client
            order by created_at desc limit 1000 offset :most)
        """,
        Map.of("user", userId, "client", clientId, "most", most));
  }

  int purgeExpired(Instant now) {
    return purge("expires_at <= :now", Map.of("now", now.toEpochMilli()));
  }

  int purgeIdle(String clientId, Instant lastUsed) {
    return purge(
        "client_id = :client and last_exchanged_at <= :time",
        Map.of("client", clientId, "time", lastUsed.toEpochMilli()));
  }

  /** Forgets answers that nobody can ask for again. */
  int purgeAnswers(Instant now) {
    return pieces.update(
        "refresh_tokens",
        "answer = ''",
        "id",
        "answer <> '' and answer_until < :now and arrived",
        Map.of("now", now.toEpochMilli()));
  }

  private int purge(String condition, Map<String, ?> values) {
    return pieces.delete("refresh_tokens", "id", condition, values);
  }

  private int delete(String condition, Map<String, ?> values) {
    return database.sql("delete from refresh_tokens where " + condition).params(values).update();
  }
}
