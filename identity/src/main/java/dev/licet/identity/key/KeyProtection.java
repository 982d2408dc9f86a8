package dev.licet.identity.key;

/** How private keys and other secrets stand in the store. */
sealed interface KeyProtection permits PlainKeys, EncryptedKeys {
  /**
   * The text for the store.
   *
   * @param boundTo the name it is kept under: under another one it cannot be revealed
   */
  String protect(String boundTo, byte[] secret);

  /** The secret from the store's text. */
  byte[] reveal(String boundTo, String text);
}
