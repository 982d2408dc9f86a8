package dev.licet.guard.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Forwarded} headers (RFC 7239 section 4), strictly. */
final class ForwardedHeader {
  private static final Pattern PAIR =
      Pattern.compile(
          "[ \\t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)="
              + "(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)|\"((?:[^\"\\\\]|\\\\.)*)\")[ \\t]*([;,]|$)");

  /** {@code for}: an address, in brackets if it is IPv6, and perhaps a port. */
  private static final Pattern NODE =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+))(?::[0-9]{1,5})?");

  private ForwardedHeader() {}

  /** What each proxy says, the farthest first; empty if the headers are not well-formed. */
  static Optional<List<Hop>> read(List<String> headers) {
    List<Hop> hops = new ArrayList<>();
    Map<String, String> element = new HashMap<>();
    Matcher pair = PAIR.matcher(String.join(",", headers));
    int at = 0;
    while (pair.find() && pair.start() == at) {
      String value = pair.group(2) == null ? unquoted(pair.group(3)) : pair.group(2);
      if (element.put(pair.group(1).toLowerCase(Locale.ROOT), value) != null) {
        return Optional.empty();
      }
      if (!pair.group(4).equals(";")) {
        hops.add(hop(element));
        element.clear();
      }
      at = pair.end();
      if (pair.group(4).isEmpty()) {
        return Optional.of(hops);
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }

  private static Hop hop(Map<String, String> element) {
    return new Hop(
        Optional.ofNullable(element.get("for")).flatMap(ForwardedHeader::address),
        Optional.ofNullable(element.get("proto")),
        Optional.ofNullable(element.get("host")),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> address(String node) {
    Matcher parts = NODE.matcher(node);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(parts.group(1) == null ? parts.group(2) : parts.group(1));
  }
}
