package dev.licet.guard.keys;

import dev.licet.guard.internal.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The public keys of a provider, unchangeable: those of its JWK Set (RFC 7517 section 5) that are
 * fit to verify signatures. A key that is weak, wrong, private or meant for something else is left
 * out, and said so.
 */
public final class KeySet {
  /** No keys at all. */
  public static final KeySet EMPTY = new KeySet(List.of(), List.of());

  private final List<VerificationKey> keys;
  private final List<String> leftOut;

  KeySet(List<VerificationKey> keys, List<String> leftOut) {
    this.keys = List.copyOf(keys);
    this.leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads a JWK Set.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static KeySet parse(String jwks) {
    try {
      return JwkSetReader.read(jwks.getBytes(StandardCharsets.UTF_8));
    } catch (Malformed e) {
      throw new IllegalArgumentException("not a JWK Set, but " + e.whatIsWrong(), e);
    }
  }

  /** How many keys there are, with an id or without. */
  public int size() {
    return keys.size();
  }

  /** The ids of the keys that have one. */
  public List<String> keyIds() {
    return keys.stream().flatMap(key -> key.keyId().stream()).toList();
  }

  /** What was left out of the set, and why; a sentence for each, safe to log. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Whether there is a key of this id, for whatever algorithm. */
  public boolean has(String keyId) {
    for (VerificationKey key : keys) {
      if (key.isNamed(keyId)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The key of this id that can verify this algorithm. A token without an id is served only if
   * exactly one key can: trying them one after the other would take any key for right.
   */
  public Optional<VerificationKey> find(Optional<String> keyId, SignatureAlgorithm algorithm) {
    VerificationKey found = null;
    for (VerificationKey key : keys) {
      if (key.serves(algorithm) && (keyId.isEmpty() || key.isNamed(keyId.get()))) {
        if (found != null) {
          return Optional.empty();
        }
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Whether the other set has the same keys, so that verdicts by this one stand. */
  boolean hasSameKeysAs(KeySet other) {
    return keys.equals(other.keys);
  }

  /** The ids of its keys, safe to log. */
  @Override
  public String toString() {
    return "KeySet" + keyIds().stream().map(JwkSetReader::shown).toList();
  }
}
