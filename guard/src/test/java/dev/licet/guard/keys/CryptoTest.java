package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs twice: without the native provider, and with it on the class path. */
class CryptoTest {
  private static final String NATIVE = "AmazonCorrettoCryptoProvider";

  /** Whether the native provider is there and made for this machine. */
  private static boolean isNativeThere() {
    boolean machine =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    return machine && System.getProperty("java.class.path").contains(NATIVE);
  }

  @ParameterizedTest
  @EnumSource
  void signaturesAreCheckedByTheNativeProviderWhereItIsThere(SignatureAlgorithm algorithm) {
    String provider = Crypto.signature(algorithm).getProvider().getName();
    assertThat(provider.equals(NATIVE)).as(provider).isEqualTo(isNativeThere());
  }
}
