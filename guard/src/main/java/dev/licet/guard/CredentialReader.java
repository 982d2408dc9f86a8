package dev.licet.guard;

import dev.licet.guard.Credentials.Flawed;
import dev.licet.guard.Credentials.Presented;
import dev.licet.guard.Credentials.Scheme;
import dev.licet.guard.token.JwtVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the token that a call presents: in the Authorization header (RFC 6750 section 2.1), and
 * only where that is switched on in a form (2.2) or in the query (2.3). Elsewhere nothing is seen.
 *
 * @param dpop whether the scheme DPoP is known
 * @param inForm whether a form is looked at
 * @param inQuery whether the query is looked at
 */
record CredentialReader(boolean dpop, boolean inForm, boolean inQuery) {
  private static final String PARAMETER = "access_token";
  private static final Set<String> WITHOUT_FORM = Set.of("GET", "HEAD", "TRACE");

  /** Whether nothing but Authorization headers with the scheme Bearer is looked at. */
  boolean isPlain() {
    return !dpop && !inForm && !inQuery;
  }

  /** What this call presents, its Authorization headers being these. */
  Credentials read(HttpCall call, List<String> headers) {
    List<Credentials> found = new ArrayList<>(1);
    if (headers.size() > 1) {
      return new Flawed(Reason.HEADER_MALFORMED, headers.size() + " Authorization headers");
    }
    if (!headers.isEmpty() && !isBlank(headers.get(0))) {
      found.add(inHeader(headers.get(0)));
    }
    if (inForm && !WITHOUT_FORM.contains(method(call))) {
      call.formValues(PARAMETER).forEach(token -> found.add(parameter(token, false)));
    }
    if (inQuery) {
      call.queryValues(PARAMETER).forEach(token -> found.add(parameter(token, true)));
    }
    if (found.size() > 1) {
      return new Flawed(Reason.HEADER_MALFORMED, found.size() + " tokens");
    }
    return found.isEmpty()
        ? new Flawed(Reason.HEADER_MISSING, "no Authorization header")
        : found.get(0);
  }

  private static boolean isBlank(String header) {
    return skip(header, 0, true) == header.length();
  }

  private static String method(HttpCall call) {
    return call.method().orElse("GET").toUpperCase(Locale.ROOT);
  }

  private static Credentials parameter(String token, boolean inQuery) {
    if (token.isEmpty()) {
      return new Flawed(Reason.TOKEN_MISSING, "an empty " + PARAMETER);
    }
    String header = Scheme.BEARER.text() + " " + token;
    return new Presented(
        Scheme.BEARER, header, header.length() - token.length(), header.length(), inQuery);
  }

  private Credentials inHeader(String header) {
    int start = skip(header, 0, true);
    int schemeEnd = skip(header, start, false);
    Scheme scheme = Scheme.BEARER;
    if (dpop && is(Scheme.DPOP, header, start, schemeEnd)) {
      scheme = Scheme.DPOP;
    } else if (!is(Scheme.BEARER, header, start, schemeEnd)) {
      return new Flawed(Reason.SCHEME_UNKNOWN, "another scheme");
    }
    int tokenStart = skip(header, schemeEnd, true);
    if (tokenStart == header.length()) {
      return new Flawed(Reason.TOKEN_MISSING, "the scheme alone");
    }
    if (header.length() - tokenStart > JwtVerifier.MAX_LENGTH) {
      return new Presented(scheme, header, tokenStart, header.length(), false); // refused there
    }
    int tokenEnd = endOfPart(header, tokenStart);
    return skip(header, tokenEnd, true) == header.length()
        ? new Presented(scheme, header, tokenStart, tokenEnd, false)
        : new Flawed(Reason.HEADER_MALFORMED, "more than two parts");
  }

  private static boolean is(Scheme scheme, String header, int from, int to) {
    int length = scheme.text().length();
    return to - from == length && header.regionMatches(true, from, scheme.text(), 0, length);
  }

  private static int endOfPart(String header, int from) {
    int space = header.indexOf(' ', from);
    int tab = header.indexOf('\t', from);
    int end = space < 0 ? header.length() : space;
    return tab < 0 ? end : Math.min(end, tab);
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
