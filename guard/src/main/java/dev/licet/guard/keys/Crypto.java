package dev.licet.guard.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.KeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * The cryptography under the signatures: Amazon Corretto Crypto Provider where it is on the class
 * path and loads (it verifies twice to fifteen times as fast), the JDK's own otherwise. Which one
 * is decided once.
 */
final class Crypto {
  private static final Optional<Provider> NATIVE = nativeProvider();

  private Crypto() {}

  /** A signature object that is ready to be given a key that {@link #publicKey} made. */
  static Signature signature(SignatureAlgorithm algorithm) {
    try {
      Signature signature =
          isNative("Signature", jcaName(algorithm))
              ? Signature.getInstance(jcaName(algorithm), NATIVE.orElseThrow())
              : Signature.getInstance(jcaName(algorithm));
      Optional<PSSParameterSpec> pss = pss(algorithm);
      if (pss.isPresent()) {
        signature.setParameter(pss.get());
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  /** The key of this specification. */
  static PublicKey publicKey(KeyType type, KeySpec spec) throws GeneralSecurityException {
    KeyFactory factory =
        isNative("KeyFactory", type.family())
            ? KeyFactory.getInstance(type.family(), NATIVE.orElseThrow())
            : KeyFactory.getInstance(type.family());
    return factory.generatePublic(spec);
  }

  private static String jcaName(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> "SHA256withRSA";
      case RS384 -> "SHA384withRSA";
      case RS512 -> "SHA512withRSA";
      case PS256, PS384, PS512 -> "RSASSA-PSS";
      case ES256 -> "SHA256withECDSAinP1363Format";
      case ES384 -> "SHA384withECDSAinP1363Format";
      case ES512 -> "SHA512withECDSAinP1363Format";
      case EdDSA -> "EdDSA";
    };
  }

  private static Optional<PSSParameterSpec> pss(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case PS256 -> Optional.of(pss("SHA-256", MGF1ParameterSpec.SHA256, 32));
      case PS384 -> Optional.of(pss("SHA-384", MGF1ParameterSpec.SHA384, 48));
      case PS512 -> Optional.of(pss("SHA-512", MGF1ParameterSpec.SHA512, 64));
      default -> Optional.empty();
    };
  }

  private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mask, int saltLength) {
    return new PSSParameterSpec(hash, "MGF1", mask, saltLength, PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /** The native provider checks Ed25519 signatures, but leaves making the keys to the JDK. */
  private static boolean isNative(String service, String name) {
    return NATIVE.isPresent() && NATIVE.get().getService(service, name) != null;
  }

  private static Optional<Provider> nativeProvider() {
    try {
      Class<?> type =
          Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      return type.getMethod("getLoadingError").invoke(provider) == null
          ? Optional.of(provider)
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError notThere) {
      return Optional.empty();
    }
  }
}
