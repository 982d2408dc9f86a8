package dev.licet.identity.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name this server issues tokens under: a bare domain, with a port where it is not 443.
 *
 * @param domain such as {@code localhost:9443} or {@code login.example.com}
 */
public record Issuer(String domain) {
  /** The domain where none is set. */
  public static final String LOCAL = "localhost:9443";

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<host>\\[[0-9A-Fa-f:.]{2,45}]|"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")*)(?::(?<port>\\d{1,5}))?");

  /**
   * Refuses everything but a bare domain: a scheme, a path or a space would end up in each token.
   */
  public Issuer {
    var parts = DOMAIN.matcher(domain);
    if (!parts.matches() || domain.length() > 253 || !isPort(parts.group("port"))) {
      throw new IllegalArgumentException(
          "must be a bare domain such as login.example.com or localhost:9443");
    }
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535);
  }

  /** The issuer as it stands in tokens: {@code https://DOMAIN/}, with the slash. */
  public String url() {
    return "https://" + domain + "/";
  }

  /** The domain without its port (and an IPv6 address without its brackets). */
  public String host() {
    var parts = DOMAIN.matcher(domain);
    if (!parts.matches()) {
      throw new IllegalStateException("The constructor admitted '" + domain + "'");
    }
    return parts.group("host").replaceAll("[\\[\\]]", "");
  }

  /**
   * Whether the name never leads to another machine (RFC 6761). Such a name is shared with other
   * servers of this machine, so it must not be put under Strict-Transport-Security either.
   */
  public boolean isLocal() {
    var host = host();
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.endsWith(".test")
        || host.equals("::1")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
  }
}
