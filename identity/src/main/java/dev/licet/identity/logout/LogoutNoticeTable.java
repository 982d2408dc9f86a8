package dev.licet.identity.logout;

import dev.licet.identity.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code logout_notices}. */
@Repository
class LogoutNoticeTable {
  private final JdbcClient database;
  private final Dialect dialect;

  LogoutNoticeTable(JdbcClient database, Dialect dialect) {
    this.database = database;
    this.dialect = dialect;
  }

  /** Writes it down, unless its application is being removed. */
  void insert(LogoutNotice notice) {
    database
        .sql(
            """
            insert into logout_notices
                (id, client_id, url, user_id, sid, attempts, next_attempt_at, created_at)
            select :id, client_id, :url, :user, :sid, 0, :created, :created
            from applications where client_id = :client
            """
                + dialect.keepingRows())
        .param("id", notice.id())
        .param("client", notice.clientId())
        .param("url", notice.url())
        .param("user", notice.userId())
        .param("sid", notice.sessionId())
        .param("created", notice.createdAt().toEpochMilli())
        .update();
  }

  /** Some of those whose turn it is, the one that waits longest first. */
  List<LogoutNotice> due(Instant now, int most) {
    return database
        .sql(
            """
            select * from logout_notices where next_attempt_at <= :now
            order by next_attempt_at, id limit :most
            """)
        .param("now", now.toEpochMilli())
        .param("most", most)
        .query(LogoutNoticeTable::row)
        .list();
  }

  /** Takes a notice for an attempt at sending it: of two nodes one is told yes. */
  boolean take(LogoutNotice notice, Instant nextAttemptAt) {
    return database
            .sql(
                """
                update logout_notices set attempts = attempts + 1, next_attempt_at = :next
                where id = :id and attempts = :attempts
                """)
            .param("id", notice.id())
            .param("attempts", notice.attempts())
            .param("next", nextAttemptAt.toEpochMilli())
            .update()
        == 1;
  }

  void delete(String id) {
    database.sql("delete from logout_notices where id = :id").param("id", id).update();
  }

  /** Lets this notice wait, and all others for the same address at least as long. */
  void wait(LogoutNotice notice, Instant until) {
    database
        .sql(
            """
            update logout_notices set next_attempt_at = :until
            where id = :id or (url = :url and next_attempt_at < :until)
            """)
        .param("id", notice.id())
        .param("url", notice.url())
        .param("until", until.toEpochMilli())
        .update();
  }

  private static LogoutNotice row(ResultSet row, int number) throws SQLException {
    return new LogoutNotice(
        row.getString("id"),
        row.getString("client_id"),
        row.getString("url"),
        row.getString("user_id"),
        row.getString("sid"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
