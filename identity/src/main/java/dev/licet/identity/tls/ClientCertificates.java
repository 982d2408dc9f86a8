package dev.licet.identity.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges whether what a client's certificate says may be believed. */
@Component
public class ClientCertificates {
  /** {@code anyExtendedKeyUsage} and {@code id-kp-clientAuth} (RFC 5280, 4.2.1.12). */
  private static final List<String> FOR_CLIENTS = List.of("2.5.29.37.0", "1.3.6.1.5.5.7.3.2");

  /** Its place among the bits of {@code KeyUsage} (RFC 5280, 4.2.1.3). */
  private static final int DIGITAL_SIGNATURE = 0;

  private final MutualTls settings;
  private final Clock clock;

  ClientCertificates(MutualTls settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether it has begun and has not ended yet. */
  public boolean isCurrent(ClientCertificate shown) {
    var now = clock.instant();
    return !now.isBefore(shown.leaf().getNotBefore().toInstant())
        && !now.isAfter(shown.leaf().getNotAfter().toInstant());
  }

  /**
   * Whether one of the operator's authorities has issued it, for clients, and it is current. An
   * authority between them that is not for clients issues nothing to them. Whether it was revoked
   * is not asked.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6">RFC 5280, 6</a>
   */
  public boolean isTrusted(ClientCertificate shown) {
    return settings.knowsAuthorities()
        && isForHandshakes(shown.leaf())
        && isForClients(shown.leaf())
        && path(shown)
            .filter(path -> path.stream().allMatch(ClientCertificates::isForClients))
            .isPresent();
  }

  /** A client signs in a handshake (RFC 8446, 4.4.2.4). */
  private static boolean isForHandshakes(X509Certificate certificate) {
    var usage = certificate.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE];
  }

  private static boolean isForClients(X509Certificate certificate) {
    try {
      var usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.stream().anyMatch(FOR_CLIENTS::contains);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** It, and those above it, without the operator's. */
  private Optional<List<X509Certificate>> path(ClientCertificate shown) {
    try {
      var wanted = new X509CertSelector();
      wanted.setCertificate(shown.leaf());
      var path = new PKIXBuilderParameters(settings.anchors(), wanted);
      path.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown.chain())));
      path.setDate(Date.from(clock.instant()));
      path.setRevocationEnabled(false);
      return Optional.of(
          CertPathBuilder.getInstance("PKIX").build(path).getCertPath().getCertificates().stream()
              .map(X509Certificate.class::cast)
              .toList());
    } catch (CertPathBuilderException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime can judge certificates", e);
    }
  }
}
