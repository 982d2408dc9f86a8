package dev.licet.identity.audit;

import dev.licet.identity.audit.entry.LogDraft;
import dev.licet.identity.store.Padding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code log_inbox}: entries that have no number yet. */
@Component
class LogInboxTable {
  /** What a row takes besides its entry, roughly: the columns it is searched by, and indexes. */
  private static final int OVERHEAD = 600;

  /** What an entry has in the inbox and in the log alike. */
  private static final String COLUMNS =
      """
      date, type, is_failure, description, user_id, user_name, client_id, client_name, connection,
      audience, scope, ip, user_agent, correlation, target, entry, bytes
      """;

  private final JdbcClient jdbc;

  LogInboxTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry that waits. */
  record Waiting(String id, Instant date, String type, int bytes) {}

  void insert(String id, LogDraft draft) {
    jdbc.sql(
            "insert into log_inbox (id, "
                + COLUMNS
                + """
                ) values (:id, :date, :type, :failure, :description, :userId, :userName, :clientId,
                    :clientName, :connection, :audience, :scope, :ip, :agent, :correlation, :target,
                    :entry, :bytes)
                """)
        .param("id", id)
        .param("date", draft.date().toEpochMilli())
        .param("type", draft.type())
        .param("failure", draft.isFailure())
        .param("description", draft.description())
        .param("userId", draft.about("user_id"))
        .param("userName", draft.about("user_name"))
        .param("clientId", draft.about("client_id"))
        .param("clientName", draft.about("client_name"))
        .param("connection", draft.about("connection"))
        .param("audience", draft.about("audience"))
        .param("scope", draft.about("scope"))
        .param("ip", draft.origin().ip())
        .param("agent", draft.origin().userAgent())
        .param("correlation", draft.origin().correlationId())
        .param("target", draft.target())
        .param("entry", draft.json())
        .param("bytes", draft.json().length() + OVERHEAD)
        .update();
  }

  boolean isEmpty() {
    return jdbc.sql("select id from log_inbox limit 1").query(String.class).optional().isEmpty();
  }

  /** Those that have waited longest. */
  List<Waiting> oldest(int most) {
    return jdbc.sql("select id, date, type, bytes from log_inbox order by id limit :most")
        .param("most", most)
        .query(LogInboxTable::waiting)
        .list();
  }

  /** Puts these into the log, in their order, with the numbers after that one. */
  void moveToLog(List<String> ids, long after) {
    jdbc.sql(
            "insert into logs (seq, "
                + COLUMNS
                + ") select :after + row_number() over (order by id), "
                + COLUMNS
                + "from log_inbox where id in (:ids)")
        .param("after", after)
        .param("ids", Padding.of(ids))
        .update();
    jdbc.sql("delete from log_inbox where id in (:ids)").param("ids", Padding.of(ids)).update();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("date")),
        row.getString("type"),
        row.getInt("bytes"));
  }
}
