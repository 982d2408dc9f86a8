package dev.licet.identity.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A fresh key pair and the certificate it signs for itself. */
record SelfSigned(X509Certificate certificate, KeyPair keys) {
  private static final Duration VALIDITY = Duration.ofDays(5_000);

  static SelfSigned create(KeyAlgorithm algorithm, String host, Instant now) {
    try {
      var keys = generate(algorithm);
      return new SelfSigned(certificate(algorithm, host, now, keys), keys);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make a signing key", e);
    }
  }

  private static KeyPair generate(KeyAlgorithm algorithm) throws GeneralSecurityException {
    var provider = SigningProvider.fastest(algorithm);
    var generator = KeyPairGenerator.getInstance(algorithm.family(), provider);
    if (algorithm.isRsa()) {
      generator.initialize(2048);
    } else {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      KeyAlgorithm algorithm, String host, Instant now, KeyPair keys)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var name = new X500Principal("CN=" + host);
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(128, new SecureRandom()),
            Date.from(now),
            Date.from(now.plus(VALIDITY)),
            name,
            keys.getPublic());
    var signature = algorithm.isRsa() ? "SHA256withRSA" : "SHA256withECDSA";
    var signer = new JcaContentSignerBuilder(signature).build(keys.getPrivate());
    return read(builder.build(signer).getEncoded());
  }

  /** The certificate as the table keeps it. */
  static String encode(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException("A fresh certificate has no DER form", e);
    }
  }

  /** The certificate that the table keeps. */
  static X509Certificate decode(String base64) {
    try {
      return read(Base64.getDecoder().decode(base64));
    } catch (CertificateException e) {
      throw new IllegalStateException("The store holds something else than a certificate", e);
    }
  }

  private static X509Certificate read(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
