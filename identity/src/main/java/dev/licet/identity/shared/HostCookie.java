package dev.licet.identity.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie of this host alone: its {@code __Host-} prefix makes the browser refuse it from another
 * host, from a subdomain and without TLS (RFC 6265bis, 4.1.3.2). No script reads it, and other
 * sites' forms do not bring it along.
 *
 * @param name begins with {@code __Host-}
 * @param age how long the browser keeps it, or {@link #UNTIL_CLOSED}
 */
public record HostCookie(String name, Duration age) {
  /** Negative, which leaves {@code Max-Age} out: the browser forgets it when it is closed. */
  public static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

  private static final String PREFIX = "__Host-";

  public HostCookie {
    if (!name.startsWith(PREFIX)) {
      throw new IllegalArgumentException("The name must begin with " + PREFIX);
    }
  }

  /** What the browser holds. */
  public Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  public void set(HttpServletResponse response, String value) {
    write(response, value, age);
  }

  public void clear(HttpServletResponse response) {
    write(response, "", Duration.ZERO);
  }

  private void write(HttpServletResponse response, String value, Duration maxAge) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Lax")
            .maxAge(maxAge)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
