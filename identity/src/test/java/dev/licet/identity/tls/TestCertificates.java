package dev.licet.identity.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of a test with its key, and who has issued it. */
public record TestCertificates(
    X509Certificate certificate, KeyPair keys, List<X509Certificate> above) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Random RANDOM = new Random();

  /** What a certificate is to be like. */
  private record Wanted(String subject, boolean authority, KeyPurposeId purpose, Instant end) {}

  /** An authority of its own. */
  public static TestCertificates authority(String subject) {
    return make(Optional.empty(), wanted(subject, true));
  }

  /** One that nobody but itself stands for. */
  public static TestCertificates selfSigned(String subject) {
    return make(Optional.empty(), wanted(subject, false));
  }

  /** One that this authority issues to a client. */
  public TestCertificates client(String subject) {
    return make(Optional.of(this), wanted(subject, false));
  }

  /** One that has ended. */
  public TestCertificates expired(String subject) {
    var ended = Instant.now().minusSeconds(60);
    return make(
        Optional.of(this), new Wanted(subject, false, KeyPurposeId.id_kp_clientAuth, ended));
  }

  /** One that is for servers. */
  public TestCertificates server(String subject) {
    var end = Instant.now().plus(DAY);
    return make(Optional.of(this), new Wanted(subject, false, KeyPurposeId.id_kp_serverAuth, end));
  }

  /** An authority below this one. */
  public TestCertificates intermediate(String subject) {
    return make(Optional.of(this), wanted(subject, true));
  }

  /** One of its own that has ended. */
  public static TestCertificates expiredSelfSigned(String subject) {
    var ended = Instant.now().minusSeconds(60);
    return make(Optional.empty(), new Wanted(subject, false, KeyPurposeId.id_kp_clientAuth, ended));
  }

  /** What judges certificates by that clock, believing this authority. */
  public ClientCertificates judgedAt(Clock clock) {
    var none = Optional.<String>empty();
    var anchors = Set.of(new TrustAnchor(certificate, null));
    return new ClientCertificates(
        new MutualTls(true, Optional.of(9_444), Optional.empty(), none, anchors), clock);
  }

  /** The same as a caller has shown it. */
  public ClientCertificate shown() {
    return new ClientCertificate(List.of(certificate));
  }

  private static Wanted wanted(String subject, boolean authority) {
    return new Wanted(subject, authority, KeyPurposeId.id_kp_clientAuth, Instant.now().plus(DAY));
  }

  public String pem() {
    try {
      var lines =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same in a file. */
  public Path pemIn(Path file) {
    try {
      return Files.writeString(file, pem());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public String thumbprint() {
    return ClientCertificate.thumbprint(certificate);
  }

  /** What a client needs that has this certificate and trusts the server of that authority. */
  public SSLContext trusting(Path serversAuthority) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var chain = new ArrayList<Certificate>(List.of(certificate));
      chain.addAll(above);
      store.setKeyEntry("own", keys.getPrivate(), new char[0], chain.toArray(new Certificate[0]));
      var managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trust(serversAuthority), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustManager[] trust(Path authority) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust.getTrustManagers();
  }

  private static TestCertificates make(Optional<TestCertificates> issuer, Wanted wanted) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var keys = generator.generateKeyPair();
      var subject = new X500Principal(wanted.subject);
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer.map(one -> one.certificate.getSubjectX500Principal()).orElse(subject),
              new BigInteger(64, RANDOM),
              Date.from(wanted.end.minus(Duration.ofDays(2))),
              Date.from(wanted.end),
              subject,
              keys.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(wanted.authority));
      if (!wanted.authority) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wanted.purpose));
      }
      var signer = issuer.map(TestCertificates::keys).orElse(keys).getPrivate();
      var der =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)).getEncoded();
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return new TestCertificates(
          certificate, keys, issuer.map(TestCertificates::chain).orElse(List.of()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  /** Without the topmost, which whoever trusts it has. */
  private List<X509Certificate> chain() {
    if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
      return List.of();
    }
    var chain = new ArrayList<>(List.of(certificate));
    chain.addAll(above);
    return chain;
  }
}
