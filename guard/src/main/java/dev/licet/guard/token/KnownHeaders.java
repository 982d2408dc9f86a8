package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tokens that were verified: tokens of one key begin all alike, so that their header
 * need not be read each time. An entry is found by all its characters.
 */
final class KnownHeaders {
  private static final int SLOTS = 16;

  private final AtomicReferenceArray<KnownHeader> slots = new AtomicReferenceArray<>(SLOTS);

  @Nullable KnownHeader find(byte[] text, int from, int to) {
    KnownHeader known = slots.get(slot(text, from, to));
    return known != null && known.is(text, from, to) ? known : null;
  }

  /** To be called for a token whose signature is right, so that no stranger fills the place. */
  void keep(byte[] text, int from, int to, JoseHeader header, Json.Members claims) {
    int slot = slot(text, from, to);
    KnownHeader known = slots.get(slot);
    if (known != null && known.is(text, from, to)) {
      known.seenWith(claims);
    } else {
      slots.set(slot, new KnownHeader(Arrays.copyOfRange(text, from, to), header, claims));
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
