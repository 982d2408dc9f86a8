package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.LogEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code log_outbox}: what is still to be passed on. */
@Component
class StreamOutboxTable {
  private final JdbcClient jdbc;

  StreamOutboxTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The entries that have waited longest. */
  List<LogEntry> next(String streamId, int most) {
    return jdbc.sql(
            """
            select l.seq, l.date, l.type, l.description, l.entry
            from log_outbox o join logs l on l.seq = o.seq
            where o.stream_id = :stream order by o.seq limit :most
            """)
        .param("stream", streamId)
        .param("most", most)
        .query(StreamOutboxTable::entry)
        .list();
  }

  void delete(String streamId, List<LogEntry> entries) {
    jdbc.sql("delete from log_outbox where stream_id = :stream and seq in (:seqs)")
        .param("stream", streamId)
        .param("seqs", entries.stream().map(LogEntry::seq).toList())
        .update();
  }

  long count(String streamId) {
    return jdbc.sql("select count(*) from log_outbox where stream_id = :stream")
        .param("stream", streamId)
        .query(Long.class)
        .single();
  }

  /** Drops those that have waited longest, but for so many, and says how many. */
  int dropAllBut(String streamId, long most) {
    long surplus = count(streamId) - most;
    return surplus <= 0
        ? 0
        : jdbc.sql(
                """
                delete from log_outbox where stream_id = :stream and seq in (
                  select seq from log_outbox where stream_id = :stream order by seq limit :surplus)
                """)
            .param("stream", streamId)
            .param("surplus", surplus)
            .update();
  }

  private static LogEntry entry(ResultSet row, int number) throws SQLException {
    return new LogEntry(
        row.getLong("seq"),
        Instant.ofEpochMilli(row.getLong("date")),
        row.getString("type"),
        row.getString("description"),
        row.getString("entry"));
  }
}
