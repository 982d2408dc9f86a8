package dev.licet.identity.issuing;

import dev.licet.identity.issuing.OpaqueTokens.Held;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code opaque_tokens}. */
@Repository
class OpaqueTokenTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final Pieces pieces;

  OpaqueTokenTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(Digest digest, Held held, Optional<String> codeId, Instant expiresAt) {
    database
        .sql(
            """
            insert into opaque_tokens
              (digest, user_id, client_id, stands_for, jkt, code_id, expires_at)
            values (:digest, :user, :client, :authorization, :jkt, :code, :expires)
            """)
        .param("digest", digest.value())
        .param("user", held.authorization().userId())
        .param("client", held.authorization().clientId())
        .param("authorization", JSON.writeValueAsString(held.authorization()))
        .param("jkt", held.keyThumbprint().orElse(null))
        .param("code", codeId.orElse(null))
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  Optional<Held> find(Digest digest, Instant now) {
    return database
        .sql(
            """
            select stands_for, jkt from opaque_tokens
            where digest = :digest and expires_at > :now
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .query(OpaqueTokenTable::row)
        .optional();
  }

  void deleteOfApplication(String clientId) {
    database
        .sql("delete from opaque_tokens where client_id = :client")
        .param("client", clientId)
        .update();
  }

  void deleteOfCode(String codeId) {
    database.sql("delete from opaque_tokens where code_id = :code").param("code", codeId).update();
  }

  int purge(Instant now) {
    return pieces.delete(
        "opaque_tokens", "digest", "expires_at <= :now", Map.of("now", now.toEpochMilli()));
  }

  private static Held row(ResultSet row, int number) throws SQLException {
    return new Held(
        JSON.readValue(row.getString("stands_for"), Authorization.class),
        Optional.ofNullable(row.getString("jkt")));
  }
}
