package dev.licet.identity.rotation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.store.TestStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class KeyDocumentsTest {
  @TempDir Path folder;
  private final JsonMapper json = new JsonMapper();
  private TestKeys keys;
  private KeyDocuments documents;

  @BeforeEach
  void open() {
    keys = TestKeys.over(TestStore.in(folder));
    documents = new KeyDocuments(keys.signing(), keys.readers(), json);
  }

  @AfterEach
  void close() {
    keys.close();
  }

  @Test
  void listTheCurrentKeyAndTheAnnouncedOne() {
    assertThat(json.readTree(keySet()).at("/keys").findValuesAsString("kid"))
        .containsExactly(
            keys.signing().lives().get(0).key().kid(), keys.signing().lives().get(1).key().kid());
  }

  @Test
  void haveTheMembersInTheOrderOfTheOriginal() {
    assertThat(json.readTree(keySet()).at("/keys/0").propertyNames())
        .containsExactly("kty", "use", "n", "e", "kid", "x5t", "x5c", "alg");
  }

  @Test
  void sayWhatTheKeyIsFor() {
    var key = json.readTree(keySet()).at("/keys/0");
    assertThat(key.get("kty").asString()).isEqualTo("RSA");
    assertThat(key.get("use").asString()).isEqualTo("sig");
    assertThat(key.get("alg").asString()).isEqualTo("RS256");
    assertThat(key.get("e").asString()).isEqualTo("AQAB");
  }

  @Test
  void nameTheCertificateByItsThumbprint() throws Exception {
    var key = json.readTree(keySet()).at("/keys/0");
    var der = Base64.getDecoder().decode(key.at("/x5c/0").asString());
    var thumbprint = MessageDigest.getInstance("SHA-1").digest(der);
    assertThat(key.get("x5t").asString())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint))
        .hasSize(27);
  }

  @Test
  void verifyWhatTheKeySigned() throws Exception {
    var token = SignedJWT.parse(keys.signing().sign("JWT", Map.of("sub", "somebody")));
    var key = JWKSet.parse(keySet()).getKeyByKeyId(keys.signing().current().kid()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void giveTheCurrentCertificateInItsOtherForms() throws Exception {
    assertThat(certificate(documents.certificate().getBody()))
        .isEqualTo(keys.signing().current().certificate());
    assertThat(certificate(documents.pem().getBody()))
        .isEqualTo(keys.signing().current().certificate());
    assertThat(documents.rawPem().getBody()).isEqualTo(documents.pem().getBody());
    assertThat(new String(documents.pem().getBody(), US_ASCII))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n");
    assertThat(certificates(documents.pkcs7().getBody()))
        .isEqualTo(List.of(keys.signing().current().certificate()));
    var sha1 = MessageDigest.getInstance("SHA-1").digest(keys.signing().current().der());
    assertThat(new String(documents.fingerprint().getBody(), US_ASCII).replace(":", ""))
        .isEqualTo(HexFormat.of().withUpperCase().formatHex(sha1));
  }

  @Test
  void followTheKeys() {
    var before = documents.keySet(new MockHttpServletRequest());
    assertThat(documents.keySet(new MockHttpServletRequest()).getBody()).isSameAs(before.getBody());
    var current = keys.signing().current();
    keys.rotate();
    assertThat(json.readTree(keySet()).at("/keys").findValuesAsString("kid"))
        .hasSize(3)
        .contains(current.kid());
    assertThat(documents.keySet(new MockHttpServletRequest()).getHeaders().getETag())
        .isNotEqualTo(before.getHeaders().getETag());
    assertThat(documents.certificate().getBody()).isEqualTo(keys.signing().current().der());
  }

  private String keySet() {
    return new String(documents.keySet(new MockHttpServletRequest()).getBody(), US_ASCII);
  }

  private static List<? extends Certificate> certificates(byte[] pkcs7) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertPath(new ByteArrayInputStream(pkcs7), "PKCS7")
        .getCertificates();
  }

  private static X509Certificate certificate(byte[] bytes) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }
}
