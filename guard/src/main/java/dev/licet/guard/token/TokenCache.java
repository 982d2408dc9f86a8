package dev.licet.guard.token;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers what came of tokens that were verified. An entry is found by the whole text, so that no
 * two tokens share one; it holds only within the token's own times and only as long as its key is
 * the issuer's and its issuer is trusted. Refused tokens are never remembered.
 *
 * <p>It is a table of a fixed number of slots, eight of which a text may be in; a full one gives
 * way. A look-up compares, reads the clock, and allocates nothing.
 *
 * @param <V> what came of it
 */
public final class TokenCache<V> {
  private static final int SLOTS = 8192;
  private static final int WAYS = 8;

  /** Longer texts are rare and not worth their memory: they are verified each time. */
  private static final int MAX_LENGTH = 4096;

  /** The end of a token is its signature, which differs from token to token in every character. */
  private static final int HASHED_CHARACTERS = 16;

  private final Clock clock;
  private final AtomicReferenceArray<Entry<V>> slots = new AtomicReferenceArray<>(SLOTS);

  private record Entry<V>(String text, Verdict.Verified verdict, Optional<V> value) {}

  /** An empty one. */
  public TokenCache(Clock clock) {
    this.clock = clock;
  }

  /** What came of this text, if that is remembered and still holds. */
  public Optional<V> find(String text) {
    int first = firstSlot(text);
    for (int i = first; i < first + WAYS; i++) {
      Entry<V> entry = slots.get(i);
      if (entry != null && entry.text.equals(text)) {
        return entry.verdict.holds(clock.millis()) ? entry.value : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Remembers what came of this text. */
  public void put(String text, Verdict.Verified verdict, V value) {
    if (text.length() <= MAX_LENGTH) {
      slots.set(slotFor(text), new Entry<>(text, verdict, Optional.of(value)));
    }
  }

  /** The slot that this text has, or one that is free or holds no more, or any of its slots. */
  private int slotFor(String text) {
    int first = firstSlot(text);
    for (int i = first; i < first + WAYS; i++) {
      Entry<V> entry = slots.get(i);
      if (entry == null || entry.text.equals(text) || !entry.verdict.holds(clock.millis())) {
        return i;
      }
    }
    return first + (int) (clock.millis() & (WAYS - 1));
  }

  private static int firstSlot(String text) {
    int hash = 0;
    for (int i = Math.max(0, text.length() - HASHED_CHARACTERS); i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    hash ^= hash >>> 15;
    hash *= 0x9E3779B9;
    return (hash >>> 16) % (SLOTS / WAYS) * WAYS;
  }
}
