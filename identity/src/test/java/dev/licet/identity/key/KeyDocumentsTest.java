package dev.licet.identity.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeyDocumentsTest {
  private static final SigningKeys KEYS =
      new SigningKeys(List.of(key("current"), key("announced")));
  private final JsonMapper json = new JsonMapper();
  private final KeyDocuments documents = new KeyDocuments(KEYS, json);

  @Test
  void listTheCurrentKeyAndTheAnnouncedOne() {
    assertThat(json.readTree(keySet()).at("/keys").findValuesAsString("kid"))
        .containsExactly("current", "announced");
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
    var token = SignedJWT.parse(KEYS.sign("JWT", Map.of("sub", "somebody")));
    var key = JWKSet.parse(keySet()).getKeyByKeyId("current").toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void giveTheCurrentCertificateInThreeForms() throws Exception {
    assertThat(certificate(documents.certificate().getBody()))
        .isEqualTo(KEYS.current().certificate());
    assertThat(certificate(documents.pem().getBody())).isEqualTo(KEYS.current().certificate());
    assertThat(documents.rawPem().getBody()).isEqualTo(documents.pem().getBody());
    assertThat(new String(documents.pem().getBody(), US_ASCII))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n");
  }

  private String keySet() {
    return new String(documents.keySet().getBody(), US_ASCII);
  }

  private static X509Certificate certificate(byte[] bytes) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static SigningKey key(String kid) {
    var fresh = SelfSigned.create("localhost", Instant.parse("2026-11-23T12:00:00Z"));
    return new SigningKey(new PublishedKey(kid, fresh.certificate()), fresh.keys().getPrivate());
  }
}
