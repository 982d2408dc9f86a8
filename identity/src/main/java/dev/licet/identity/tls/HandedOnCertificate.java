package dev.licet.identity.tls;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a trusted proxy hands on, in the place where one of this connection's own
 * would lie: nothing behind it reads such a header. At the port where clients are asked for theirs
 * by this server, none is handed on: a proxy that leads connections there does not look into them,
 * and what they hold is the caller's own word.
 */
final class HandedOnCertificate extends ValveBase {
  private static final Logger LOG = LoggerFactory.getLogger(HandedOnCertificate.class);

  private final ProxyHeader header;
  private final TrustedProxies proxies;
  private final Optional<Integer> askingPort;

  HandedOnCertificate(ProxyHeader header, TrustedProxies proxies, Optional<Integer> askingPort) {
    super(true);
    this.header = header;
    this.proxies = proxies;
    this.askingPort = askingPort;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    boolean isAsked =
        askingPort.filter(port -> port == request.getConnector().getPort()).isPresent();
    if (!isAsked && proxies.include(request.getPeerAddr())) {
      certificate(request)
          .ifPresent(one ->
              request.setAttribute(ClientCertificate.ATTRIBUTE, new X509Certificate[] {one}));
    }
    getNext().invoke(request, response);
  }

  /** Of two nobody knows which is the proxy's; one that is too long has a name and no value. */
  private Optional<X509Certificate> certificate(Request request) {
    var values = Collections.list(request.getHeaders(header.wireName()));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var read =
        values.size() == 1
            ? Optional.ofNullable(values.getFirst()).flatMap(header::read)
            : Optional.<X509Certificate>empty();
    if (read.isEmpty()) {
      LOG.warn(
          "The proxy {} sent {} that is not one certificate: it is left aside",
          request.getPeerAddr(),
          header.wireName());
    }
    return read;
  }
}
