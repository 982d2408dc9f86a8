package dev.licet.identity.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.SequencedMap;
import org.springframework.web.util.UriUtils;

/**
 * An application's own address that is told something. It stays letter by letter what it was: what
 * is encoded in it is not encoded again, and braces in it stand for nothing.
 */
public final class UrlQuery {
  private UrlQuery() {}

  /** The address with that in its query, which ends where a fragment begins. */
  public static String tell(String url, SequencedMap<String, String> members) {
    var fragment = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
    var address = url.substring(0, fragment);
    return members.entrySet().stream()
        .map(member -> member.getKey() + "=" + UriUtils.encode(member.getValue(), UTF_8))
        .collect(joining("&", address + sign(address), url.substring(fragment)));
  }

  private static String sign(String address) {
    return address.contains("?") ? "&" : "?";
  }
}
