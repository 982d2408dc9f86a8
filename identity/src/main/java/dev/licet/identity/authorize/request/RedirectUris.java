package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses a browser may be sent to: those that are registered, letter by letter. There are
 * no wildcards, and nothing is normalised: two texts that mean the same address are two addresses.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-2.1">RFC 9700, 2.1</a>
 */
public final class RedirectUris {
  /** No quotes, angle brackets, backslashes or fragments, and nothing that is not visible. */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"#<>\\\\^`{|}]]{1,2048}");

  /** Names of programs have capital letters, too: {@code com.example.Shop://callback}. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** Those that run or show what stands in the address itself, or what this machine holds. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript", "data", "vbscript", "blob", "file", "filesystem", "about", "view-source");

  /** What the answer brings along must not be there before: the first of two might count. */
  private static final Set<String> ANSWER =
      Set.of(
          "code",
          "state",
          "iss",
          "error",
          "error_description",
          "access_token",
          "id_token",
          "token_type",
          "expires_in",
          "scope");

  private static final Pattern LOOPBACK =
      Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::([1-9][0-9]{0,4}))?((?:[/?].*)?)");

  private RedirectUris() {}

  /** Whether the address is one of these. */
  public static boolean matches(Collection<String> registered, String asked) {
    return isFit(asked) && registered.contains(asked);
  }

  /**
   * Whether the address is one of an application's callbacks. Of an installed application that
   * listens on its own machine the port is not compared: it takes any that is free (RFC 8252, 7.3).
   */
  public static boolean matches(Application client, String asked) {
    var callbacks = client.details().texts("callbacks");
    return matches(callbacks, asked)
        || (client.type() == ApplicationType.NATIVE
            && isFit(asked)
            && callbacks.stream().anyMatch(one -> differInPortOnly(one, asked)));
  }

  /**
   * Whether nobody but the application can be there: not so on a machine of whoever is asking, or
   * where any program can claim the scheme.
   */
  public static boolean isVerifiable(String address) {
    return web(address)
        .map(URI::getHost)
        .filter(
            host -> !host.equals("localhost") && !host.equals("[::1]") && !host.startsWith("127."))
        .isPresent();
  }

  /** The origin of an address on the web, for messages to windows of it. */
  public static Optional<String> origin(String address) {
    return web(address)
        .map(uri ->
            uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
  }

  private static boolean differInPortOnly(String registered, String asked) {
    var one = LOOPBACK.matcher(registered);
    var other = LOOPBACK.matcher(asked);
    return one.matches()
        && other.matches()
        && (other.group(2) == null || Integer.parseInt(other.group(2)) <= 65_535)
        && one.group(1).equals(other.group(1))
        && one.group(3).equals(other.group(3));
  }

  private static boolean isFit(String address) {
    return uri(address).filter(RedirectUris::isFit).isPresent();
  }

  private static boolean isFit(URI uri) {
    var scheme = uri.getScheme();
    if (scheme == null || !SCHEME.matcher(scheme).matches()) {
      return false;
    }
    var usual = scheme.toLowerCase(Locale.ROOT);
    return !DANGEROUS.contains(usual)
        && isWeb(usual) == isWeb(scheme)
        && !holdsAnswer(uri)
        && (!isWeb(scheme) || (uri.getHost() != null && uri.getRawUserInfo() == null));
  }

  private static boolean holdsAnswer(URI uri) {
    return Optional.ofNullable(uri.getQuery()).stream()
        .flatMap(query -> Stream.of(query.split("[&;]")))
        .map(pair -> pair.split("=", 2)[0].toLowerCase(Locale.ROOT))
        .anyMatch(ANSWER::contains);
  }

  private static Optional<URI> web(String address) {
    return uri(address).filter(uri -> isFit(uri) && isWeb(uri.getScheme()));
  }

  private static boolean isWeb(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }

  private static Optional<URI> uri(String address) {
    if (!PLAIN.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
