package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class LocalAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  @Test
  void makesAnAuthorityForTenYears() throws Exception {
    var authority = ca(renewed("login.example.com", NOW));
    authority.verify(authority.getPublicKey());
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(Duration.between(NOW, authority.getNotAfter().toInstant())).hasDays(3_652);
  }

  @Test
  void issuesACertificateThatBrowsersTake() throws Exception {
    var source = renewed("login.example.com:8443", NOW);
    var server = server(source).leaf();
    server.verify(ca(source).getPublicKey());
    assertThat(Issued.names(server))
        .containsExactlyInAnyOrder(
            "login.example.com", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(
            Duration.between(server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
        .isLessThan(Duration.ofDays(397));
  }

  @Test
  void keepsItsFilesFromOtherUsers() throws Exception {
    renewed("localhost", NOW);
    try (var files = Files.list(folder.resolve("tls"))) {
      for (var file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls"))))
        .isEqualTo("rwx------");
  }

  @Test
  void keepsBothWhileTheyLast() throws Exception {
    var before = server(renewed("localhost:9443", NOW));
    assertThat(server(renewed("localhost:9443", NOW.plus(Duration.ofDays(300))))).isEqualTo(before);
  }

  @Test
  void keepsTheCertificateOfAnIpv6Address() throws Exception {
    var before = server(renewed("[2001:db8::1]:9443", NOW));
    assertThat(server(renewed("[2001:db8::1]:9443", NOW.plusSeconds(1)))).isEqualTo(before);
  }

  @Test
  void renewsTheServersCertificateBeforeItRunsOut() throws Exception {
    var first = renewed("localhost:9443", NOW);
    var before = server(first);
    var authority = ca(first);
    var later = renewed("localhost:9443", NOW.plus(Duration.ofDays(370)));
    assertThat(server(later).leaf()).isNotEqualTo(before.leaf());
    assertThat(ca(later)).isEqualTo(authority);
  }

  @Test
  void renewsTheAuthorityBeforeItRunsOut() throws Exception {
    var authority = ca(renewed("localhost:9443", NOW));
    var later = renewed("localhost:9443", NOW.plus(Duration.ofDays(3_500)));
    assertThat(ca(later)).isNotEqualTo(authority);
    server(later).leaf().verify(ca(later).getPublicKey());
  }

  @Test
  void issuesAnotherCertificateForAnotherDomain() throws Exception {
    renewed("localhost:9443", NOW);
    assertThat(Issued.names(server(renewed("login.example.com", NOW)).leaf()))
        .contains("login.example.com");
  }

  @Test
  void issuesForAnAddress() throws Exception {
    assertThat(Issued.names(server(renewed("192.0.2.7:9443", NOW)).leaf())).contains("192.0.2.7");
  }

  @Test
  void refusesADamagedFile() throws Exception {
    renewed("localhost", NOW);
    var key = folder.resolve("tls/ca.key");
    Files.writeString(key, "damaged");
    assertThatThrownBy(() -> renewed("localhost", NOW))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_DATA is '%s', but %s must be a readable PEM file with a private key that is not"
                + " encrypted; remove its folder tls to have new files made.",
            folder, key);
  }

  private LocalAuthority renewed(String domain, Instant now) {
    var authority =
        new LocalAuthority(
            DataFolder.at(folder.toString()), new Issuer(domain), Clock.fixed(now, ZoneOffset.UTC));
    authority.renewWhereDue();
    return authority;
  }

  private static ServerCertificate server(LocalAuthority source) throws UnusableFile {
    return ServerCertificate.read(source.certificateFile(), source.keyFile());
  }

  private X509Certificate ca(LocalAuthority source) throws UnusableFile {
    assertThat(server(source).chain()).hasSize(2);
    return ServerCertificate.read(folder.resolve("tls/ca.pem"), folder.resolve("tls/ca.key"))
        .leaf();
  }
}
