package dev.licet.identity.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.shared.PublicDocument;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The public keys: as a JWK Set (RFC 7517), and the current one's certificate in three forms. */
@RestController
class KeyDocuments {
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private final PublicDocument keySet;
  private final PublicDocument certificate;
  private final PublicDocument pem;
  private final PublicDocument rawPem;

  KeyDocuments(SigningKeys keys, JsonMapper json) {
    var set = Map.of("keys", keys.published().stream().map(KeyDocuments::jwk).toList());
    var der = der(keys.current());
    var text = pem(der).getBytes(US_ASCII);
    this.keySet = PublicDocument.json(json.writeValueAsBytes(set));
    this.certificate = new PublicDocument(der, new MediaType("application", "pkix-cert"));
    this.pem = new PublicDocument(text, new MediaType("application", "x-pem-file"));
    this.rawPem = new PublicDocument(text, MediaType.TEXT_PLAIN);
  }

  @GetMapping("/.well-known/jwks.json")
  ResponseEntity<byte[]> keySet() {
    return keySet.answer();
  }

  @GetMapping("/cer")
  ResponseEntity<byte[]> certificate() {
    return certificate.answer();
  }

  @GetMapping("/pem")
  ResponseEntity<byte[]> pem() {
    return pem.answer();
  }

  @GetMapping("/rawpem")
  ResponseEntity<byte[]> rawPem() {
    return rawPem.answer();
  }

  private static Map<String, Object> jwk(PublishedKey key) {
    var jwk = new LinkedHashMap<String, Object>();
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("n", unsigned(key.publicKey().getModulus()));
    jwk.put("e", unsigned(key.publicKey().getPublicExponent()));
    jwk.put("kid", key.kid());
    jwk.put("x5t", thumbprint(der(key)));
    jwk.put("x5c", List.of(Base64.getEncoder().encodeToString(der(key))));
    jwk.put("alg", key.algorithm());
    return jwk;
  }

  /** RFC 7518, section 2: big-endian, without the byte that Java adds for the sign. */
  private static String unsigned(BigInteger number) {
    var bytes = number.toByteArray();
    var from = bytes[0] == 0 ? 1 : 0;
    return BASE64_URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String thumbprint(byte[] der) {
    try {
      return BASE64_URL.encodeToString(MessageDigest.getInstance("SHA-1").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-1", e);
    }
  }

  private static byte[] der(PublishedKey key) {
    try {
      return key.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate in use has no DER form", e);
    }
  }

  private static String pem(byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
