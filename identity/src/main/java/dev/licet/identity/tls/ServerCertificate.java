package dev.licet.identity.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/**
 * What a TLS server needs, and it fits together.
 *
 * @param chain the server's certificate first
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
  /** Reads both from PEM. What it throws says "must be …" of the file that is wrong. */
  static ServerCertificate read(Path certificateFile, Path keyFile) throws UnusableFile {
    var certificate = new ServerCertificate(chain(certificateFile), key(keyFile));
    if (!certificate.fits()) {
      throw new UnusableFile(keyFile, "must be the private key of the certificate");
    }
    return certificate;
  }

  X509Certificate leaf() {
    return chain.getFirst();
  }

  /** Why clients will not take it, although it can be served. */
  Optional<String> doubt(String host, Instant now) {
    if (now.isAfter(leaf().getNotAfter().toInstant())) {
      return Optional.of("it has expired at " + leaf().getNotAfter().toInstant());
    }
    if (now.isBefore(leaf().getNotBefore().toInstant())) {
      return Optional.of("it is not valid before " + leaf().getNotBefore().toInstant());
    }
    return Issued.isFor(leaf(), host)
        ? Optional.empty()
        : Optional.of("it does not name %s, the host in LICET_DOMAIN".formatted(host));
  }

  SslBundle bundle() {
    return SslBundle.of(new PemSslStoreBundle(PemSslStore.of(chain, key), null));
  }

  private static List<X509Certificate> chain(Path file) throws UnusableFile {
    try {
      return PemContent.load(file).getCertificates();
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new UnusableFile(file, "must be a readable PEM file with a certificate");
    }
  }

  private static PrivateKey key(Path file) throws UnusableFile {
    try {
      return Objects.requireNonNull(PemContent.load(file).getPrivateKey());
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new UnusableFile(
          file, "must be a readable PEM file with a private key that is not encrypted");
    }
  }

  private boolean fits() {
    try {
      var algorithm = signatureAlgorithm(key.getAlgorithm());
      var text = new byte[] {1, 2, 3};
      var signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(text);
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(leaf().getPublicKey());
      verifier.update(text);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureAlgorithm(String keyAlgorithm) {
    return switch (keyAlgorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> keyAlgorithm;
    };
  }
}
