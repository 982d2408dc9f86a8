package dev.licet.identity.credential;

import com.nimbusds.jose.util.X509CertUtils;
import dev.licet.identity.credential.Proof.Certificate;
import dev.licet.identity.credential.Proof.Subject;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.tls.ClientCertificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** A certificate in PEM as people hand it over, or the name of its subject. */
final class CertificateText {
  private static final int LONGEST_DN = 1_024;

  private CertificateText() {}

  /** The certificate; a problem bears the name of the field. */
  static Outcome<X509Certificate> read(String field, String pem) {
    return Optional.ofNullable(pem.contains("PRIVATE KEY") ? null : X509CertUtils.parse(pem))
        .map(Outcome::done)
        .orElseGet(() ->
            Outcome.invalid(
                field, "This is no certificate in PEM (-----BEGIN CERTIFICATE----- …) alone"));
  }

  /** The credential that is this certificate. */
  static Certificate exact(X509Certificate certificate) {
    var pem = X509CertUtils.toPEMString(certificate, true);
    return new Certificate(ClientCertificate.thumbprint(certificate), pem);
  }

  /** The credential that is the name of its subject. */
  static Outcome<Subject> subject(String field, X509Certificate certificate) {
    return subject(field, certificate.getSubjectX500Principal().getName());
  }

  /** The credential that is that name; one without anything in it would be everybody's. */
  static Outcome<Subject> subject(String field, String dn) {
    try {
      var name = new X500Principal(dn).getName(X500Principal.RFC2253);
      if (!name.isEmpty() && name.length() <= LONGEST_DN && FieldChecks.isLine(name)) {
        return Outcome.done(new Subject(name));
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    return Outcome.invalid(
        field, "This is no distinguished name such as CN=billing,O=Example (RFC 4514)");
  }
}
