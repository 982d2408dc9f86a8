package dev.licet.identity.device;

import dev.licet.identity.shared.Digest;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What people type in: eight of twenty consonants, so that no word comes out and nothing is
 * mistaken for something else (RFC 8628, 6.1).
 *
 * @param letters capitals, without the hyphen
 */
record UserCode(String letters) {
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  static UserCode random(RandomGenerator random) {
    var letters = new StringBuilder(LENGTH);
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> letters.append(ALPHABET.charAt(i)));
    return new UserCode(letters.toString());
  }

  /** What somebody typed, be it in small letters and with or without hyphens and spaces. */
  static Optional<UserCode> typed(String text) {
    var letters = text.replaceAll("[\\s\\p{Punct}]", "").toUpperCase(Locale.ROOT);
    return FORM.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
  }

  /** As devices show it: {@code BCDF-GHJK}. */
  String shown() {
    return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
  }

  Digest digest() {
    return Digest.of(letters);
  }
}
