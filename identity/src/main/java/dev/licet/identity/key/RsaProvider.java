package dev.licet.identity.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;

/**
 * Who does the RSA arithmetic: Amazon's Corretto Crypto Provider, three times as fast, where its
 * native library loads; the JDK elsewhere.
 */
final class RsaProvider {
  private static final String ALGORITHM = "SHA256withRSA";
  private static final Provider FASTEST = find();

  private RsaProvider() {}

  static Provider fastest() {
    return FASTEST;
  }

  /** The same key as an object of the fastest provider, so it is not translated at each use. */
  static PrivateKey own(PrivateKey key) {
    try {
      return KeyFactory.getInstance("RSA", FASTEST)
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(FASTEST.getName() + " cannot read an RSA key", e);
    }
  }

  private static Provider find() {
    try {
      return ServiceLoader.load(Provider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(provider -> provider.getName().equals("AmazonCorrettoCryptoProvider"))
          .filter(RsaProvider::works)
          .findFirst()
          .orElseGet(RsaProvider::ofTheJdk);
    } catch (ServiceConfigurationError e) {
      LoggerFactory.getLogger(RsaProvider.class).warn("A crypto provider does not load", e);
      return ofTheJdk();
    }
  }

  private static boolean works(Provider provider) {
    return provider.getService("Signature", ALGORITHM) != null
        && provider.getService("KeyFactory", "RSA") != null
        && provider.getService("KeyPairGenerator", "RSA") != null;
  }

  private static Provider ofTheJdk() {
    return Objects.requireNonNull(Security.getProviders("Signature." + ALGORITHM))[0];
  }
}
