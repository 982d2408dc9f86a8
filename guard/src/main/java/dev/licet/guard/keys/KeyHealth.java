package dev.licet.guard.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the keys of an issuer. Safe to show to an operator: key ids are no secret, but
 * the texts name the provider's addresses, so they are not for every caller.
 *
 * @param state in one word
 * @param lastSuccess when the provider last said which keys it has
 * @param nextLook when it is asked again; empty where nothing is fetched
 * @param keyIds the ids of the keys in use
 * @param leftOut what was left out of the provider's set, and why; a sentence for each
 * @param lastFailure why the last look failed; empty if it did not
 */
public record KeyHealth(
    State state,
    Optional<Instant> lastSuccess,
    Optional<Instant> nextLook,
    List<String> keyIds,
    List<String> leftOut,
    Optional<String> lastFailure) {
  /** In one word. */
  public enum State {
    /** There are keys, and the last look at the provider was a good one. */
    FRESH,
    /** There are keys from an earlier look; the last one failed, or none was made yet. */
    STALE,
    /** There are no keys: nobody can be judged, and every call with a token gets a 503. */
    WITHOUT_KEYS
  }

  /** Keeps lists of its own. */
  public KeyHealth {
    keyIds = List.copyOf(keyIds);
    leftOut = List.copyOf(leftOut);
  }

  /** That of keys which are not fetched. */
  static KeyHealth ofHeld(Optional<KeySet> keys) {
    return new KeyHealth(
        keys.isPresent() ? State.FRESH : State.WITHOUT_KEYS,
        Optional.empty(),
        Optional.empty(),
        keys.map(KeySet::keyIds).orElse(List.of()),
        keys.map(KeySet::leftOut).orElse(List.of()),
        Optional.empty());
  }
}
