package dev.licet.identity.refresh;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token as it is sent. Its first half is the same in all that descend from one sign-in,
 * so that an old one is known for what it is however long ago it was replaced; each half holds more
 * than 190 random bits.
 */
record TokenText(String handle, String secret) {
  private static final int HALF = 32;
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{" + 2 * HALF + "}");

  static TokenText first(Ids ids) {
    return new TokenText(ids.alphanumeric(HALF), ids.alphanumeric(HALF));
  }

  TokenText next(Ids ids) {
    return new TokenText(handle, ids.alphanumeric(HALF));
  }

  /** What was presented, if it can be one at all. */
  static Optional<TokenText> of(String presented) {
    return FORM.matcher(presented).matches()
        ? Optional.of(new TokenText(presented.substring(0, HALF), presented.substring(HALF)))
        : Optional.empty();
  }

  String text() {
    return handle + secret;
  }

  Digest digest() {
    return Digest.of(text());
  }

  Digest handleDigest() {
    return Digest.of(handle);
  }

  /** Secrets never print themselves. */
  @Override
  public String toString() {
    return "TokenText[***]";
  }
}
