package dev.licet.guard.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL without query and fragment, normalised as RFC 3986 sections 6.2.2 and 6.2.3
 * say: two texts that name the same resource are one.
 *
 * @param text the normalised URL
 */
public record TargetUrl(String text) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]@]+)(?::([0-9]{0,5}))?");

  /** Of this text; empty if it is no such URL. */
  public static Optional<TargetUrl> of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (uri.getRawAuthority() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return authority(scheme, uri.getRawAuthority())
        .map(authority -> new TargetUrl(scheme + "://" + authority + path(uri.getRawPath())));
  }

  /** Scheme, host and port, without the path. */
  public String origin() {
    return text.substring(0, text.indexOf('/', text.indexOf("//") + 2));
  }

  private static Optional<String> authority(String scheme, String text) {
    Matcher parts = AUTHORITY.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches() || defaultPort(scheme).isEmpty()) {
      return Optional.empty();
    }
    String port = parts.group(2) == null ? "" : parts.group(2).replaceFirst("^0+", "");
    boolean usual = port.isEmpty() || port.equals(defaultPort(scheme));
    return Optional.of(parts.group(1) + (usual ? "" : ":" + port));
  }

  /** The port that need not be said; empty for a scheme that is not HTTP's. */
  public static String defaultPort(String scheme) {
    return switch (scheme) {
      case "https" -> "443";
      case "http" -> "80";
      default -> "";
    };
  }

  private static String path(String raw) {
    return withoutDots(withPlainEscapes(raw));
  }

  /** Escapes of characters that need none are resolved, the others are in upper case. */
  private static String withPlainEscapes(String path) {
    StringBuilder plain = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '%') {
        plain.append(path.charAt(i));
        continue;
      }
      String hex = path.substring(i + 1, i + 3);
      char c = (char) Integer.parseInt(hex, 16);
      plain.append(isUnreserved(c) ? String.valueOf(c) : "%" + hex.toUpperCase(Locale.ROOT));
      i += 2;
    }
    return plain.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }

  /** RFC 3986 section 5.2.4. */
  private static String withoutDots(String path) {
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.split("/", -1);
    String last = segments[segments.length - 1];
    for (int i = 1; i < segments.length; i++) {
      if (segments[i].equals("..")) {
        kept.pollLast();
      } else if (!segments[i].equals(".")) {
        kept.addLast(segments[i]);
      }
    }
    boolean endsInDots = last.equals(".") || last.equals("..");
    return "/" + String.join("/", kept) + (endsInDots && !kept.isEmpty() ? "/" : "");
  }
}
