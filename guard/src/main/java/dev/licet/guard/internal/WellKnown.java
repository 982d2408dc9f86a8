package dev.licet.guard.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where a provider's documents may lie. */
public final class WellKnown {
  private static final int LAST_PORT = 65535;
  private static final int LONGEST_SHOWN = 120;

  private WellKnown() {}

  /**
   * The places of an issuer's metadata, the likelier first: below its path (OpenID Connect
   * Discovery section 4.1), and between its host and its path (RFC 8414 section 3.1).
   */
  public static List<URI> metadataOf(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI uri = URI.create(base);
    String host = uri.getScheme() + "://" + uri.getRawAuthority();
    return List.of(
        URI.create(base + "/.well-known/openid-configuration"),
        URI.create(host + "/.well-known/oauth-authorization-server" + uri.getRawPath()));
  }

  /**
   * What is wrong where the metadata of this place are those of another issuer (OpenID Connect
   * Discovery section 4.3); empty if nothing is.
   */
  public static Optional<String> otherIssuer(Json.Members metadata, URI place, String issuer) {
    String named = metadata.text("issuer").orElse("");
    return named.equals(issuer)
        ? Optional.empty()
        : Optional.of(
            "metadata of the issuer '"
                + Shown.of(named, LONGEST_SHOWN)
                + "' at "
                + place
                + ", where '"
                + issuer
                + "' is set: both must be the same to the letter");
  }

  /** The address that metadata name, if keys may be fetched from it. */
  public static URI checkedKeysUri(String text, boolean plainHttpOnLoopback) throws Malformed {
    try {
      URI uri = new URI(text);
      if (isAllowed(uri, plainHttpOnLoopback)) {
        return uri;
      }
      throw new Malformed("metadata whose jwks_uri is not an https URL");
    } catch (URISyntaxException e) {
      throw new Malformed("metadata whose jwks_uri is not a URL");
    }
  }

  /** Whether this is an https URL, or an http one of this machine where that is allowed. */
  public static boolean isAllowed(URI uri, boolean plainHttpOnLoopback) {
    String host = String.valueOf(uri.getHost());
    boolean loopback = host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    return uri.getHost() != null
        && uri.getPort() <= LAST_PORT
        && ("https".equals(uri.getScheme())
            || (plainHttpOnLoopback && loopback && "http".equals(uri.getScheme())));
  }
}
