package dev.licet.guard.token;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers what came of texts that were judged, so that they need not be judged again. An entry is
 * found by the whole text, so that no two tokens share one; it holds only within its times, and as
 * long as what the verdict rests on stands: key, issuer and terms.
 *
 * <p>It is a table of slots, eight of which a text may be in: first a row of marks is compared,
 * which lie side by side in memory, and only where a mark fits the entry is looked at. A look-up
 * writes nothing and allocates nothing. There are never more entries than it was made for: one that
 * is new makes an old one go, and on the way those that hold no more.
 *
 * @param <V> what came of it
 */
public final class TokenCache<V> {
  private static final int WAYS = 8;

  /** Longer texts are rare and not worth their memory: they are judged each time. */
  private static final int MAX_LENGTH = 4096;

  private final Clock clock;
  private final int most;
  private final int mask;
  private final int[] marks;

  /** Until when the entries hold, near each other in memory as the marks are; 0 for a free slot. */
  private final long[] ends;

  private final AtomicReferenceArray<Entry<V>> slots;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger hand = new AtomicInteger();

  private static final class Entry<V> {
    private final String text;
    private final long from;
    private final long until;
    private final Grounds grounds;
    private final V value;

    Entry(String text, Term term, V value) {
      this.text = text;
      this.from = term.from();
      this.until = term.until();
      this.grounds = term.grounds();
      this.value = value;
    }

    boolean holds(long now) {
      return now >= from && now < until && grounds.stand();
    }
  }

  /**
   * An empty one.
   *
   * @param clock by which entries end
   * @param most how many texts it may hold at once; zero for none at all
   */
  public TokenCache(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
    int size = Math.max(WAYS, Integer.highestOneBit(Math.max(1, 2 * most - 1)) * 2);
    this.mask = size - 1;
    this.marks = new int[size];
    this.ends = new long[size];
    this.slots = new AtomicReferenceArray<>(size);
  }

  /** What came of this text, if that is remembered and still holds; the other value if not. */
  public V find(String text, V otherwise) {
    if (count.get() == 0) {
      return otherwise;
    }
    long hash = hash(text);
    int mark = mark(hash);
    int first = firstSlot(hash);
    for (int i = first; i < first + WAYS; i++) {
      if (marks[i] == mark) {
        Entry<V> entry = slots.get(i);
        if (entry != null && entry.text.equals(text)) {
          return entry.holds(clock.millis()) ? entry.value : otherwise;
        }
      }
    }
    return otherwise;
  }

  /** Remembers what came of a text that passed every check. */
  public void put(String text, Verdict.Verified verdict, V value) {
    put(text, verdict.term(), value);
  }

  /** Remembers what came of a text that was refused, if that refusal is one to last. */
  public void put(String text, Verdict.Rejected verdict, V value) {
    verdict.term().ifPresent(term -> put(text, term, value));
  }

  void put(String text, Term term, V value) {
    if (most > 0 && text.length() <= MAX_LENGTH) {
      long hash = hash(text);
      long now = clock.millis();
      set(slotFor(text, hash, now), mark(hash), new Entry<>(text, term, value));
      tidy(now);
    }
  }

  /** If another thread was faster with that slot, its entry stays. */
  private void set(int slot, int mark, Entry<V> entry) {
    Entry<V> before = slots.get(slot);
    if (slots.compareAndSet(slot, before, entry)) {
      marks[slot] = mark;
      ends[slot] = entry.until;
      if (before == null && count.incrementAndGet() > most) {
        makeRoom();
      }
    }
  }

  /** The slot that this text has, or one that is free or holds no more, or any of its slots. */
  private int slotFor(String text, long hash, long now) {
    int mark = mark(hash);
    int first = firstSlot(hash);
    int free = first + (mark & (WAYS - 1));
    for (int i = first; i < first + WAYS; i++) {
      if (marks[i] == mark) {
        Entry<V> entry = slots.get(i);
        if (entry != null && entry.text.equals(text)) {
          return i;
        }
      }
      if (ends[i] <= now) {
        free = i;
      }
    }
    return free;
  }

  /** Looks at the next two slots round the table whether their entries still hold. */
  private void tidy(long now) {
    for (int i = 0; i < 2; i++) {
      int slot = hand.getAndIncrement() & mask;
      Entry<V> entry = slots.get(slot);
      if (entry != null && !entry.holds(now)) {
        remove(slot, entry);
      }
    }
  }

  /** Takes out the next entry round the table, whichever it is. */
  private void makeRoom() {
    for (int i = 0; i <= mask; i++) {
      int slot = hand.getAndIncrement() & mask;
      Entry<V> entry = slots.get(slot);
      if (entry != null && remove(slot, entry)) {
        return;
      }
    }
  }

  private boolean remove(int slot, Entry<V> entry) {
    boolean removed = slots.compareAndSet(slot, entry, null);
    if (removed) {
      ends[slot] = 0;
      count.decrementAndGet();
    }
    return removed;
  }

  private int firstSlot(long hash) {
    return (int) hash & mask & -WAYS;
  }

  private static int mark(long hash) {
    return (int) (hash >>> 32);
  }

  /**
   * Of the last sixteen characters: the end of a token is its signature, which differs from token
   * to token in every character.
   */
  private static long hash(String text) {
    int length = text.length();
    int middle = Math.max(0, length - 8);
    long last = 0;
    for (int i = middle; i < length; i++) {
      last = last << 8 ^ text.charAt(i);
    }
    long before = 0;
    for (int i = Math.max(0, length - 16); i < middle; i++) {
      before = before << 8 ^ text.charAt(i);
    }
    long hash = (before * 0x9E3779B97F4A7C15L ^ last) * 0xC2B2AE3D27D4EB4FL;
    return hash ^ hash >>> 29;
  }
}
