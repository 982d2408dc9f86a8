package dev.licet.identity.session;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.HostCookie;
import dev.licet.identity.shared.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Knows a browser again by a random value in a cookie. It says nothing of who is sitting there: it
 * ties to this browser what was begun in it, so that a link handed to another browser is worth
 * nothing there.
 */
@Component
public class Browsers {
  /** The longest that browsers keep a cookie (RFC 6265bis, 5.5). */
  private static final HostCookie COOKIE =
      new HostCookie("__Host-licet-browser", Duration.ofDays(400));

  private static final String MARKED = Browser.class.getName();
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{64}");

  private final Ids ids;

  Browsers(Ids ids) {
    this.ids = ids;
  }

  /** The browser that sent the request, where it was seen before. */
  public Optional<Browser> find(HttpServletRequest request) {
    return COOKIE
        .read(request)
        .filter(value -> OURS.matcher(value).matches())
        .map(value -> new Browser(Digest.of(value)));
  }

  /**
   * The browser that sent the request; a new one is marked by the answer, once however often it is
   * asked about.
   */
  public Browser recognise(HttpServletRequest request, HttpServletResponse response) {
    return request.getAttribute(MARKED) instanceof Browser marked
        ? marked
        : find(request).orElseGet(() -> mark(request, response));
  }

  private Browser mark(HttpServletRequest request, HttpServletResponse response) {
    var value = ids.secret();
    COOKIE.set(response, value);
    var browser = new Browser(Digest.of(value));
    request.setAttribute(MARKED, browser);
    return browser;
  }

  /**
   * A browser.
   *
   * @param digest of its cookie, which nobody else has
   */
  public record Browser(Digest digest) {}
}
