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
 * would lie. No header of that kind goes further, by whomever: what comes behind believes nobody.
 */
final class HandedOnCertificate extends ValveBase {
  private static final Logger LOG = LoggerFactory.getLogger(HandedOnCertificate.class);

  private final Optional<ProxyHeader> header;
  private final TrustedProxies proxies;

  HandedOnCertificate(Optional<ProxyHeader> header, TrustedProxies proxies) {
    super(true);
    this.header = header;
    this.proxies = proxies;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    header
        .filter(_ -> proxies.include(request.getPeerAddr()))
        .flatMap(one -> certificate(one, request))
        .ifPresent(certificate ->
            request.setAttribute(ClientCertificate.ATTRIBUTE, new X509Certificate[] {certificate}));
    for (var one : ProxyHeader.values()) {
      request.getCoyoteRequest().getMimeHeaders().removeHeader(one.wireName());
    }
    getNext().invoke(request, response);
  }

  /** Of two nobody knows which is the proxy's. */
  private static Optional<X509Certificate> certificate(ProxyHeader header, Request request) {
    var values = Collections.list(request.getHeaders(header.wireName()));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var read =
        values.size() == 1 ? header.read(values.getFirst()) : Optional.<X509Certificate>empty();
    if (read.isEmpty()) {
      LOG.warn(
          "The proxy {} sent {} that is not one certificate: it is left aside",
          request.getPeerAddr(),
          header.wireName());
    }
    return read;
  }
}
