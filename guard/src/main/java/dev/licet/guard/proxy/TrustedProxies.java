package dev.licet.guard.proxy;

import dev.licet.guard.internal.TargetUrl;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The proxies whose word counts. What comes from any other address is a client's own claim, and is
 * not read.
 */
public final class TrustedProxies {
  private final List<AddressBlock> blocks;

  private TrustedProxies(List<AddressBlock> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * The proxies at these addresses.
   *
   * @throws IllegalArgumentException if one is neither an address nor a block in CIDR notation
   */
  public static TrustedProxies at(List<String> addresses) {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String address : addresses) {
      blocks.add(
          AddressBlock.of(address)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "LICET_TRUSTED_PROXIES / licet.trusted-proxies contains '"
                          + address
                          + "': expected an IP address or a block of them, such as 10.0.0.0/8 or"
                          + " 2001:db8::/32")));
    }
    return new TrustedProxies(blocks);
  }

  /** Whether one of them is at this address. */
  public boolean includes(Optional<String> peer) {
    Optional<InetAddress> address = peer.flatMap(AddressBlock::address);
    return address.isPresent() && blocks.stream().anyMatch(b -> b.contains(address.get()));
  }

  /**
   * The URL that the client called, without query, as far as the word of trusted proxies goes;
   * empty if what they say makes no URL, or if the two ways of saying it contradict each other.
   *
   * @param seen the URL as this server saw it
   * @param peer who sent the request
   * @param headers the values of a header field
   */
  public Optional<String> calledUrl(
      URI seen, Optional<String> peer, Function<String, List<String>> headers) {
    if (!includes(peer)) {
      return url(seen, Hop.NONE);
    }
    List<Hop> lists = new ForwardedLists(headers).hops();
    Hop byLists = outermost(lists);
    List<String> standard = headers.apply("Forwarded");
    if (standard.isEmpty()) {
      return url(seen, byLists);
    }
    Optional<String> byStandard =
        ForwardedHeader.read(standard)
            .flatMap(hops -> url(seen, byLists.onlyPrefix().or(outermost(hops))));
    return lists.stream().allMatch(Hop::saysOnlyPrefix) || byStandard.equals(url(seen, byLists))
        ? byStandard
        : Optional.empty();
  }

  /** The word of the farthest proxy before which there are none but trusted ones. */
  private Hop outermost(List<Hop> hops) {
    Hop known = Hop.NONE;
    for (int i = hops.size() - 1; i >= 0; i--) {
      known = known.or(hops.get(i));
      if (!includes(hops.get(i).from())) {
        return known;
      }
    }
    return known;
  }

  private static Optional<String> url(URI seen, Hop hop) {
    String seenScheme = String.valueOf(seen.getScheme()).toLowerCase(Locale.ROOT);
    String scheme = hop.scheme().orElse(seenScheme).toLowerCase(Locale.ROOT);
    String seenHost =
        withoutPort(String.valueOf(seen.getRawAuthority()), TargetUrl.defaultPort(seenScheme));
    String host = hop.host().orElse(seenHost);
    String authority = hop.port().map(port -> withoutPort(host, "") + ":" + port).orElse(host);
    String prefix = hop.prefix().map(text -> text.replaceFirst("/+$", "")).orElse("");
    boolean plain = authority.matches("[^/?#\\\\@]+");
    return plain && (prefix.isEmpty() || prefix.startsWith("/"))
        ? TargetUrl.of(scheme + "://" + authority + prefix + seen.getRawPath()).map(TargetUrl::text)
        : Optional.empty();
  }

  /** Without the port if it is this one; without any port if this is empty. */
  private static String withoutPort(String authority, String port) {
    return authority.replaceFirst(":" + (port.isEmpty() ? "[0-9]+" : port) + "$", "");
  }
}
