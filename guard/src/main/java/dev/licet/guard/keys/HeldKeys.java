package dev.licet.guard.keys;

import java.util.Optional;
import java.util.function.Supplier;

/** Keys that this process holds itself: they are always there and never fetched. */
record HeldKeys(Supplier<KeySet> keys) implements KeySource {
  @Override
  public Optional<KeySet> current() {
    return Optional.of(keys.get());
  }

  @Override
  public Optional<KeySet> first() {
    return current();
  }

  @Override
  public Optional<KeySet> seek(String keyId) {
    return current();
  }

  @Override
  public void close() {}
}
