package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class ServerCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({
    "login.example.com, login.example.com",
    "login.example.com, LOGIN.example.com",
    "*.example.com, login.example.com",
    "2001:db8::1, 2001:db8:0:0::1",
    "192.0.2.1, 192.0.2.1",
  })
  void hasNoDoubtOfACertificateForTheHost(String name, String host) {
    assertThat(certificate(name).doubt(host, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "login.example.com, example.com",
    "*.example.com, a.login.example.com",
    "*.example.com, example.com",
    "*.0.2.1, 192.0.2.1",
  })
  void doubtsThatClientsTakeACertificateForAnotherHost(String name, String host) {
    assertThat(certificate(name).doubt(host, NOW))
        .hasValue("it does not name %s, the host in LICET_DOMAIN".formatted(host));
  }

  @Test
  void doubtsThatClientsTakeACertificateBeforeOrAfterItsTime() {
    var certificate = certificate("localhost");
    assertThat(certificate.doubt("localhost", NOW.plus(DAY).plusSeconds(1)))
        .hasValue("it has expired at 2026-11-24T12:00:00Z");
    assertThat(certificate.doubt("localhost", NOW.minus(DAY)))
        .hasValue("it is not valid before 2026-11-23T11:00:00Z");
  }

  @Test
  void looksAtNamesOfHostsOnly() throws Exception {
    var names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://example.com/login"),
              new GeneralName(GeneralName.rfc822Name, "ops@example.com"),
              new GeneralName(GeneralName.dNSName, "login.example.com"),
              new GeneralName(GeneralName.iPAddress, "2001:db8::1")
            });
    var certificate = certificate(names);
    assertThat(certificate.doubt("login.example.com", NOW)).isEmpty();
    assertThat(certificate.doubt("2001:db8:0::1", NOW)).isEmpty();
    assertThat(certificate.doubt("example.com", NOW)).isPresent();
  }

  private static ServerCertificate certificate(GeneralNames names) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    var keys = generator.generateKeyPair();
    var subject = new X500Principal("CN=login.example.com");
    var end = Date.from(NOW.plus(DAY));
    var builder =
        new JcaX509v3CertificateBuilder(
            subject, BigInteger.ONE, Date.from(NOW.minus(DAY)), end, subject, keys.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, names);
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    return new ServerCertificate(List.of(certificate), keys.getPrivate());
  }

  private static ServerCertificate certificate(String name) {
    var issued = Issued.server(Issued.authority(NOW, DAY), name, NOW, DAY);
    return new ServerCertificate(List.of(issued.certificate()), issued.key());
  }
}
