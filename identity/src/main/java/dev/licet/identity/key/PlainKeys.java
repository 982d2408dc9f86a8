package dev.licet.identity.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** No passphrase is set: the file's permissions are all that protects the keys. */
record PlainKeys() implements KeyProtection {
  private static final String PREFIX = "pkcs8:";

  @Override
  public String protect(String kid, PrivateKey key) {
    return PREFIX + Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public PrivateKey reveal(String kid, String text) {
    return key(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  static boolean isPlain(String text) {
    return text.startsWith(PREFIX);
  }

  static PrivateKey key(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The store holds something else than a private key", e);
    }
  }
}
