package dev.licet.identity.audit;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The log: find and read its entries. What just failed is in it, too. */
@Service
public class Logs {
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
    failures.flush();
    return table.after(seq, limit);
  }

  /** Those a condition on {@link LogFields} fits. */
  public List<LogEntry> search(Condition condition, boolean newestFirst, Slice slice) {
    failures.flush();
    return searches.find(condition, newestFirst, slice);
  }

  /** How many a condition fits. */
  public long count(Condition condition) {
    return searches.count(condition);
  }

  /** What is told of a user. */
  public static Condition ofUser(String userId) {
    return LogFields.is("user_id", userId);
  }
}
