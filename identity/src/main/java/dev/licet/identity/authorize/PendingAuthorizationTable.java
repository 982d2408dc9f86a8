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
  private static final String THIS = " where digest = :digest and browser_digest = :browser";
  private static final String UNDER_WAY =
      THIS + " and expires_at > :moment and answered_at is null";

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
    return find(UNDER_WAY, handle, browser, now);
  }

  /** One that was answered after that moment. */
  Optional<PendingAuthorization> answeredSince(String handle, Browser browser, Instant moment) {
    return find(THIS + " and answered_at > :moment", handle, browser, moment);
  }

  private Optional<PendingAuthorization> find(
      String which, String handle, Browser browser, Instant moment) {
    return of("select * from pending_authorizations" + which, handle, browser, moment)
        .query((row, _) -> row(handle, row))
        .optional();
  }

  void consent(String handle, Browser browser, Instant now) {
    of("update pending_authorizations set consented = true" + UNDER_WAY, handle, browser, now)
        .update();
  }

  /**
   * Whether it was under way: of any number of callers at the same moment, one is told yes. It
   * expires with that, which is all that a node of an earlier version asks.
   */
  boolean finish(String handle, Browser browser, Instant now) {
    var sql = "update pending_authorizations set answered_at = :moment, expires_at = :moment";
    return of(sql + UNDER_WAY, handle, browser, now).update() == 1;
  }

  /** Those that expired by that moment. */
  int purge(Instant moment) {
    return pieces.delete(
        "pending_authorizations",
        "digest",
        "expires_at <= :moment",
        Map.of("moment", moment.toEpochMilli()));
  }

  private JdbcClient.StatementSpec of(String sql, String handle, Browser browser, Instant moment) {
    return database
        .sql(sql)
        .param("digest", Digest.of(handle).value())
        .param("browser", browser.digest().value())
        .param("moment", moment.toEpochMilli());
  }

  private static PendingAuthorization row(String handle, ResultSet row) throws SQLException {
    return new PendingAuthorization(
        handle,
        JSON.readValue(row.getString("parameters"), TEXTS),
        Instant.ofEpochMilli(row.getLong("started_at")),
        row.getBoolean("consented"),
        row.getLong("answered_at") > 0);
  }
}
