package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import java.util.Optional;

/**
 * One key of one issuer. It stands as long as that issuer is trusted, and as long as the very same
 * key would be taken for the very same token; that the issuer's other keys come and go does not
 * matter to it.
 */
final class KeyGrounds implements Grounds {
  private final JwtVerifier verifier;
  private final VerificationKey key;
  private final Optional<String> keyId;
  private final SignatureAlgorithm algorithm;

  /** A set in which it stood. Any thread may put a newer one here; each is right to do so. */
  private KeySet seenIn;

  KeyGrounds(
      JwtVerifier verifier,
      KeySet set,
      VerificationKey key,
      Optional<String> keyId,
      SignatureAlgorithm algorithm) {
    this.verifier = verifier;
    this.seenIn = set;
    this.key = key;
    this.keyId = keyId;
    this.algorithm = algorithm;
  }

  @Override
  public boolean stand() {
    Optional<KeySet> current = verifier.isTrusted() ? verifier.keys().current() : Optional.empty();
    return current.isPresent() && (current.get() == seenIn || standIn(current.get()));
  }

  private boolean standIn(KeySet set) {
    boolean same = set.find(keyId, algorithm).filter(key::equals).isPresent();
    if (same) {
      seenIn = set;
    }
    return same;
  }

  /** Whether it is these, so that all tokens of a key may share them. */
  boolean are(VerificationKey otherKey, Optional<String> otherId, SignatureAlgorithm other) {
    return key.equals(otherKey) && algorithm == other && keyId.equals(otherId);
  }
}
