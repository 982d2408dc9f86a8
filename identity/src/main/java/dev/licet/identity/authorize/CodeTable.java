package dev.licet.identity.authorize;

import dev.licet.identity.shared.Digest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code authorization_codes}. */
@Repository
class CodeTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;

  CodeTable(JdbcClient database) {
    this.database = database;
  }

  void insert(Digest digest, CodeGrant grant, Instant expiresAt) {
    database
        .sql(
            """
            insert into authorization_codes (digest, id, client_id, user_id, granted, expires_at)
            values (:digest, :id, :client, :user, :granted, :expires)
            """)
        .param("digest", digest.value())
        .param("id", grant.id())
        .param("client", grant.authorization().clientId())
        .param("user", grant.authorization().userId())
        .param("granted", JSON.writeValueAsString(grant))
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  /** What it stands for, if it is still to be spent. */
  Optional<CodeGrant> unspent(Digest digest, String clientId, Instant now) {
    return database
        .sql(
            """
            select granted from authorization_codes
            where digest = :digest and client_id = :client and spent_at is null
              and expires_at > :now
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .param("now", now.toEpochMilli())
        .query(String.class)
        .optional()
        .map(CodeTable::read);
  }

  /** Spends it: of any number of callers at the same moment, one gets it. */
  Optional<CodeGrant> spend(Digest digest, String clientId, Instant now) {
    return database
        .sql(
            """
            update authorization_codes set spent_at = :now
            where digest = :digest and client_id = :client and spent_at is null
              and expires_at > :now
            returning granted
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .param("now", now.toEpochMilli())
        .query(String.class)
        .optional()
        .map(CodeTable::read);
  }

  /** What it stood for, if it was spent. */
  Optional<CodeGrant> spent(Digest digest, String clientId) {
    return database
        .sql(
            """
            select granted from authorization_codes
            where digest = :digest and client_id = :client and spent_at is not null
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .query(String.class)
        .optional()
        .map(CodeTable::read);
  }

  int purge(Instant expiredBefore) {
    return database
        .sql("delete from authorization_codes where expires_at <= :time")
        .param("time", expiredBefore.toEpochMilli())
        .update();
  }

  private static CodeGrant read(String granted) {
    return JSON.readValue(granted, CodeGrant.class);
  }
}
