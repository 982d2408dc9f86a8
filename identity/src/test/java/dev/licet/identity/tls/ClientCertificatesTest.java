package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ClientCertificatesTest { // I27
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients");

  private final ClientCertificates certificates = AUTHORITY.judgedAt(Clock.systemUTC());

  private boolean isTrusted(TestCertificates shown) {
    return certificates.isTrusted(shown.shown());
  }

  @Test
  void oneThatSaysWhatItIsForMustBeForClients() {
    assertThat(isTrusted(AUTHORITY.client("CN=a"))).isTrue();
    assertThat(isTrusted(AUTHORITY.forOnly("CN=a", KeyPurposeId.anyExtendedKeyUsage))).isTrue();
    assertThat(isTrusted(AUTHORITY.forOnly("CN=a", KeyPurposeId.id_kp_serverAuth))).isFalse();
    assertThat(isTrusted(AUTHORITY.forOnly("CN=a", KeyPurposeId.id_kp_emailProtection))).isFalse();
  }

  @Test
  void aKeyThatIsNotForSigningProvesNobody() {
    assertThat(isTrusted(AUTHORITY.with("CN=a", new KeyUsage(KeyUsage.digitalSignature)))).isTrue();
    for (int usage : List.of(KeyUsage.keyAgreement, KeyUsage.keyCertSign)) {
      assertThat(isTrusted(AUTHORITY.with("CN=a", new KeyUsage(usage)))).isFalse();
    }
  }

  @Test
  void anAuthorityBelowIsBelievedForWhatItIsForItself() {
    assertThat(isTrusted(AUTHORITY.intermediate("CN=Below").client("CN=a"))).isTrue();
    assertThat(isTrusted(AUTHORITY.intermediateForServers("CN=Below").client("CN=a"))).isFalse();
  }

  @Test
  void aMadeUpChainInWhichEachCouldStandAboveEachOtherTakesNoTime() {
    var made = TestCertificates.authority("CN=Made up");
    var chain = new ArrayList<X509Certificate>();
    chain.add(made.client("CN=a").certificate());
    for (int i = 0; i < 7; i++) {
      chain.add(made.again().certificate());
    }
    assertTimeoutPreemptively(
        Duration.ofMillis(500),
        () -> assertThat(certificates.isTrusted(new ClientCertificate(chain))).isFalse());
  }

  @Test
  void aDamagedOneIsNeverBelievedAndNeverMoreThanThat() throws CertificateEncodingException {
    var whole = AUTHORITY.client("CN=a").certificate().getEncoded();
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        var damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        var header = ":" + Base64.getEncoder().encodeToString(damaged) + ":";
        var read = ProxyHeader.CLIENT_CERT.read(header).map(List::of).map(ClientCertificate::new);
        assertThat(read.filter(certificates::isTrusted)).as("bit %s of byte %s", bit, at).isEmpty();
        read.ifPresent(one -> one.leaf().getSubjectX500Principal().getName());
        read.ifPresent(certificates::isCurrent);
      }
    }
  }
}
