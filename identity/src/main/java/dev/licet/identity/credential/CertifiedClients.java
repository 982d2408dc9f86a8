package dev.licet.identity.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.tls.ClientCertificate;
import dev.licet.identity.tls.ClientCertificates;
import java.security.MessageDigest;
import org.springframework.stereotype.Service;

/**
 * Judges the certificates by which applications prove who they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-2">RFC 8705, 2</a>
 */
@Service
public class CertifiedClients {
  private final Credentials credentials;
  private final ClientCertificates certificates;

  CertifiedClients(Credentials credentials, ClientCertificates certificates) {
    this.credentials = credentials;
    this.certificates = certificates;
  }

  /** Whether it is an application's own, which has credentials of that type for it. */
  public boolean isOf(String clientId, CredentialType type, ClientCertificate shown) {
    return switch (type) {
      case PUBLIC_KEY -> false;
      case CERT_SUBJECT_DN -> isNamed(clientId, shown) && certificates.isTrusted(shown);
      case X509_CERT -> isRegistered(clientId, shown) && certificates.isCurrent(shown);
    };
  }

  private boolean isNamed(String clientId, ClientCertificate shown) {
    var subject = shown.leaf().getSubjectX500Principal();
    return credentials
        .proofs(clientId, Proof.Subject.class)
        .anyMatch(one -> one.principal().equals(subject));
  }

  private boolean isRegistered(String clientId, ClientCertificate shown) {
    var thumbprint = shown.thumbprint().getBytes(US_ASCII);
    return credentials
        .proofs(clientId, Proof.Certificate.class)
        .anyMatch(one -> MessageDigest.isEqual(one.thumbprint().getBytes(US_ASCII), thumbprint));
  }
}
