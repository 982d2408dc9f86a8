package dev.licet.guard;

import dev.licet.guard.internal.Digests;
import dev.licet.guard.proxy.TrustedProxies;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The certificate by which a client authenticated itself: in this connection's own handshake, or in
 * the one with a trusted proxy, which hands it on in the header {@code Client-Cert} (RFC 9440
 * section 2). From anybody else that header is not read.
 *
 * @param proxies whose word counts
 */
record ClientCertificates(TrustedProxies proxies) {
  private static final String HEADER = "Client-Cert";

  /** The SHA-256 of the certificate, as {@code x5t#S256} spells it. */
  Optional<String> thumbprint(HttpCall call) {
    List<String> handedOn = proxies.includes(call.peer()) ? call.headers(HEADER) : List.of();
    return handedOn.isEmpty()
        ? call.clientCertificate().flatMap(ClientCertificates::encoded).map(Digests::sha256)
        : octets(handedOn).map(Digests::sha256);
  }

  private static Optional<byte[]> encoded(X509Certificate certificate) {
    try {
      return Optional.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return Optional.empty();
    }
  }

  /** One byte sequence of RFC 8941 section 3.3.5: base64 between colons. */
  private static Optional<byte[]> octets(List<String> headers) {
    String text = headers.get(0).strip();
    int last = text.length() - 1;
    if (headers.size() > 1 || last < 1 || text.charAt(0) != ':' || text.charAt(last) != ':') {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.substring(1, last)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
