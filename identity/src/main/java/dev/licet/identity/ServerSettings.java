package dev.licet.identity;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.ServerMode;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Where the server listens. */
record ServerSettings(int port, InetAddress bind) implements ReadFirst {
  private static final String PORT = "must be a port number from 1 to 65535";
  private static final String BIND =
      "must be an address of this machine such as 127.0.0.1 or 0.0.0.0";

  static ServerSettings read(Settings settings, ServerMode mode, Issuer issuer) {
    var port = settings.read("licet.port", "9443", ServerSettings::port);
    var bind = settings.read("licet.bind", "127.0.0.1", ServerSettings::address);
    if (mode.isDev()) {
      requireLocal(settings, bind, issuer);
    }
    return new ServerSettings(port, bind);
  }

  /** The listener itself would find out last of all, with a database and an authority made. */
  ServerSettings whereNobodyListens(Optional<Integer> further) {
    requireFree(port);
    further.ifPresent(this::requireFurther);
    return this;
  }

  private void requireFurther(int wanted) {
    try {
      requireFree(wanted);
    } catch (PortInUseException _) {
      throw refusal(wanted, "another program is listening there already");
    } catch (UncheckedIOException e) {
      throw refusal(wanted, "the system does not let this user listen there: " + e.getMessage());
    }
  }

  private static StartRefused refusal(int wanted, String why) {
    return Settings.refuse("licet.mutual-tls-port", Integer.toString(wanted), why);
  }

  private void requireFree(int wanted) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(bind, wanted));
    } catch (IOException e) {
      PortInUseException.throwIfPortBindingException(e, () -> wanted);
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** A server with demo conveniences must be out of everybody else's reach. */
  private static void requireLocal(Settings settings, InetAddress bind, Issuer issuer) {
    if (!bind.isLoopbackAddress()) {
      throw Settings.refuse(
          "licet.bind",
          settings.find("licet.bind").orElse(""),
          "must be a loopback address such as 127.0.0.1 while LICET_MODE is dev");
    }
    if (!issuer.isLocal()) {
      throw Settings.refuse(
          "licet.domain",
          issuer.domain(),
          "must be a name of this machine such as localhost:9443 while LICET_MODE is dev");
    }
  }

  private static int port(String text) {
    var port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(PORT);
    }
    return port;
  }

  private static InetAddress address(String text) {
    try {
      var address = InetAddress.getByName(text);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return address;
      }
    } catch (UnknownHostException | SocketException e) {
      throw new IllegalArgumentException(BIND, e);
    }
    throw new IllegalArgumentException(BIND);
  }
}
