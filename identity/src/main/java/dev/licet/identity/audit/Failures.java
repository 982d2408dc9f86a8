package dev.licet.identity.audit;

import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.audit.entry.LogDraft;
import dev.licet.identity.audit.entry.Origin;
import dev.licet.identity.shared.Note;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Entries about what failed. Anybody can fail as often as they like: so such an entry waits here
 * for a second at most and is written together with others, and of one minute there are {@link
 * #IN_A_MINUTE} in all and {@link #OF_AN_ADDRESS} of one address; the rest is told by its number.
 * So is what there is no room for while the database is away.
 */
@Component
class Failures implements DisposableBean {
  static final int IN_A_MINUTE = 120;
  static final int OF_AN_ADDRESS = 40;
  static final int MOST_WAITING = 10 * IN_A_MINUTE;
  private static final long MINUTE = 60_000;

  private final Recorder recorder;
  private final Drafts drafts;
  private final Clock clock;

  private final Lock flushing = new ReentrantLock();
  private final List<LogDraft> waiting = new ArrayList<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final Map<String, Long> untold = new HashMap<>();
  private long minute;
  private int told;

  Failures(Recorder recorder, Drafts drafts, Clock clock) {
    this.recorder = recorder;
    this.drafts = drafts;
    this.clock = clock;
  }

  synchronized void add(Note note, Origin origin) {
    begin();
    if (told < IN_A_MINUTE && byAddress.merge(origin.ip(), 1, Integer::sum) <= OF_AN_ADDRESS) {
      told++;
      waiting.add(drafts.of(note, origin));
    } else {
      untold.merge(note.type(), 1L, Long::sum);
    }
  }

  /**
   * Writes what waits. If it cannot be written, it waits on, as far as there is room. Whoever comes
   * while another one writes waits for that: what was told before is there afterwards.
   */
  void flush() {
    flushing.lock();
    try {
      var batch = take();
      if (!batch.isEmpty()) {
        write(batch);
      }
    } finally {
      flushing.unlock();
    }
  }

  private void write(List<LogDraft> batch) {
    try {
      recorder.write(batch);
    } catch (DataAccessException | TransactionException e) {
      putBack(batch);
      throw e;
    }
  }

  private synchronized void putBack(List<LogDraft> batch) {
    int room = Math.clamp(MOST_WAITING - waiting.size(), 0, batch.size());
    waiting.addAll(0, batch.subList(0, room));
    batch.subList(room, batch.size()).forEach(draft -> untold.merge(draft.type(), 1L, Long::sum));
  }

  @Override
  public void destroy() {
    flush();
  }

  private synchronized List<LogDraft> take() {
    begin();
    var batch = List.copyOf(waiting);
    waiting.clear();
    return batch;
  }

  /** With a new minute, what was not told of the old one is told by its number. */
  private void begin() {
    long now = clock.millis() / MINUTE;
    if (now == minute) {
      return;
    }
    if (waiting.size() < MOST_WAITING) {
      tellByNumber();
    }
    byAddress.clear();
    told = 0;
    minute = now;
  }

  private void tellByNumber() {
    untold.forEach((type, count) ->
        waiting.add(
            drafts.of(
                Note.of(type, count + " more of the same in one minute were not told one by one")
                    .detail("count", count),
                Origin.SERVER)));
    untold.clear();
  }
}
