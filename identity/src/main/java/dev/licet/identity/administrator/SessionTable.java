package dev.licet.identity.administrator;

import dev.licet.identity.shared.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionTable {
  private final JdbcClient database;

  SessionTable(JdbcClient database) {
    this.database = database;
  }

  void insert(Digest digest, String administratorId, Instant now, Instant expiresAt) {
    database
        .sql(
            """
            insert into administrator_sessions
              (digest, administrator_id, created_at, last_seen_at, expires_at)
            values (:digest, :administrator, :now, :now, :expires)
            """)
        .param("digest", digest.value())
        .param("administrator", administratorId)
        .param("now", now.toEpochMilli())
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  /** The session, where it has not expired and was seen after the given time. */
  Optional<Session> find(Digest digest, Instant now, Instant seenAfter) {
    return database
        .sql(
            """
            select a.id, a.email, s.last_seen_at
            from administrator_sessions s join administrators a on a.id = s.administrator_id
            where s.digest = :digest and s.expires_at > :now and s.last_seen_at > :seen
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .param("seen", seenAfter.toEpochMilli())
        .query(SessionTable::session)
        .optional();
  }

  void seen(Digest digest, Instant now) {
    database
        .sql("update administrator_sessions set last_seen_at = :now where digest = :digest")
        .param("now", now.toEpochMilli())
        .param("digest", digest.value())
        .update();
  }

  void delete(Digest digest) {
    database
        .sql("delete from administrator_sessions where digest = :digest")
        .param("digest", digest.value())
        .update();
  }

  void deleteAllOf(String administratorId) {
    database
        .sql("delete from administrator_sessions where administrator_id = :administrator")
        .param("administrator", administratorId)
        .update();
  }

  int purge(Instant now, Instant seenBefore) {
    return database
        .sql(
            """
            delete from administrator_sessions
            where expires_at <= :now or last_seen_at <= :seen
            """)
        .param("now", now.toEpochMilli())
        .param("seen", seenBefore.toEpochMilli())
        .update();
  }

  private static Session session(ResultSet row, int number) throws SQLException {
    return new Session(
        new Administrator(row.getString("id"), row.getString("email")),
        Instant.ofEpochMilli(row.getLong("last_seen_at")));
  }

  record Session(Administrator administrator, Instant lastSeenAt) {}
}
