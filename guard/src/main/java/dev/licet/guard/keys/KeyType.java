package dev.licet.guard.keys;

/** What a key is: its {@code kty} with its curve. */
enum KeyType {
  RSA("RSA"),
  P256("EC"),
  P384("EC"),
  P521("EC"),
  ED25519("EdDSA");

  private final String family;

  KeyType(String family) {
    this.family = family;
  }

  /** The family's name among the key factories of JCA. */
  String family() {
    return family;
  }
}
