package dev.licet.identity.tls;

import dev.licet.identity.shared.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The certificate being served, where this server speaks TLS itself. */
record LiveTls(Optional<LiveCertificate> certificate) implements AutoCloseable {
  static LiveTls serving(CertificateSource source) {
    try {
      return new LiveTls(Optional.of(new LiveCertificate(source)));
    } catch (UnusableFile e) {
      throw Settings.refuse(setting(source, e.file()), e.file().toString(), e.expectation());
    }
  }

  private static String setting(CertificateSource source, Path file) {
    return file.equals(source.certificateFile()) ? "licet.tls-cert" : "licet.tls-key";
  }

  @Override
  public void close() {
    certificate.ifPresent(LiveCertificate::close);
  }
}
