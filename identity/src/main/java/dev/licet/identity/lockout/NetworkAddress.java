package dev.licet.identity.lockout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** By what an address is counted: of IPv6 the first 64 bits, since who has one has all of them. */
final class NetworkAddress {
  private static final int NETWORK = 8;

  private NetworkAddress() {}

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
