package dev.licet.identity.audit;

import dev.licet.identity.audit.entry.LogDraft;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.OfTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes entries: as the last thing before the transaction under way commits, so that they are
 * there if and only if what they tell of is. They have no number then, since whoever gives numbers
 * in the order of commits lets one commit after the other: see {@link Numbering}.
 */
@Component
class Recorder {
  private final LogInboxTable inbox;
  private final Numbering numbering;
  private final TransactionOperations writing;
  private final Clock clock;
  private final String node;
  private final AtomicLong latest = new AtomicLong();

  Recorder(
      LogInboxTable inbox,
      Numbering numbering,
      TransactionOperations writing,
      Ids ids,
      Clock clock) {
    this.inbox = inbox;
    this.numbering = numbering;
    this.writing = writing;
    this.clock = clock;
    this.node = ids.alphanumeric(12);
  }

  /** Writes an entry with the transaction under way, or in one of its own. */
  void record(LogDraft draft) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      pending().drafts.add(draft);
    } else {
      writing.executeWithoutResult(_ -> append(List.of(draft)));
    }
  }

  /** Writes entries at once, all or none, and numbers them. */
  void write(List<LogDraft> drafts) {
    writing.executeWithoutResult(_ -> {
      append(drafts);
      numbering.number();
    });
  }

  private void append(List<LogDraft> drafts) {
    drafts.forEach(draft -> inbox.insert(nextId(), draft));
  }

  /** Later ones are greater; of two nodes, as far as their clocks agree. */
  private String nextId() {
    long now = clock.millis() << 16;
    return "%016x".formatted(latest.updateAndGet(before -> Math.max(before + 1, now))) + node;
  }

  private Pending pending() {
    return OfTransaction.the(Pending.class, () -> new Pending(this));
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
