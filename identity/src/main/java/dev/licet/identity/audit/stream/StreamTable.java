package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.stream.LogStream.Status;
import dev.licet.identity.key.SealedSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table {@code log_streams}, and what is sealed of its rows. */
@Component
class StreamTable {
  private final JdbcClient jdbc;
  private final SealedSecrets secrets;

  StreamTable(JdbcClient jdbc, SealedSecrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  List<LogStream> list() {
    var streams = jdbc.sql("select * from log_streams order by id").query(StreamTable::row).list();
    return streams.stream().map(this::unsealed).toList();
  }

  Optional<LogStream> find(String id) {
    return jdbc.sql("select * from log_streams where id = :id")
        .param("id", id)
        .query(StreamTable::row)
        .optional()
        .map(this::unsealed);
  }

  void insert(LogStream stream, Instant now) {
    settings(
            jdbc.sql(
                """
                insert into log_streams (id, name, type, status, sink, filters, created_at)
                values (:id, :name, :type, :status, :sink, :filters, :now)
                """),
            stream)
        .param("type", stream.sink().type())
        .param("now", now.toEpochMilli())
        .update();
    secrets.keep(sealName(stream.id()), SinkJson.sealed(stream));
  }

  /** Changes it; whatever went wrong before is forgotten. */
  void update(LogStream stream) {
    settings(
            jdbc.sql(
                """
                update log_streams set name = :name, status = :status, sink = :sink,
                    filters = :filters, failures = 0, failing_since = null, next_try_at = 0,
                    problem = ''
                where id = :id
                """),
            stream)
        .update();
    secrets.keep(sealName(stream.id()), SinkJson.sealed(stream));
  }

  void delete(String id) {
    jdbc.sql("delete from log_streams where id = :id").param("id", id).update();
    secrets.forget(sealName(id));
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update log_streams set name = name where id = :id").param("id", id).update();
  }

  /** Whether it is this node that may pass entries on now, for so long. */
  boolean lease(String id, Instant now, Duration time) {
    return jdbc.sql(
                """
                update log_streams set leased_until = :until
                where id = :id and status = 'active' and next_try_at <= :now
                    and leased_until <= :now
                """)
            .param("id", id)
            .param("now", now.toEpochMilli())
            .param("until", now.plus(time).toEpochMilli())
            .update()
        == 1;
  }

  /** Entries have arrived. */
  void succeeded(String id) {
    jdbc.sql(
            """
            update log_streams set leased_until = 0, failures = 0, failing_since = null,
                next_try_at = 0, problem = ''
            where id = :id
            """)
        .param("id", id)
        .update();
  }

  /** Nothing has arrived; answers how often in a row, and since when. */
  Failing failed(String id, String problem, Instant now) {
    return jdbc.sql(
            """
            update log_streams set leased_until = 0, failures = failures + 1,
                failing_since = coalesce(failing_since, :now), problem = :problem
            where id = :id returning failures, failing_since
            """)
        .param("id", id)
        .param("problem", problem)
        .param("now", now.toEpochMilli())
        .query((row, _) ->
            new Failing(row.getInt("failures"), Instant.ofEpochMilli(row.getLong("failing_since"))))
        .optional()
        .orElse(new Failing(0, now));
  }

  void tryAgain(String id, Instant at) {
    jdbc.sql("update log_streams set next_try_at = :at where id = :id")
        .param("id", id)
        .param("at", at.toEpochMilli())
        .update();
  }

  void suspend(String id) {
    jdbc.sql("update log_streams set status = 'suspended' where id = :id").param("id", id).update();
  }

  private LogStream unsealed(LogStream stream) {
    return secrets
        .findNow(sealName(stream.id()))
        .map(sealed -> SinkJson.unsealed(stream, sealed))
        .orElse(stream);
  }

  private static String sealName(String id) {
    return "log stream " + id;
  }

  /** How often in a row nothing arrived, and since when. */
  record Failing(int failures, Instant since) {}

  private static StatementSpec settings(StatementSpec statement, LogStream stream) {
    return statement
        .param("id", stream.id())
        .param("name", stream.name())
        .param("status", stream.status().wireName())
        .param("sink", SinkJson.open(stream.sink()))
        .param("filters", String.join(" ", stream.filters()));
  }

  private static LogStream row(ResultSet row, int number) throws SQLException {
    return new LogStream(
        row.getString("id"),
        row.getString("name"),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        SinkJson.read(row.getString("type"), row.getString("sink")),
        Arrays.stream(row.getString("filters").split(" ")).filter(one -> !one.isEmpty()).toList(),
        "",
        row.getString("problem"));
  }
}
