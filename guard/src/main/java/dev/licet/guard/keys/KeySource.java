package dev.licet.guard.keys;

import java.util.Optional;
import java.util.function.Supplier;

/** Where a verifier takes its keys from. */
public interface KeySource extends AutoCloseable {
  /**
   * The keys to judge by now. It answers at once, and with the same object as long as the keys are
   * the same. Empty if there are none to trust, so that nobody can be judged.
   */
  Optional<KeySet> current();

  /** The same, for a caller who found nothing and may wait a moment for the very first keys. */
  Optional<KeySet> first();

  /**
   * The keys after a look whether the provider has one of this id by now. It may wait a moment, and
   * it may decline to look.
   */
  Optional<KeySet> seek(String keyId);

  /** How it stands with these keys. */
  default KeyHealth health() {
    return KeyHealth.ofHeld(current());
  }

  /** Ends whatever goes on in the background. */
  @Override
  void close();

  /** Keys that this process holds itself. */
  static KeySource heldInProcess(Supplier<KeySet> keys) {
    return new HeldKeys(keys);
  }
}
