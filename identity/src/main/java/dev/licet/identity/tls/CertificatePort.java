package dev.licet.identity.tls;

import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.stereotype.Component;

/**
 * The port that asks its callers for a certificate, beside the one that does not: a browser asked
 * for one shows its user a window.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-5">RFC 8705, 5</a>
 */
@Component
public class CertificatePort {
  private final MutualTls settings;
  private final LiveTls live;

  CertificatePort(MutualTls settings, LiveTls live) {
    this.settings = settings;
    this.live = live;
  }

  /** The port, where there is one; the address is its caller's to say. */
  public Optional<Connector> connector() {
    return settings
        .port()
        .flatMap(port -> live.certificate().map(certificate -> connector(port, certificate)));
  }

  private static Connector connector(int port, LiveCertificate certificate) {
    var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(port);
    connector.setScheme("https");
    connector.setSecure(true);
    var tls =
        new SslConnectorCustomizer(
            LogFactory.getLog(CertificatePort.class), connector, ClientAuth.WANT);
    tls.customize(certificate.bundles().getBundle(LiveCertificate.NAME), Map.of());
    hosts(connector).setTrustManagerClassName(AnyCertificate.class.getName());
    hosts(connector).setProtocols("TLSv1.3+TLSv1.2");
    certificate
        .bundles()
        .addBundleUpdateHandler(
            LiveCertificate.NAME, fresh -> tls.update(hosts(connector).getHostName(), fresh));
    return connector;
  }

  private static SSLHostConfig hosts(Connector connector) {
    return ((AbstractHttp11Protocol<?>) connector.getProtocolHandler()).findSslHostConfigs()[0];
  }
}
