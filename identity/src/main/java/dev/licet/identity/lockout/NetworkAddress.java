package dev.licet.identity.lockout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** By what an address is counted: of IPv6 the first 64 bits, since who has one has all of them. */
final class NetworkAddress {
  private static final int NETWORK = 8;

  private NetworkAddress() {}

  /** Whether the address is one of these, or in one of these networks. */
  static boolean isAmong(List<String> networks, String address) {
    return networks.stream().anyMatch(network -> contains(network, address));
  }

  private static boolean contains(String network, String address) {
    try {
      return new IpAddressMatcher(network).matches(address);
    } catch (IllegalArgumentException e) {
      return false; // what is no address is nobody's
    }
  }

  /** Whether the text is an address at all, of IPv4 or IPv6. */
  static boolean isOne(String text) {
    try {
      return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String counted(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK)
          : address;
    } catch (IllegalArgumentException e) {
      return address; // a name that the container gave: counted as it is
    }
  }
}
