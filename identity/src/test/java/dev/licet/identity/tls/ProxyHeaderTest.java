package dev.licet.identity.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ProxyHeaderTest {
  private static final TestCertificates CERTIFICATE = TestCertificates.selfSigned("CN=billing");

  @Test
  void readsWhatRfc9440Writes() throws CertificateEncodingException {
    var der = Base64.getEncoder().encodeToString(CERTIFICATE.certificate().getEncoded());
    assertThat(ProxyHeader.CLIENT_CERT.read(":" + der + ":")).contains(CERTIFICATE.certificate());
    assertThat(ProxyHeader.CLIENT_CERT.read(der)).isEmpty();
    assertThat(ProxyHeader.CLIENT_CERT.read(":" + der + ":, :" + der + ":")).isEmpty();
    assertThat(ProxyHeader.CLIENT_CERT.read(":" + der + der + ":")).isEmpty();
  }

  @Test
  void readsPercentEncodedPem() {
    var encoded = URLEncoder.encode(CERTIFICATE.pem(), UTF_8).replace("+", "%20");
    assertThat(ProxyHeader.CLIENT_CERTIFICATE.read(encoded)).contains(CERTIFICATE.certificate());
    var plusAsIs = encoded.replace("%2B", "+");
    assertThat(ProxyHeader.CLIENT_CERTIFICATE.read(plusAsIs)).contains(CERTIFICATE.certificate());
    assertThat(ProxyHeader.CLIENT_CERTIFICATE.read(encoded + encoded)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "::", ":!:", "%", "%2", "-----BEGIN%20CERTIFICATE-----", "a b"})
  void nothingElseIsACertificate(String text) {
    for (var header : ProxyHeader.values()) {
      assertThat(header.read(text)).isEmpty();
    }
  }
}
