package dev.licet.guard.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the headers that proxies sent before there was a standard: {@code X-Forwarded-For}, {@code
 * -Proto}, {@code -Host}, {@code -Port} and {@code -Prefix}. Each is a list to which a proxy adds
 * its value at the end, or a single value.
 */
final class ForwardedLists {
  private final List<String> from;
  private final List<String> schemes;
  private final List<String> hosts;
  private final List<String> ports;
  private final List<String> prefixes;

  ForwardedLists(Function<String, List<String>> headers) {
    this.from = list(headers, "X-Forwarded-For");
    this.schemes = list(headers, "X-Forwarded-Proto");
    this.hosts = list(headers, "X-Forwarded-Host");
    this.ports = list(headers, "X-Forwarded-Port");
    this.prefixes = list(headers, "X-Forwarded-Prefix");
  }

  private static List<String> list(Function<String, List<String>> headers, String name) {
    List<String> values = new ArrayList<>();
    for (String header : headers.apply(name)) {
      for (String value : header.split(",", -1)) {
        values.add(value.strip());
      }
    }
    return values;
  }

  /** What each proxy says, the farthest first; none if no such header is there. */
  List<Hop> hops() {
    int most = 0;
    for (List<String> list : List.of(from, schemes, hosts, ports, prefixes)) {
      most = Math.max(most, list.size());
    }
    List<Hop> hops = new ArrayList<>();
    for (int fromEnd = most; fromEnd > 0; fromEnd--) {
      hops.add(
          new Hop(
              at(from, fromEnd),
              at(schemes, fromEnd),
              at(hosts, fromEnd),
              at(ports, fromEnd),
              at(prefixes, fromEnd)));
    }
    return hops;
  }

  private static Optional<String> at(List<String> list, int fromEnd) {
    return list.size() < fromEnd ? Optional.empty() : Optional.of(list.get(list.size() - fromEnd));
  }
}
