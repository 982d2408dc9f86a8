package dev.licet.identity.key;

import java.security.PrivateKey;

/** How private keys stand in the store. */
sealed interface KeyProtection permits PlainKeys, EncryptedKeys {
  /** The text for the store. */
  String protect(String kid, PrivateKey key);

  /** The key from the store's text. */
  PrivateKey reveal(String kid, String text);
}
