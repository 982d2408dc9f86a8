package dev.licet.identity.registration;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an address must be like to be a client id. Of those that the specification lets be we take
 * no query, no number for a host, and letters of one case only: users are shown the host, and must
 * be able to tell it from others.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/">OAuth
 *     Client ID Metadata Document, 3</a>
 */
final class DocumentAddress {
  private static final int LONGEST = 512;
  private static final Pattern FORM =
      Pattern.compile(
          "https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*(?<last>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)"
              + "(?<port>:[1-9][0-9]{0,4})?"
              + "(?<path>/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)");

  private DocumentAddress() {}

  static boolean isFit(String url) {
    if (url.length() > LONGEST) {
      return false;
    }
    var parts = FORM.matcher(url);
    return parts.matches()
        && !parts.group("last").matches("[0-9]+|0x[0-9a-f]*")
        && isPort(parts.group("port"))
        && Stream.of(parts.group("path").split("/")).noneMatch(DocumentAddress::isDots);
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || Integer.parseInt(port.substring(1)) <= 65_535;
  }

  private static boolean isDots(String segment) {
    var plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return plain.equals(".") || plain.equals("..");
  }
}
