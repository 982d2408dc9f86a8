package dev.licet.guard.proxy;

import java.util.Optional;

/**
 * What one proxy says of the request that it received.
 *
 * @param from the address that the request came from
 * @param scheme its scheme
 * @param host its host, with the port if it is not the usual one
 * @param port its port, where that is said by itself
 * @param prefix the path below which the proxy serves us, and which it has taken off
 */
record Hop(
    Optional<String> from,
    Optional<String> scheme,
    Optional<String> host,
    Optional<String> port,
    Optional<String> prefix) {
  static final Hop NONE =
      new Hop(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The prefix, about which the standard header says nothing. */
  Hop onlyPrefix() {
    return new Hop(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), prefix);
  }

  boolean saysOnlyPrefix() {
    return equals(onlyPrefix());
  }

  /** What a proxy farther out says, and where it says nothing, what this one says. */
  Hop or(Hop outer) {
    return new Hop(
        outer.from,
        outer.scheme.or(() -> scheme),
        outer.host.or(() -> host),
        outer.port.or(() -> outer.host.isPresent() ? Optional.empty() : port),
        outer.prefix.or(() -> prefix));
  }
}
