package dev.licet.identity.tls;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The address that a proxy names, in the form that addresses of connections have: some proxies
 * write the port behind it, and who tries passwords would be another one with each connection. What
 * is no address is not believed; then it is the proxy's own.
 */
final class CallerAddress extends ValveBase {
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9.]+):\\d+");

  CallerAddress() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    request.setRemoteAddr(plain(request.getRemoteAddr()).orElseGet(request::getPeerAddr));
    getNext().invoke(request, response);
  }

  static Optional<String> plain(String named) {
    try {
      return Optional.of(InetAddress.ofLiteral(withoutPort(named)).getHostAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String named) {
    Matcher matcher = WITH_PORT.matcher(named);
    if (!matcher.matches()) {
      return named;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
