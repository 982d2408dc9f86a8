package dev.licet.identity.administrator;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a signed-in browser. Its {@code __Host-} prefix makes the browser refuse it from
 * another host, from a subdomain and without TLS.
 */
final class SessionCookie {
  static final String NAME = "__Host-licet";

  private SessionCookie() {}

  static Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  static void set(HttpServletResponse response, String session) {
    write(response, session, Sessions.LONGEST);
  }

  static void clear(HttpServletResponse response) {
    write(response, "", Duration.ZERO);
  }

  private static void write(HttpServletResponse response, String value, Duration age) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
