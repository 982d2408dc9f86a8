package dev.licet.identity.login;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
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
   * Lets the forms of this page lead on to where the application expects its answer, and on from
   * there: Chromium holds every redirect after a form to {@code form-action}, those of others too,
   * and where an application sends its users next is not ours to know. So not the origin is named
   * but the scheme; nobody is sent from {@code https} to {@code http}.
   */
  public static void allowAnswerAt(String redirectUri, HttpServletResponse response) {
    scheme(redirectUri)
        .map(scheme -> scheme.equals("http") ? "http: https:" : scheme + ":")
        .ifPresent(to -> add("form-action 'self'", to, response));
  }

  /** Lets this page show images from elsewhere: the tenant's logo and others. */
  static void allowImages(List<String> urls, HttpServletResponse response) {
    var origins = urls.stream().flatMap(url -> origin(url).stream()).distinct().toList();
    if (!origins.isEmpty()) {
      add("img-src 'self'", String.join(" ", origins), response);
    }
  }

  /** Lets this page show that image, and no other from there: the logo of an application. */
  public static void allowLogo(String url, HttpServletResponse response) {
    origin(url)
        .map(from -> from + uri(url).map(URI::getRawPath).orElse(""))
        .filter(source -> source.matches("[\\x21-\\x7e&&[^;,'\"]]+"))
        .ifPresent(source -> add("img-src 'self'", source, response));
  }

  private static void add(String directive, String sources, HttpServletResponse response) {
    var present = Objects.requireNonNullElse(response.getHeader(HEADER), POLICY);
    response.setHeader(HEADER, present.replace(directive, directive + " " + sources));
  }

  /** Of an address that may be none as RFC 3986 has it: applications keep braces in theirs. */
  private static Optional<String> scheme(String address) {
    return Optional.of(address.substring(0, Math.max(0, address.indexOf(':'))))
        .filter(scheme -> scheme.matches("[A-Za-z][A-Za-z0-9+.-]*"))
        .map(scheme -> scheme.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> origin(String address) {
    return uri(address)
        .filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null)
        .map(uri -> "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
  }

  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
