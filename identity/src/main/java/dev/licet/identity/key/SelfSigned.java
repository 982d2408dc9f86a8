package dev.licet.identity.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A fresh RSA key pair and the certificate it signs for itself. */
record SelfSigned(X509Certificate certificate, KeyPair keys) {
  private static final Duration VALIDITY = Duration.ofDays(5_000);

  static SelfSigned create(String host, Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA", RsaProvider.fastest());
      generator.initialize(2048);
      var keys = generator.generateKeyPair();
      return new SelfSigned(certificate(host, now, keys), keys);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make a signing key", e);
    }
  }

  private static X509Certificate certificate(String host, Instant now, KeyPair keys)
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
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(builder.build(signer).getEncoded()));
  }
}
