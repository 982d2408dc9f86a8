package dev.licet.identity.tls;

import dev.licet.identity.shared.Issuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The certificate being served. Looks at its files every two seconds, and every hour whether it is
 * due; a new one that works takes over at the next handshake, one that does not is named in the log
 * and the old one stays.
 */
final class LiveCertificate implements AutoCloseable {
  static final String NAME = "server";
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int LOOKS_PER_RENEWAL = 1_800;
  private static final Logger LOG = LoggerFactory.getLogger(LiveCertificate.class);

  private final CertificateSource source;
  private final Issuer issuer;
  private final Clock clock;
  private final DefaultSslBundleRegistry bundles;
  private final Thread watcher;
  private String version;
  private String refused = "";

  LiveCertificate(CertificateSource source, Issuer issuer, Clock clock) throws UnusableFile {
    this.source = source;
    this.issuer = issuer;
    this.clock = clock;
    source.renewWhereDue();
    this.version = version();
    this.bundles = new DefaultSslBundleRegistry(NAME, bundle());
    this.watcher = Thread.ofPlatform().daemon().name("tls-watcher").start(this::watch);
  }

  SslBundles bundles() {
    return bundles;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      for (int looks = 1; true; looks++) {
        Thread.sleep(INTERVAL);
        look(looks % LOOKS_PER_RENEWAL == 0);
      }
    } catch (InterruptedException e) {
      LOG.debug("The server is closed", e);
    }
  }

  /** Whatever goes wrong, the next look is made: without it no certificate is followed any more. */
  private void look(boolean renewing) {
    try {
      if (renewing) {
        source.renewWhereDue();
      }
      var now = version();
      if (!now.equals(version)) {
        takeUp(now);
      }
    } catch (RuntimeException e) {
      LOG.warn("Still serving the old TLS certificate: {}", String.valueOf(e.getMessage()));
    }
  }

  /** What cannot be used now is tried again, as it may be readable later; it is told once. */
  private void takeUp(String now) {
    try {
      bundles.updateBundle(NAME, bundle());
      version = now;
      LOG.info("Serving the new TLS certificate from {}", source.certificateFile());
    } catch (UnusableFile | RuntimeException e) {
      if (!now.equals(refused)) {
        refused = now;
        LOG.warn("Still serving the old TLS certificate: {}", String.valueOf(e.getMessage()));
      }
    }
  }

  private SslBundle bundle() throws UnusableFile {
    var certificate = ServerCertificate.read(source.certificateFile(), source.keyFile());
    certificate
        .doubt(issuer.host(), clock.instant())
        .ifPresent(doubt ->
            LOG.warn(
                "Clients will refuse the TLS certificate from {}: {}",
                source.certificateFile(),
                doubt));
    return certificate.bundle();
  }

  private String version() {
    return version(source.certificateFile()) + version(source.keyFile());
  }

  private static String version(Path file) {
    try {
      return Files.getLastModifiedTime(file) + "," + Files.size(file) + ";";
    } catch (IOException e) {
      return "none;";
    }
  }
}
