package dev.licet.identity.audit;

import dev.licet.identity.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code logs} and {@code log_state}; what is appended goes to the streams, too. */
@Component
class LogTable {
  private static final String SELECT = "select seq, date, type, description, entry from logs ";

  private final JdbcClient jdbc;
  private final Dialect dialect;

  LogTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /** Has each stream pass these entries on, unless it is being removed. */
  void passOn(long after, long last) {
    jdbc.sql(
            """
            with kept as (select id from log_streams where status = 'active'%s)
            insert into log_outbox (stream_id, seq)
            select kept.id, l.seq from kept, logs l where l.seq > :after and l.seq <= :last
            """
                .formatted(dialect.keepingRows()))
        .param("after", after)
        .param("last", last)
        .update();
  }

  Optional<LogEntry> find(long seq) {
    return jdbc.sql(SELECT + "where seq = :seq").param("seq", seq).query(LogTable::row).optional();
  }

  /** Those after a number, the oldest first. */
  List<LogEntry> after(long seq, int limit) {
    return jdbc.sql(SELECT + "where seq > :seq order by seq limit :limit")
        .param("seq", seq)
        .param("limit", limit)
        .query(LogTable::row)
        .list();
  }

  /** Removes the oldest of those before a time, so many at most, and says how many. */
  int purgeBefore(Instant time, int most) {
    return purge("date < :time order by date", Map.of("time", time.toEpochMilli()), most);
  }

  /**
   * Removes the oldest, so many at most, and says how many. What failed goes first: anybody can
   * fail as often as they like, and must not push out what tells of changes.
   */
  int purgeOldest(int most) {
    int failures = purge("is_failure = true order by seq", Map.of(), most);
    return failures > 0 ? failures : purge("true order by seq", Map.of(), most);
  }

  /** How many bytes all entries have. */
  long bytes() {
    return jdbc.sql("select coalesce(max(bytes), 0) from log_state").query(Long.class).single();
  }

  /** Held by now, so that no other node removes the same and takes it for its own. */
  private int purge(String which, Map<String, ?> values, int most) {
    var removed =
        jdbc.sql(
                "delete from logs where seq in (select seq from logs where "
                    + which
                    + " limit :most) returning bytes")
            .params(values)
            .param("most", most)
            .query(Long.class)
            .list();
    reserve(0, -removed.stream().mapToLong(Long::longValue).sum());
    return removed.size();
  }

  /** Keeps all others from giving numbers or purging until the transaction under way has ended. */
  void hold() {
    reserve(0, 0);
  }

  /** Takes so many numbers for entries of so many bytes, and answers the last one. */
  long reserve(int numbers, long bytes) {
    return jdbc.sql(
            """
            insert into log_state (id, last_seq, bytes) values (1, :numbers, :bytes)
            on conflict (id) do update set last_seq = log_state.last_seq + excluded.last_seq,
                bytes = log_state.bytes + excluded.bytes
            returning last_seq
            """)
        .param("numbers", numbers)
        .param("bytes", bytes)
        .query(Long.class)
        .single();
  }

  static LogEntry row(ResultSet row, int number) throws SQLException {
    return new LogEntry(
        row.getLong("seq"),
        Instant.ofEpochMilli(row.getLong("date")),
        row.getString("type"),
        row.getString("description"),
        row.getString("entry"));
  }
}
