package dev.licet.identity.tls;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.apache.catalina.valves.RemoteIpValve;

/**
 * The proxies whose word counts: only they may say who the caller is and that it came by TLS.
 *
 * @param networks addresses, or networks such as {@code 10.0.0.0/8}
 */
record TrustedProxies(List<String> networks) implements ReadFirst {
  static TrustedProxies read(Settings settings) {
    return settings.read(
        "licet.trusted-proxies",
        "",
        text ->
            new TrustedProxies(
                Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(network -> !network.isEmpty())
                    .map(TrustedProxies::network)
                    .toList()));
  }

  boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether a connection from there is one of theirs. */
  boolean include(String address) {
    var peer = InetAddress.ofLiteral(address);
    return networks.stream().anyMatch(network -> new NetMask(network).matches(peer));
  }

  /** Takes the caller's address and scheme from the proxy's headers; never the host's name. */
  RemoteIpValve forwarding() {
    var valve = new RemoteIpValve();
    valve.setInternalProxies(joined());
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    return valve;
  }

  /** Turns away who does not come by the proxy. */
  RemoteCIDRValve admission() {
    var valve = new RemoteCIDRValve();
    valve.setAllow(joined());
    return valve;
  }

  private String joined() {
    return String.join(",", networks);
  }

  private static String network(String text) {
    try {
      return new NetMask(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a list of addresses or networks such as 10.0.0.0/8, separated by commas", e);
    }
  }
}
