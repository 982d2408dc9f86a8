package dev.licet.identity.key;

/**
 * A row of the key table.
 *
 * @param certificate DER, base64
 * @param privateKey as {@link KeyProtection} writes it
 */
record StoredKey(String kid, Role role, String certificate, String privateKey, long createdAt) {
  /** A key's place in its life; in the order of the published set. */
  enum Role {
    CURRENT,
    NEXT,
    PREVIOUS
  }
}
