package dev.licet.identity.audit;

import dev.licet.identity.audit.LogInboxTable.Waiting;
import dev.licet.identity.audit.day.Days;
import dev.licet.identity.audit.day.Uncounted;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives entries their numbers, once what they tell of is there for everybody: one after the other
 * does so, and until its end nobody else. So numbers are in the order in which entries can be seen,
 * and whoever goes on from one misses none. Those who write entries wait for none of this.
 */
@Component
class Numbering implements Uncounted {
  private static final Logger log = LoggerFactory.getLogger(Numbering.class);

  /** Not so many at once that somebody who wants to write would notice. */
  private static final int PIECE = 100;

  private static final int PIECES = 100;

  private final LogInboxTable inbox;
  private final LogTable table;
  private final Days days;
  private final TransactionOperations writing;

  Numbering(LogInboxTable inbox, LogTable table, Days days, TransactionOperations writing) {
    this.inbox = inbox;
    this.table = table;
    this.days = days;
    this.writing = writing;
  }

  /** Numbers what waits; what comes meanwhile may wait on. */
  void number() {
    for (int i = 0; i < PIECES && !inbox.isEmpty() && numberPiece(); i++) {
      // on to the next
    }
  }

  /** As far as it can be done at this moment: what is counted already can be shown in any case. */
  @Override
  public void count() {
    try {
      number();
    } catch (DataAccessException | TransactionException e) {
      log.debug("Entries of the log wait for their numbers: {}", e.getMessage());
    }
  }

  /** Whether more may be waiting. */
  private boolean numberPiece() {
    var numbered = writing.execute(_ -> numbered());
    return numbered != null && numbered == PIECE;
  }

  /** The log is held before anything is read: what another node has numbered waits no more. */
  private int numbered() {
    table.hold();
    var waiting = inbox.oldest(PIECE);
    if (!waiting.isEmpty()) {
      long bytes = waiting.stream().mapToLong(Waiting::bytes).sum();
      long last = table.reserve(waiting.size(), bytes);
      long before = last - waiting.size();
      inbox.moveToLog(waiting.stream().map(Waiting::id).toList(), before);
      table.passOn(before, last);
      count(waiting);
    }
    return waiting.size();
  }

  private void count(List<Waiting> entries) {
    days.count(entries.stream().map(one -> new Days.Happened(one.date(), one.type())).toList());
  }
}
