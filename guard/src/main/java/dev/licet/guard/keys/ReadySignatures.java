package dev.licet.guard.keys;

import java.security.Signature;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few signature objects that have a key already, for whoever comes next: making them costs more
 * than all else about a token besides its signature. Each is in one hand at a time.
 */
final class ReadySignatures {
  private static final int SLOTS = 8;

  private final AtomicReferenceArray<Ready> slots = new AtomicReferenceArray<>(SLOTS);

  private record Ready(SignatureAlgorithm algorithm, Signature signature) {}

  /** One for this algorithm, if there is one; it belongs to the caller now. */
  @Nullable Signature take(SignatureAlgorithm algorithm) {
    int slot = slot();
    Ready ready = slots.get(slot);
    return ready != null && ready.algorithm == algorithm && slots.compareAndSet(slot, ready, null)
        ? ready.signature
        : null;
  }

  /** Gives one back that is as it was, which is so only after a signature that was right. */
  void give(SignatureAlgorithm algorithm, Signature signature) {
    int slot = slot();
    if (slots.get(slot) == null) {
      slots.set(slot, new Ready(algorithm, signature));
    }
  }

  /** Threads that work at the same time mostly have different ones. */
  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
