package dev.licet.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The issuer's name, which is a URL (RFC 8414 section 2), and how a domain spells it. */
final class IssuerUrl {
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.:\\[\\]-]+");

  private static final int LAST_PORT = 65535;

  private IssuerUrl() {}

  /** {@code https://DOMAIN/}, as Auth0 spells it. */
  static String ofDomain(String domain) {
    if (!DOMAIN.matcher(domain).matches() || !isDomain(domain)) {
      throw new IllegalArgumentException(
          "AUTH0_DOMAIN / licet.domain is '"
              + domain
              + "': expected a bare domain in lower case, such as tenant.eu.auth0.com or"
              + " localhost:9443, without scheme, path or space");
    }
    return "https://" + domain + "/";
  }

  /** Whether a URL can be made of it that has a host, and perhaps a port, and nothing else. */
  private static boolean isDomain(String domain) {
    try {
      URI uri = new URI("https://" + domain + "/");
      boolean whole = uri.getHost() != null && !domain.endsWith(":");
      return whole && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** This very text, once it is known to be a URL that keys may be fetched from. */
  static String checked(String issuer, boolean plainHttpOnLoopback) {
    URI uri = parsed(issuer);
    boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
    if (uri.getHost() == null || uri.getPort() > LAST_PORT || uri.getUserInfo() != null || more) {
      throw wrong(issuer, "");
    }
    if ("http".equals(uri.getScheme()) && !plainHttpOnLoopback) {
      throw wrong(issuer, "; plain http lets anybody on the way replace the keys");
    }
    boolean loopback = uri.getHost().matches("localhost|127(\\.\\d+){3}|\\[::1]");
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
      throw wrong(issuer, "");
    }
    return issuer;
  }

  private static URI parsed(String issuer) {
    try {
      return new URI(issuer);
    } catch (URISyntaxException e) {
      throw wrong(issuer, "");
    }
  }

  private static IllegalArgumentException wrong(String issuer, String why) {
    return new IllegalArgumentException(
        "licet.issuer is '"
            + issuer
            + "': expected an https URL, such as https://tenant.eu.auth0.com/, exactly as the"
            + " tokens' iss says it"
            + why);
  }
}
