package dev.licet.identity.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows of its tables, by which it chooses how to read them. */
public final class Statistics {
  private static final Logger log = LoggerFactory.getLogger(Statistics.class);

  private final JdbcClient jdbc;
  private final Dialect dialect;

  Statistics(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /**
   * Has it look at tables that were just filled; not inside a transaction. PostgreSQL takes them
   * for empty until it comes round, a minute later, and reads rows of which an index says all,
   * since it cannot know that everybody may see them. SQLite has no such statistics here: our
   * indexes are made for what it chooses without.
   */
  public void renew(String... tables) {
    if (dialect == Dialect.POSTGRESQL) {
      vacuum(String.join(", ", tables));
    }
  }

  /** It comes round by itself: what keeps it from doing so now keeps nobody else from anything. */
  private void vacuum(String tables) {
    try {
      jdbc.sql("vacuum (analyze) " + tables).update();
    } catch (DataAccessException e) {
      log.info("The statistics of {} are left to the database: {}", tables, reason(e));
    }
  }

  private static String reason(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage());
  }
}
