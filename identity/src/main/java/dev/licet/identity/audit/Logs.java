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

/** The log: find and read its entries. What just happened is in it, too. */
@Service
public class Logs {
  private static final Logger log = LoggerFactory.getLogger(Logs.class);

  private final LogTable table;
  private final LogSearchTable searches;
  private final Failures failures;
  private final Numbering numbering;

  Logs(LogTable table, LogSearchTable searches, Failures failures, Numbering numbering) {
    this.table = table;
    this.searches = searches;
    this.failures = failures;
    this.numbering = numbering;
  }

  /** The entry of that id. */
  public Optional<LogEntry> byId(String id) {
    catchUp();
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
    catchUp();
    return searches.count(condition);
  }

  /**
   * Gives all that there is a number, and to the streams that there are at this moment what they
   * are to pass on.
   */
  public void number() {
    numbering.number();
  }

  /** What happened in the last second is to be seen too; where it cannot be, the rest is. */
  private void catchUp() {
    try {
      failures.flush();
    } catch (DataAccessException | TransactionException e) {
      log.debug("Entries about failures wait: {}", e.getMessage());
    }
    numbering.count();
  }

  /** What is told of a user. */
  public static Condition ofUser(String userId) {
    return LogFields.is("user_id", userId);
  }
}
