package dev.licet.identity.outbound;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.util.NetMask;

/**
 * Where calls may lead: to every public address, and to those networks that the operator has named.
 * A name is looked up once, and the very addresses that were checked are those that are called.
 */
public final class Destinations implements ReadFirst {
  /** What is not public, beyond what Java knows: RFC 6890, 4193, 6598, 6052, 8215, 3056. */
  private static final List<NetMask> PRIVATE =
      List.of(
          new NetMask("0.0.0.0/8"),
          new NetMask("100.64.0.0/10"),
          new NetMask("192.0.0.0/24"),
          new NetMask("192.0.2.0/24"),
          new NetMask("198.18.0.0/15"),
          new NetMask("198.51.100.0/24"),
          new NetMask("203.0.113.0/24"),
          new NetMask("240.0.0.0/4"),
          new NetMask("fc00::/7"),
          new NetMask("::ffff:0:0:0/96"),
          new NetMask("64:ff9b::/96"),
          new NetMask("64:ff9b:1::/48"),
          new NetMask("100::/64"),
          new NetMask("2001:db8::/32"),
          new NetMask("2001::/32"),
          new NetMask("2002::/16"));

  private final List<NetMask> allowed;

  private Destinations(List<NetMask> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Reads the setting. */
  public static Destinations read(Settings settings) {
    return settings.read("licet.outbound-networks", "", Destinations::of);
  }

  /** The public ones and these networks, separated by commas. */
  public static Destinations of(String networks) {
    return new Destinations(
        Arrays.stream(networks.split(","))
            .map(String::strip)
            .filter(network -> !network.isEmpty())
            .map(Destinations::network)
            .toList());
  }

  /** Whether it is the URL of one place that can be called; who a call is by stands elsewhere. */
  public static boolean isAddress(String text) {
    try {
      var url = new URI(text);
      return "https".equals(url.getScheme())
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null
          && url.getPort() != 0
          && url.getPort() <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * The addresses of a host.
   *
   * @throws UnknownHostException if there is none, or if one of them is not to be called
   */
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = InetAddress.getAllByName(host);
    for (var address : addresses) {
      if (!mayCall(address)) {
        throw new UnknownHostException(
            "%s leads to a private address: LICET_OUTBOUND_NETWORKS does not name it"
                .formatted(host));
      }
    }
    return addresses;
  }

  boolean mayCall(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.matches(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !(address instanceof Inet6Address six && six.isIPv4CompatibleAddress())
        && PRIVATE.stream().noneMatch(network -> network.matches(address));
  }

  private static NetMask network(String text) {
    try {
      return new NetMask(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a list of addresses or networks such as 10.0.0.0/8, separated by commas", e);
    }
  }
}
