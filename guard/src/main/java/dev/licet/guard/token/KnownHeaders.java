package dev.licet.guard.token;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The headers of tokens that were verified: tokens of one key begin all alike, so that their header
 * need not be read each time. An entry is found by all its characters.
 */
final class KnownHeaders {
  private static final int SLOTS = 16;

  private final AtomicReferenceArray<Known> slots = new AtomicReferenceArray<>(SLOTS);

  private static final class Known {
    private final byte[] characters;
    private final Optional<JoseHeader> header;

    Known(byte[] characters, JoseHeader header) {
      this.characters = characters;
      this.header = Optional.of(header);
    }
  }

  Optional<JoseHeader> find(byte[] text, int from, int to) {
    Known known = slots.get(slot(text, from, to));
    return known != null
            && Arrays.equals(known.characters, 0, known.characters.length, text, from, to)
        ? known.header
        : Optional.empty();
  }

  /** To be called for a token whose signature is right, so that no stranger fills the place. */
  void keep(byte[] text, int from, int to, JoseHeader header) {
    int slot = slot(text, from, to);
    if (find(text, from, to).isEmpty()) {
      slots.set(slot, new Known(Arrays.copyOfRange(text, from, to), header));
    }
  }

  private static int slot(byte[] text, int from, int to) {
    int hash = to - from;
    for (int i = Math.max(from, to - 8); i < to; i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ hash >>> 4) & (SLOTS - 1);
  }
}
