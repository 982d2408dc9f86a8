package dev.licet.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * From where a request comes, for people to recognise.
 *
 * @param address the caller's network address
 * @param userAgent what the browser says it is, one line of at most 300 characters; maybe empty
 */
public record Device(String address, String userAgent) {
  private static final int LONGEST = 300;
  private static final Pattern ODD = Pattern.compile("[^\\x20-\\x7e]");

  /** The device that sent the request. */
  public static Device of(HttpServletRequest request) {
    var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    var line = ODD.matcher(agent).replaceAll("?");
    return new Device(request.getRemoteAddr(), line.substring(0, Math.min(line.length(), LONGEST)));
  }
}
