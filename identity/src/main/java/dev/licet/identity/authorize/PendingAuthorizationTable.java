package dev.licet.identity.authorize;

import dev.licet.identity.session.Browsers.Browser;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code pending_authorizations}. */
@Repository
class PendingAuthorizationTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final String THIS =
      " where digest = :digest and browser_digest = :browser and expires_at > :now";

  private final JdbcClient database;
  private final Pieces pieces;

  PendingAuthorizationTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(Browser browser, PendingAuthorization pending, Instant expiresAt) {
    database
        .sql(
            """
            insert into pending_authorizations (digest, browser_digest, parameters, started_at,
                consented, expires_at)
            values (:digest, :browser, :parameters, :started, :consented, :expires)
            """)
        .param("digest", Digest.of(pending.handle()).value())
        .param("browser", browser.digest().value())
        .param("parameters", JSON.writeValueAsString(pending.parameters()))
        .param("started", pending.startedAt().toEpochMilli())
        .param("consented", pending.consented())
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  Optional<PendingAuthorization> find(String handle, Browser browser, Instant now) {
    return of("select * from pending_authorizations" + THIS, handle, browser, now)
        .query((row, _) -> row(handle, row))
        .optional();
  }

  void consent(String handle, Browser browser, Instant now) {
    of("update pending_authorizations set consented = true" + THIS, handle, browser, now).update();
  }

  /** Whether it was there: of any number of callers at the same moment, one is told yes. */
  boolean delete(String handle, Browser browser, Instant now) {
    return of("delete from pending_authorizations" + THIS, handle, browser, now).update() == 1;
  }

  int purge(Instant now) {
    return pieces.delete(
        "pending_authorizations",
        "digest",
        "expires_at <= :now",
        Map.of("now", now.toEpochMilli()));
  }

  private JdbcClient.StatementSpec of(String sql, String handle, Browser browser, Instant now) {
    return database
        .sql(sql)
        .param("digest", Digest.of(handle).value())
        .param("browser", browser.digest().value())
        .param("now", now.toEpochMilli());
  }

  private static PendingAuthorization row(String handle, ResultSet row) throws SQLException {
    return new PendingAuthorization(
        handle,
        JSON.readValue(row.getString("parameters"), TEXTS),
        Instant.ofEpochMilli(row.getLong("started_at")),
        row.getBoolean("consented"));
  }
}
