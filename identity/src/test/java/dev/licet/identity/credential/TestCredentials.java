package dev.licet.identity.credential;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.identity.TestClock;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Gets;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.testkit.TestKey;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestCredentials {
  private TestCredentials() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      Beans.class,
      CredentialTable.class,
      Credentials.class,
      KeyAddressTable.class,
      KeyAddresses.class,
      SpentAssertionTable.class,
      SpentAssertions.class,
      ClientAssertions.class,
      FileCredentials.class
    };
  }

  /** A public key as tools write it. */
  public static String pem(PublicKey key) {
    return pem("PUBLIC KEY", key.getEncoded());
  }

  static String pem(String label, byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  /** The public half of a key, for its algorithm. */
  static NewCredential fresh(String name, TestKey key) {
    return switch (PublicKeyText.ofPem("pem", pem(key.publicKey()))) {
      case Done<PublicKeyText>(var read) ->
          new NewCredential(
              name,
              read.as(read.kid(), SignatureAlgorithm.named(key.algorithm()).orElseThrow()),
              Optional.empty());
      case Invalid<PublicKeyText>(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /** No configuration by annotation, so that the server of other tests does not find it. */
  static class Beans {
    @Bean
    @Fallback
    TestClock credentialsClock() {
      return new TestClock();
    }

    @Bean
    @Fallback
    Gets credentialsGets() throws NoSuchAlgorithmException {
      return new Gets(Destinations.of(""), SSLContext.getDefault(), Duration.ofSeconds(2));
    }
  }
}
