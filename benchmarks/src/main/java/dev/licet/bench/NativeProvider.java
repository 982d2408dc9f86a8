package dev.licet.bench;

import java.security.Provider;
import java.security.Security;

/**
 * Amazon Corretto Crypto Provider. Guard finds it by itself where it is on the class path; for the
 * rivals it is installed as the first of this Java's providers.
 */
public final class NativeProvider {
  private static final String NAME =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private NativeProvider() {}

  /** Installs it, if it is on the class path; says whether. */
  public static boolean installIfThere() {
    try {
      Provider provider = (Provider) Class.forName(NAME).getField("INSTANCE").get(null);
      Security.insertProviderAt(provider, 1);
      return provider.getService("Signature", "SHA256withRSA") != null;
    } catch (ReflectiveOperationException | LinkageError notHere) {
      return false;
    }
  }
}
