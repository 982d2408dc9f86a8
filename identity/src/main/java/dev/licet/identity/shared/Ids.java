package dev.licet.identity.shared;

import java.util.random.RandomGenerator;

/** Makes the identifiers and secrets of this server, each in the form its readers expect. */
public final class Ids {
  private static final String HEX = "0123456789abcdef";
  private static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String URL_SAFE = ALPHANUMERIC + "-_";

  private final RandomGenerator random;

  /** Takes the source of randomness: a {@link java.security.SecureRandom} wherever it counts. */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** 32 letters and digits. */
  public String clientId() {
    return text(ALPHANUMERIC, 32);
  }

  /** 24 hexadecimal digits. */
  public String apiId() {
    return text(HEX, 24);
  }

  /** {@code cgr_} and 16 letters and digits. */
  public String clientGrantId() {
    return "cgr_" + text(ALPHANUMERIC, 16);
  }

  /** 24 hexadecimal digits, what follows the bar in {@code auth0|…}. */
  public String userId() {
    return text(HEX, 24);
  }

  /** {@code rol_} and 16 letters and digits. */
  public String roleId() {
    return "rol_" + text(ALPHANUMERIC, 16);
  }

  /** {@code job_} and 16 letters and digits. */
  public String jobId() {
    return "job_" + text(ALPHANUMERIC, 16);
  }

  /** 21 url-safe characters. */
  public String keyId() {
    return text(URL_SAFE, 21);
  }

  /** 64 url-safe characters, 384 random bits: client secrets, one-time links, session ids. */
  public String secret() {
    return text(URL_SAFE, 64);
  }

  /** So many letters and digits. */
  public String alphanumeric(int length) {
    return text(ALPHANUMERIC, length);
  }

  /** All octets at once: to ask the source for each character alone takes six times as long. */
  private String text(String alphabet, int length) {
    int mask = Integer.highestOneBit(alphabet.length() - 1) * 2 - 1;
    var text = new StringBuilder(length);
    while (text.length() < length) {
      var octets = new byte[length - text.length()];
      random.nextBytes(octets);
      for (var octet : octets) {
        // What lies beyond the alphabet is left out, so that no character is likelier.
        if ((octet & mask) < alphabet.length()) {
          text.append(alphabet.charAt(octet & mask));
        }
      }
    }
    return text.toString();
  }
}
