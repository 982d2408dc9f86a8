package dev.licet.identity.rotation;

import dev.licet.identity.key.PublishedKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Binary forms as text between two lines (RFC 7468). */
final class Pem {
  private Pem() {}

  static String certificate(byte[] der) {
    return text("CERTIFICATE", der);
  }

  /** The key's certificate in a PKCS #7 bag of certificates. */
  static String pkcs7(PublishedKey key) {
    try {
      var chain =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(key.certificate()));
      return text("PKCS7", chain.getEncoded("PKCS7"));
    } catch (CertificateException e) {
      throw new IllegalStateException("Every Java runtime writes PKCS #7", e);
    }
  }

  /** The SHA-1 of the key's certificate, as people compare it. */
  static String fingerprint(PublishedKey key) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(key.sha1());
  }

  private static String text(String label, byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }
}
