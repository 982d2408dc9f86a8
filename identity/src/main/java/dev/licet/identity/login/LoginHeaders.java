package dev.licet.identity.login;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * The content security policy of a page: no script at all, and nothing from elsewhere.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">CSP 3</a>
 */
public final class LoginHeaders {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";
  private static final String HEADER = "Content-Security-Policy";

  private LoginHeaders() {}

  static String policy() {
    return POLICY;
  }

  /**
   * Lets the forms of this page lead on to where the application expects its answer: browsers hold
   * the redirects after a form to {@code form-action} too.
   */
  public static void allowAnswerAt(String redirectUri, HttpServletResponse response) {
    source(redirectUri).ifPresent(to -> add("form-action 'self'", to, response));
  }

  /** Lets this page show an image from elsewhere: the tenant's logo. */
  static void allowImage(String url, HttpServletResponse response) {
    source(url)
        .filter(from -> from.startsWith("https://"))
        .ifPresent(from -> add("img-src 'self'", from, response));
  }

  private static void add(String directive, String source, HttpServletResponse response) {
    var present = Objects.requireNonNullElse(response.getHeader(HEADER), POLICY);
    response.setHeader(HEADER, present.replace(directive, directive + " " + source));
  }

  /** An origin, or a scheme of an installed application, as a source expression. */
  private static Optional<String> source(String redirectUri) {
    try {
      var uri = new URI(redirectUri);
      if (uri.getScheme() == null || !uri.getScheme().matches("[A-Za-z][A-Za-z0-9+.-]*")) {
        return Optional.empty();
      }
      var web = uri.getScheme().matches("(?i)https?") && uri.getHost() != null;
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(
          web ? uri.getScheme() + "://" + uri.getHost() + port : uri.getScheme() + ":");
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
