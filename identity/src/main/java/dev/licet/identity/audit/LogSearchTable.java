package dev.licet.identity.audit;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds entries in the table {@code logs}. */
@Component
class LogSearchTable {
  private final JdbcClient jdbc;
  private final Dialect dialect;

  LogSearchTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /** Those a condition fits, from a slice the rows by number. */
  List<LogEntry> find(Condition condition, boolean newestFirst, Slice slice) {
    var search = SearchSql.of(condition, dialect);
    return jdbc.sql(
            "select l.seq, l.date, l.type, l.description, l.entry from logs l where "
                + search.text()
                + " order by l.seq"
                + (newestFirst ? " desc" : "")
                + " limit :limit offset :skip")
        .params(search.params())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(LogTable::row)
        .list();
  }

  long count(Condition condition) {
    var search = SearchSql.of(condition, dialect);
    return jdbc.sql("select count(*) from logs l where " + search.text())
        .params(search.params())
        .query(Long.class)
        .single();
  }
}
