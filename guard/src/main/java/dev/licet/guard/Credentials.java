package dev.licet.guard;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.JwtVerifier;
import java.util.List;

/**
 * What a call presents in its Authorization headers (RFC 6750 section 2.1), the only place looked
 * at: a token in the body or the query is not seen.
 */
sealed interface Credentials {
  /** One token, not looked at yet. */
  record Bearer(String token) implements Credentials {}

  /** Something else. */
  record Flawed(Reason reason, String found) implements Credentials {
    Refusal refusal() {
      return Refusal.of(reason, Check.CREDENTIALS, "Authorization: Bearer TOKEN, once", found);
    }
  }

  static Credentials of(List<String> headers) {
    if (headers.size() > 1) {
      return new Flawed(Reason.HEADER_MALFORMED, headers.size() + " Authorization headers");
    }
    return headers.isEmpty() ? none() : read(headers.get(0));
  }

  private static Credentials none() {
    return new Flawed(Reason.HEADER_MISSING, "no Authorization header");
  }

  private static Credentials read(String header) {
    int start = skip(header, 0, true);
    if (start == header.length()) {
      return none();
    }
    int schemeEnd = skip(header, start, false);
    if (!isBearer(header, start, schemeEnd)) {
      return new Flawed(Reason.SCHEME_UNKNOWN, "another scheme");
    }
    int tokenStart = skip(header, schemeEnd, true);
    if (tokenStart == header.length()) {
      return new Flawed(Reason.TOKEN_MISSING, "the scheme alone");
    }
    if (header.length() - tokenStart > JwtVerifier.MAX_LENGTH) {
      return new Bearer(header.substring(tokenStart)); // refused there, at no cost
    }
    int tokenEnd = skip(header, tokenStart, false);
    return skip(header, tokenEnd, true) == header.length()
        ? new Bearer(header.substring(tokenStart, tokenEnd))
        : new Flawed(Reason.HEADER_MALFORMED, "more than two parts");
  }

  private static boolean isBearer(String header, int from, int to) {
    return to - from == 6 && header.regionMatches(true, from, "Bearer", 0, 6);
  }

  /** The end of the run of separators (spaces and tabs, nothing else), or of other characters. */
  private static int skip(String header, int from, boolean separators) {
    int at = from;
    while (at < header.length()
        && (header.charAt(at) == ' ' || header.charAt(at) == '\t') == separators) {
      at++;
    }
    return at;
  }
}
