package dev.licet.identity.audit;

import dev.licet.identity.audit.day.Days;
import dev.licet.identity.audit.entry.LogDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes entries: as the last thing before the transaction under way commits, so that they are
 * there if and only if what they tell of is, and no other row is waited for while the log is held.
 */
@Component
class Recorder {
  private final LogTable table;
  private final Days days;
  private final TransactionOperations writing;

  Recorder(LogTable table, Days days, TransactionOperations writing) {
    this.table = table;
    this.days = days;
    this.writing = writing;
  }

  /** Writes an entry with the transaction under way, or in one of its own. */
  void record(LogDraft draft) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      pending().drafts.add(draft);
    } else {
      write(List.of(draft));
    }
  }

  /** Writes entries at once, all or none. */
  void write(List<LogDraft> drafts) {
    writing.executeWithoutResult(_ -> append(drafts));
  }

  private void append(List<LogDraft> drafts) {
    table.append(drafts);
    days.count(drafts.stream().map(LogDraft::type).toList());
  }

  private Pending pending() {
    return known()
        .orElseGet(() -> {
          var fresh = new Pending(this);
          TransactionSynchronizationManager.registerSynchronization(fresh);
          return fresh;
        });
  }

  private static Optional<Pending> known() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Pending.class::isInstance)
        .map(Pending.class::cast)
        .findFirst();
  }

  /** What one transaction is still to write. */
  private static final class Pending implements TransactionSynchronization {
    private final Recorder recorder;
    private final List<LogDraft> drafts = new ArrayList<>();

    private Pending(Recorder recorder) {
      this.recorder = recorder;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      recorder.append(drafts);
    }
  }
}
