package dev.licet.identity.administrator;

import dev.licet.identity.shared.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The cookie of an administrator's browser. */
final class SessionCookie {
  static final String NAME = "__Host-licet";

  private static final HostCookie COOKIE = new HostCookie(NAME, Sessions.LONGEST);

  private SessionCookie() {}

  static Optional<String> read(HttpServletRequest request) {
    return COOKIE.read(request);
  }

  static void set(HttpServletResponse response, String session) {
    COOKIE.set(response, session);
  }

  static void clear(HttpServletResponse response) {
    COOKIE.clear(response);
  }
}
