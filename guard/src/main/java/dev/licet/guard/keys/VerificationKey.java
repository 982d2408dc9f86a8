package dev.licet.guard.keys;

import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** One public key, and what it may be used for. Most are held by a {@link KeySet}. */
public final class VerificationKey {
  private final Optional<String> keyId;
  private final KeyType type;
  private final Optional<SignatureAlgorithm> onlyFor;
  private final PublicKey publicKey;
  private final ReadySignatures ready = new ReadySignatures();

  VerificationKey(
      Optional<String> keyId,
      KeyType type,
      Optional<SignatureAlgorithm> onlyFor,
      PublicKey publicKey) {
    this.keyId = keyId;
    this.type = type;
    this.onlyFor = onlyFor;
    this.publicKey = publicKey;
  }

  /**
   * Reads one public key from its JWK (RFC 7517 section 4), by the rules for those of a provider's
   * set: one that is weak, wrong, private, symmetric or meant for something else is refused.
   *
   * @throws IllegalArgumentException if it is not fit to verify signatures; the message says why
   *     and does not quote it
   */
  public static VerificationKey parse(String jwk) {
    try {
      return JwkReader.read(JsonReader.readObject(jwk.getBytes(StandardCharsets.UTF_8)));
    } catch (Malformed e) {
      throw new IllegalArgumentException("not a fit JWK: " + e.whatIsWrong(), e);
    }
  }

  /** Its {@code kid}. */
  public Optional<String> keyId() {
    return keyId;
  }

  boolean isNamed(String id) {
    return keyId.isPresent() && keyId.get().equals(id);
  }

  boolean serves(SignatureAlgorithm algorithm) {
    return algorithm.keyType() == type && (onlyFor.isEmpty() || onlyFor.get() == algorithm);
  }

  /** Whether this is the signature of these octets by this key and this algorithm. */
  public boolean verifies(SignatureAlgorithm algorithm, byte[] signed, byte[] signature) {
    byte[] both = Arrays.copyOf(signed, signed.length + signature.length);
    System.arraycopy(signature, 0, both, signed.length, signature.length);
    return verifies(
        algorithm, new SignedOctets(both, 0, signed.length, signed.length, both.length));
  }

  /** Whether these octets are signed by this key and this algorithm. */
  public boolean verifies(SignatureAlgorithm algorithm, SignedOctets signed) {
    if (!serves(algorithm) || !SignatureForm.isPlausible(type, signed)) {
      return false;
    }
    try {
      Signature verification = signature(algorithm);
      verification.update(signed.in, signed.from, signed.to - signed.from);
      boolean right =
          verification.verify(signed.in, signed.signatureFrom, signed.signatureLength());
      if (right) {
        ready.give(algorithm, verification);
      }
      return right;
    } catch (SignatureException notEvenOne) {
      return false;
    }
  }

  private Signature signature(SignatureAlgorithm algorithm) {
    Signature known = ready.take(algorithm);
    if (known != null) {
      return known;
    }
    try {
      Signature signature = Crypto.signature(algorithm);
      signature.initVerify(publicKey);
      return signature;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key that was fit when it was read is not fit now", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof VerificationKey key && isSameAs(key));
  }

  private boolean isSameAs(VerificationKey key) {
    return keyId.equals(key.keyId)
        && onlyFor.equals(key.onlyFor)
        && type == key.type
        && publicKey.equals(key.publicKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keyId, type, publicKey);
  }
}
