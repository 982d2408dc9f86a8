package dev.licet.identity.tls;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate authority of this data folder's own, and the server certificate it issues. Whoever
 * trusts {@code tls/ca.pem} trusts this server, for ten years.
 */
final class LocalAuthority implements CertificateSource {
  static final String CA = "tls/ca.pem";
  private static final String CA_KEY = "tls/ca.key";
  private static final String SERVER = "tls/server.pem";
  private static final Duration CA_VALIDITY = Duration.ofDays(3_652);
  private static final Duration SERVER_VALIDITY = Duration.ofDays(390);
  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final Logger LOG = LoggerFactory.getLogger(LocalAuthority.class);

  private final DataFolder folder;
  private final Issuer issuer;
  private final Clock clock;

  LocalAuthority(DataFolder folder, Issuer issuer, Clock clock) {
    this.folder = folder;
    this.issuer = issuer;
    this.clock = clock;
    folder.folder("tls");
  }

  @Override
  public Path certificateFile() {
    return folder.path().resolve(SERVER);
  }

  @Override
  public Path keyFile() {
    return folder.path().resolve(SERVER);
  }

  @Override
  public void renewWhereDue() {
    var authority = authority();
    if (!isServable(authority.certificate())) {
      var server = Issued.server(authority, issuer.host(), clock.instant(), SERVER_VALIDITY);
      folder.write(SERVER, server.keyPem() + server.pem() + authority.pem());
      LOG.info("Issued a TLS certificate for {}", issuer.host());
    }
  }

  private Issued authority() {
    if (Files.exists(file(CA)) && Files.exists(file(CA_KEY))) {
      var existing = read(CA, CA_KEY);
      if (lasts(existing.leaf(), SERVER_VALIDITY)) {
        return new Issued(existing.leaf(), existing.key());
      }
    }
    var fresh = Issued.authority(clock.instant(), CA_VALIDITY);
    folder.write(CA_KEY, fresh.keyPem());
    folder.write(CA, fresh.pem());
    LOG.info("Made a local certificate authority: {}", file(CA));
    return fresh;
  }

  private boolean isServable(X509Certificate authority) {
    if (!Files.exists(certificateFile())) {
      return false;
    }
    var server = read(SERVER, SERVER);
    return lasts(server.leaf(), RENEWAL)
        && server.chain().equals(List.of(server.leaf(), authority))
        && Issued.isFor(server.leaf(), issuer.host());
  }

  private boolean lasts(X509Certificate certificate, Duration time) {
    Instant end = certificate.getNotAfter().toInstant();
    return end.isAfter(clock.instant().plus(time));
  }

  private ServerCertificate read(String certificate, String key) {
    try {
      return ServerCertificate.read(file(certificate), file(key));
    } catch (UnusableFile e) {
      throw new StartRefused(
          "LICET_DATA is '%s', but %s %s; remove its folder tls to have new files made."
              .formatted(folder.path(), e.file(), e.expectation()));
    }
  }

  private Path file(String name) {
    return folder.path().resolve(name);
  }
}
