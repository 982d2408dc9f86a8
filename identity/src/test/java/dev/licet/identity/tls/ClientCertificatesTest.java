package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
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

  /** A bit that is none of what is signed may be anything. */
  @Test
  void aDamagedOneIsNeverBelievedAndNeverMoreThanThat() throws CertificateEncodingException {
    var issued = AUTHORITY.client("CN=a").certificate();
    var whole = issued.getEncoded();
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        var damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        var header = ":" + Base64.getEncoder().encodeToString(damaged) + ":";
        var read = ProxyHeader.CLIENT_CERT.read(header).map(List::of).map(ClientCertificate::new);
        for (var one : read.stream().filter(certificates::isTrusted).toList()) {
          assertThat(one.leaf().getTBSCertificate()).isEqualTo(issued.getTBSCertificate());
        }
        read.ifPresent(one -> one.leaf().getSubjectX500Principal().getName());
        read.ifPresent(certificates::isCurrent);
      }
    }
  }
}
