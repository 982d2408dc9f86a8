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
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of a test with its key, and who has issued it. */
public record TestCertificates(
    X509Certificate certificate, KeyPair keys, List<X509Certificate> above) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Random RANDOM = new Random();

  /** What a certificate is to be like. */
  private record Wanted(
      String subject,
      boolean authority,
      Optional<KeyPurposeId> purpose,
      Optional<KeyUsage> usage,
      Instant end) {
    static Wanted of(String subject, boolean authority) {
      var purpose = Optional.of(KeyPurposeId.id_kp_clientAuth).filter(_ -> !authority);
      return new Wanted(subject, authority, purpose, Optional.empty(), Instant.now().plus(DAY));
    }

    Wanted until(Instant other) {
      return new Wanted(subject, authority, purpose, usage, other);
    }

    Wanted forOnly(KeyPurposeId other) {
      return new Wanted(subject, authority, Optional.of(other), usage, end);
    }

    Wanted with(KeyUsage other) {
      return new Wanted(subject, authority, purpose, Optional.of(other), end);
    }
  }

  /** An authority of its own. */
  public static TestCertificates authority(String subject) {
    return make(Optional.empty(), Wanted.of(subject, true));
  }

  /** One that nobody but itself stands for. */
  public static TestCertificates selfSigned(String subject) {
    return make(Optional.empty(), Wanted.of(subject, false));
  }

  /** One that this authority issues to a client. */
  public TestCertificates client(String subject) {
    return make(Optional.of(this), Wanted.of(subject, false));
  }

  /** One that has ended. */
  public TestCertificates expired(String subject) {
    return make(Optional.of(this), Wanted.of(subject, false).until(aMinuteAgo()));
  }

  /** One that is for that alone. */
  public TestCertificates forOnly(String subject, KeyPurposeId purpose) {
    return make(Optional.of(this), Wanted.of(subject, false).forOnly(purpose));
  }

  /** One whose key serves that alone. */
  public TestCertificates with(String subject, KeyUsage usage) {
    return make(Optional.of(this), Wanted.of(subject, false).with(usage));
  }

  /** An authority below this one. */
  public TestCertificates intermediate(String subject) {
    return make(Optional.of(this), Wanted.of(subject, true));
  }

  /** An authority below this one that is for servers. */
  public TestCertificates intermediateForServers(String subject) {
    var wanted = Wanted.of(subject, true).forOnly(KeyPurposeId.id_kp_serverAuth);
    return make(Optional.of(this), wanted);
  }

  /** One of its own that has ended. */
  public static TestCertificates expiredSelfSigned(String subject) {
    return make(Optional.empty(), Wanted.of(subject, false).until(aMinuteAgo()));
  }

  /** Another one of its own, by the same key and of the same name. */
  public TestCertificates again() {
    var name = certificate.getSubjectX500Principal().getName();
    return make(Optional.empty(), Wanted.of(name, certificate.getBasicConstraints() >= 0), keys);
  }

  private static Instant aMinuteAgo() {
    return Instant.now().minusSeconds(60);
  }

  /** What judges certificates by that clock, believing this authority. */
  public ClientCertificates judgedAt(Clock clock) {
    var none = Optional.<String>empty();
    var anchors = Set.of(new TrustAnchor(certificate, null));
    return new ClientCertificates(
        new MutualTls(true, Optional.of(9_444), Optional.empty(), none, anchors), clock);
  }

  /** The same as a caller has shown it, with those above it. */
  public ClientCertificate shown() {
    var chain = new ArrayList<>(List.of(certificate));
    chain.addAll(above);
    return new ClientCertificate(chain);
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
      return make(issuer, wanted, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static TestCertificates make(
      Optional<TestCertificates> issuer, Wanted wanted, KeyPair keys) {
    try {
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
      if (wanted.purpose.isPresent()) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wanted.purpose.get()));
      }
      if (wanted.usage.isPresent()) {
        builder.addExtension(Extension.keyUsage, true, wanted.usage.get());
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
