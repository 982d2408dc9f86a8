package dev.licet.identity.audit.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code log_days}: a row for each day, named by the days since 1970. */
@Component
class DayTable {
  private final JdbcClient jdbc;

  DayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(LocalDate day, Tally tally, long count, Instant now) {
    var column = column(tally);
    jdbc.sql(
            "insert into log_days (day, "
                + column
                + ", created_at, updated_at) values (:day, :count, :now, :now)"
                + " on conflict (day) do update set "
                + column
                + " = log_days."
                + column
                + " + excluded."
                + column
                + ", updated_at = excluded.updated_at")
        .param("day", day.toEpochDay())
        .param("count", count)
        .param("now", now.toEpochMilli())
        .update();
  }

  List<Day> between(LocalDate from, LocalDate to) {
    return jdbc.sql("select * from log_days where day between :from and :to order by day")
        .param("from", from.toEpochDay())
        .param("to", to.toEpochDay())
        .query(DayTable::row)
        .list();
  }

  void purge(LocalDate before) {
    jdbc.sql("delete from log_days where day < :day").param("day", before.toEpochDay()).update();
  }

  /** How many users have signed in since then. */
  long activeUsers(Instant since) {
    return jdbc.sql(
            """
            select count(distinct user_id) from logs
            where type = 's' and date >= :since and user_id like '%|%'
            """)
        .param("since", since.toEpochMilli())
        .query(Long.class)
        .single();
  }

  private static String column(Tally tally) {
    return switch (tally) {
      case LOGINS -> "logins";
      case FAILED_LOGINS -> "failed_logins";
      case SIGNUPS -> "signups";
      case TOKENS -> "tokens";
      case REFUSED_TOKENS -> "refused_tokens";
    };
  }

  private static Day row(ResultSet row, int number) throws SQLException {
    return new Day(
        LocalDate.ofEpochDay(row.getLong("day")),
        row.getLong("logins"),
        row.getLong("failed_logins"),
        row.getLong("signups"),
        row.getLong("tokens"),
        row.getLong("refused_tokens"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
