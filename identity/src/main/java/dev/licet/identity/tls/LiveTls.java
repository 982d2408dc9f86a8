package dev.licet.identity.tls;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The certificate being served, where this server speaks TLS itself. */
record LiveTls(Optional<LiveCertificate> certificate) implements AutoCloseable {
  static LiveTls serving(CertificateSource source, Issuer issuer, Clock clock) {
    try {
      return new LiveTls(Optional.of(new LiveCertificate(source, issuer, clock)));
    } catch (UnusableFile e) {
      throw refusal(source.certificateFile(), e);
    }
  }

  /** The operator's files, looked into before anything is written. */
  static TlsSettings withUsableFiles(TlsSettings settings) {
    if (settings instanceof TlsSettings.Files(var certificate, var key)) {
      try {
        ServerCertificate.read(certificate, key);
      } catch (UnusableFile e) {
        throw refusal(certificate, e);
      }
    }
    return settings;
  }

  private static StartRefused refusal(Path certificate, UnusableFile file) {
    var setting = file.file().equals(certificate) ? "licet.tls-cert" : "licet.tls-key";
    return Settings.refuse(setting, file.file().toString(), file.expectation());
  }

  @Override
  public void close() {
    certificate.ifPresent(LiveCertificate::close);
  }
}
