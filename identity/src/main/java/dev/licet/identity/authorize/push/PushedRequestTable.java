package dev.licet.identity.authorize.push;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code pushed_requests}. */
@Repository
class PushedRequestTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient database;
  private final Pieces pieces;

  PushedRequestTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(Digest digest, String clientId, Map<String, String> parameters, Instant expiresAt) {
    database
        .sql(
            """
            insert into pushed_requests (digest, client_id, parameters, expires_at)
            values (:digest, :client, :parameters, :expires)
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .param("parameters", JSON.writeValueAsString(parameters))
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  /** Takes it away: of any number of callers at the same moment, one gets it. */
  Optional<Map<String, String>> take(Digest digest, String clientId, Instant now) {
    return database
        .sql(
            """
            delete from pushed_requests
            where digest = :digest and client_id = :client and expires_at > :now
            returning parameters
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .param("now", now.toEpochMilli())
        .query(String.class)
        .optional()
        .map(text -> JSON.readValue(text, TEXTS));
  }

  int purge(Instant now) {
    return pieces.delete(
        "pushed_requests", "digest", "expires_at <= :now", Map.of("now", now.toEpochMilli()));
  }
}
