package dev.licet.identity.audit;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** The log: find and read its entries. What just failed is in it, too. */
@Service
public class Logs {
  private static final Logger log = LoggerFactory.getLogger(Logs.class);

  private final LogTable table;
  private final LogSearchTable searches;
  private final Failures failures;

  Logs(LogTable table, LogSearchTable searches, Failures failures) {
    this.table = table;
    this.searches = searches;
    this.failures = failures;
  }

  /** The entry of that id. */
  public Optional<LogEntry> byId(String id) {
    return LogEntry.seq(id).flatMap(table::find);
  }

  /** Those after a number, the oldest first. */
  public List<LogEntry> after(long seq, int limit) {
    catchUp();
    return table.after(seq, limit);
  }

  /** Those a condition on {@link LogFields} fits. */
  public List<LogEntry> search(Condition condition, boolean newestFirst, Slice slice) {
    catchUp();
    return searches.find(condition, newestFirst, slice);
  }

  /** How many a condition fits. */
  public long count(Condition condition) {
    return searches.count(condition);
  }

  /** What failed in the last second is to be seen too; where it cannot be written, the rest is. */
  private void catchUp() {
    try {
      failures.flush();
    } catch (DataAccessException | TransactionException e) {
      log.debug("Entries about failures wait: {}", e.getMessage());
    }
  }

  /** What is told of a user. */
  public static Condition ofUser(String userId) {
    return LogFields.is("user_id", userId);
  }
}
