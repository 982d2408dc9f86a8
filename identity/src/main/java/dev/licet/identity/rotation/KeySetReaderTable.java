package dev.licet.identity.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code key_set_readers}. */
@Component
final class KeySetReaderTable {
  private final JdbcClient jdbc;

  KeySetReaderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void note(KeySetReader reader) {
    jdbc.sql(
            """
            insert into key_set_readers (name, read_at) values (:name, :readAt)
            on conflict (name) do update set read_at = excluded.read_at
            where key_set_readers.read_at < excluded.read_at
            """)
        .param("name", reader.name())
        .param("readAt", reader.readAt().toEpochMilli())
        .update();
  }

  /** Those seen since then that have read nothing since the second time. */
  List<KeySetReader> silent(Instant seenSince, Instant silentSince) {
    return jdbc.sql(
            """
            select name, read_at from key_set_readers
            where read_at >= :seenSince and read_at < :silentSince order by read_at desc, name
            """)
        .param("seenSince", seenSince.toEpochMilli())
        .param("silentSince", silentSince.toEpochMilli())
        .query(KeySetReaderTable::reader)
        .list();
  }

  /** Keeps the newest, so many of them, none older than that. */
  void purge(Instant before, int most) {
    jdbc.sql(
            """
            delete from key_set_readers where read_at < :before or name in (
              select name from key_set_readers order by read_at desc, name
              limit 100000 offset :most)
            """)
        .param("before", before.toEpochMilli())
        .param("most", most)
        .update();
  }

  private static KeySetReader reader(ResultSet row, int number) throws SQLException {
    return new KeySetReader(row.getString("name"), Instant.ofEpochMilli(row.getLong("read_at")));
  }
}
