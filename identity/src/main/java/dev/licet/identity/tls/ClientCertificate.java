package dev.licet.identity.tls;

import dev.licet.identity.shared.Hashes;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A certificate whose private key a caller holds: it was shown in the handshake of this very
 * connection, or in the one with a trusted proxy. What it says of its subject is not believed yet.
 *
 * @param chain the caller's own first; behind it what came along to tell where it is from
 */
public record ClientCertificate(List<X509Certificate> chain) {
  /** Where a container leaves the certificates (Servlet 6.1, 3.10), and we those of proxies. */
  static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  public ClientCertificate {
    chain = List.copyOf(chain);
  }

  /** The one that a request came with. */
  public static Optional<ClientCertificate> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(new ClientCertificate(List.of(chain)))
        : Optional.empty();
  }

  /** The caller's own. */
  public X509Certificate leaf() {
    return chain.getFirst();
  }

  /** What tokens name it by (RFC 8705, 3.1). */
  public String thumbprint() {
    return thumbprint(leaf());
  }

  /** The SHA-256 of a certificate, in base64url. */
  public static String thumbprint(X509Certificate certificate) {
    try {
      var digest = Hashes.sha256(certificate.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read has a DER form", e);
    }
  }
}
