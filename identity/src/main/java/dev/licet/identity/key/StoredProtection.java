package dev.licet.identity.key;

/**
 * How the private keys of this store are encrypted.
 *
 * @param kdf how the key follows from the passphrase
 * @param salt base64
 * @param proof a known text, encrypted: tells a wrong passphrase before any key is tried
 */
record StoredProtection(String kdf, String salt, String proof) {}
