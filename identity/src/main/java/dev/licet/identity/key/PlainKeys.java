package dev.licet.identity.key;

import java.util.Base64;
import java.util.List;

/** No passphrase is set: the file's permissions are all that protects the keys. */
record PlainKeys() implements KeyProtection {
  private static final String PREFIX = "plain:";

  /** The second is what version 0.1 wrote; they are of one length. */
  private static final List<String> PREFIXES = List.of(PREFIX, "pkcs8:");

  @Override
  public String protect(String boundTo, byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  @Override
  public byte[] reveal(String boundTo, String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  static boolean isPlain(String text) {
    return PREFIXES.stream().anyMatch(text::startsWith);
  }
}
