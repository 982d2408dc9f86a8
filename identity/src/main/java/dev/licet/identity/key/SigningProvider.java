package dev.licet.identity.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;

/**
 * Who does the arithmetic: Amazon's Corretto Crypto Provider, three times as fast, where its native
 * library loads; the JDK elsewhere.
 */
final class SigningProvider {
  private static final Optional<Provider> NATIVE = find();

  private SigningProvider() {}

  static Provider fastest(KeyAlgorithm algorithm) {
    return NATIVE
        .filter(provider -> works(provider, algorithm))
        .orElseGet(() -> ofTheJdk(algorithm));
  }

  /** A private key as an object of the fastest provider, so it is not translated at each use. */
  static PrivateKey read(byte[] pkcs8, KeyAlgorithm algorithm) {
    var provider = fastest(algorithm);
    try {
      return KeyFactory.getInstance(algorithm.family(), provider)
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          provider.getName() + " cannot read a key for " + algorithm, e);
    }
  }

  private static Optional<Provider> find() {
    try {
      return ServiceLoader.load(Provider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(provider -> provider.getName().equals("AmazonCorrettoCryptoProvider"))
          .findFirst();
    } catch (ServiceConfigurationError e) {
      LoggerFactory.getLogger(SigningProvider.class).warn("A crypto provider does not load", e);
      return Optional.empty();
    }
  }

  private static boolean works(Provider provider, KeyAlgorithm algorithm) {
    return provider.getService("Signature", signature(algorithm)) != null
        && provider.getService("KeyFactory", algorithm.family()) != null
        && provider.getService("KeyPairGenerator", algorithm.family()) != null;
  }

  private static Provider ofTheJdk(KeyAlgorithm algorithm) {
    return Objects.requireNonNull(Security.getProviders("Signature." + signature(algorithm)))[0];
  }

  private static String signature(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> "SHA256withRSA";
      case RS512 -> "SHA512withRSA";
      case PS256 -> "RSASSA-PSS";
      case ES256 -> "SHA256withECDSA";
    };
  }
}
