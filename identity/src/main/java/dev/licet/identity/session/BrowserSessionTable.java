package dev.licet.identity.session;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import dev.licet.identity.user.LeavingUsers;
import dev.licet.identity.user.Metadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code browser_sessions}. */
@Repository
class BrowserSessionTable {
  private static final String PRESENT = " and " + LeavingUsers.areNot("browser_sessions.user_id");

  private static final String ALIVE = " and expires_at > :now and idle_expires_at > :now" + PRESENT;

  private static final String NOT_CLOSED = " and expires_at > 0";

  private final JdbcClient database;
  private final Pieces pieces;

  BrowserSessionTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(BrowserSession session, Digest digest, Duration idle) {
    database
        .sql(
            """
            insert into browser_sessions (sid, digest, user_id, created_at, authenticated_at,
                methods, first_address, first_user_agent, address, user_agent, last_seen_at, idle_ms,
                idle_expires_at, expires_at)
            values (:sid, :digest, :user, :created, :authenticated, :methods, :firstAddress,
                :firstAgent, :address, :agent, :seen, :idle, :idleExpires, :expires)
            """)
        .param("sid", session.id())
        .param("digest", digest.value())
        .param("user", session.userId())
        .param("created", session.createdAt().toEpochMilli())
        .param("authenticated", session.authenticatedAt().toEpochMilli())
        .param("methods", String.join(" ", session.methods()))
        .param("firstAddress", session.first().address())
        .param("firstAgent", session.first().userAgent())
        .param("address", session.device().address())
        .param("agent", session.device().userAgent())
        .param("seen", session.lastSeenAt().toEpochMilli())
        .param("idle", idle.toMillis())
        .param("idleExpires", session.idleExpiresAt().toEpochMilli())
        .param("expires", session.expiresAt().toEpochMilli())
        .update();
  }

  /** The same session proved anew: under another secret, the old one is worth nothing. */
  void renew(BrowserSession session, Digest digest, Duration idle) {
    database
        .sql(
            """
            update browser_sessions set digest = :digest, authenticated_at = :authenticated,
                methods = :methods, address = :address, user_agent = :agent, last_seen_at = :seen,
                idle_ms = :idle, idle_expires_at = :idleExpires, expires_at = :expires
            where sid = :sid
            """)
        .param("sid", session.id())
        .param("digest", digest.value())
        .param("authenticated", session.authenticatedAt().toEpochMilli())
        .param("methods", String.join(" ", session.methods()))
        .param("address", session.device().address())
        .param("agent", session.device().userAgent())
        .param("seen", session.lastSeenAt().toEpochMilli())
        .param("idle", idle.toMillis())
        .param("idleExpires", session.idleExpiresAt().toEpochMilli())
        .param("expires", session.expiresAt().toEpochMilli())
        .update();
  }

  Optional<BrowserSession> byDigest(Digest digest, Instant now) {
    return database
        .sql("select * from browser_sessions where digest = :digest" + ALIVE)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .query(BrowserSessionTable::row)
        .optional();
  }

  Optional<BrowserSession> byId(String sid, Instant now) {
    return database
        .sql("select * from browser_sessions where sid = :sid" + ALIVE)
        .param("sid", sid)
        .param("now", now.toEpochMilli())
        .query(BrowserSessionTable::row)
        .optional();
  }

  /** The latest first. */
  List<BrowserSession> ofUser(String userId, Instant now) {
    return database
        .sql(
            "select * from browser_sessions where user_id = :user"
                + ALIVE
                + " order by last_seen_at desc, sid")
        .param("user", userId)
        .param("now", now.toEpochMilli())
        .query(BrowserSessionTable::row)
        .list();
  }

  /** Those that nobody has ended, over or not, always in the same order. */
  List<BrowserSession> notClosed(String userId) {
    return database
        .sql("select * from browser_sessions where user_id = :user" + NOT_CLOSED + " order by sid")
        .param("user", userId)
        .query(BrowserSessionTable::row)
        .list();
  }

  Optional<BrowserSession> notClosedById(String sid) {
    return database
        .sql("select * from browser_sessions where sid = :sid" + NOT_CLOSED)
        .param("sid", sid)
        .query(BrowserSessionTable::row)
        .optional();
  }

  /** Keeps that with it, and says whether it is there. */
  boolean setMetadata(String sid, Metadata metadata, Instant now) {
    return database
            .sql("update browser_sessions set metadata = :metadata where sid = :sid" + ALIVE)
            .param("metadata", metadata.json())
            .param("sid", sid)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void seen(String sid, Instant now) {
    database
        .sql(
            """
            update browser_sessions set last_seen_at = :now, idle_expires_at = :now + idle_ms
            where sid = :sid
            """)
        .param("now", now.toEpochMilli())
        .param("sid", sid)
        .update();
  }

  /**
   * Whether an application takes part in it already; empty if it has been closed. If not, it cannot
   * be before the transaction under way has ended: the row is held, as {@link #close} holds it.
   */
  Optional<Boolean> hold(String sid, String clientId) {
    return database
        .sql(
            "update browser_sessions set expires_at = expires_at where sid = :sid"
                + NOT_CLOSED
                + PRESENT
                + """
                 returning exists
                    (select 1 from session_clients where sid = :sid and client_id = :client)
                """)
        .param("sid", sid)
        .param("client", clientId)
        .query((row, _) -> row.getBoolean(1))
        .optional();
  }

  /** Whether it was open: of any number of callers at the same moment, one is told yes. */
  boolean close(String sid) {
    return database
            .sql("update browser_sessions set expires_at = 0 where sid = :sid" + NOT_CLOSED)
            .param("sid", sid)
            .update()
        == 1;
  }

  void delete(String sid) {
    database.sql("delete from browser_sessions where sid = :sid").param("sid", sid).update();
  }

  int purge(Instant now) {
    return pieces.delete(
        "browser_sessions",
        "sid",
        "expires_at <= :now or idle_expires_at <= :now",
        Map.of("now", now.toEpochMilli()));
  }

  private static BrowserSession row(ResultSet row, int number) throws SQLException {
    var device = new Device(row.getString("address"), row.getString("user_agent"));
    var first = new Device(row.getString("first_address"), row.getString("first_user_agent"));
    return new BrowserSession(
        row.getString("sid"),
        row.getString("user_id"),
        time(row, "created_at"),
        time(row, "authenticated_at"),
        List.of(row.getString("methods").split(" ")),
        first.address().isEmpty() ? device : first,
        device,
        time(row, "last_seen_at"),
        time(row, "idle_expires_at"),
        time(row, "expires_at"),
        new Metadata(row.getString("metadata")));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
