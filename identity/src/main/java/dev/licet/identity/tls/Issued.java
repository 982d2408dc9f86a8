package dev.licet.identity.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate on P-256 and its private key, fresh from the local authority. */
record Issued(X509Certificate certificate, PrivateKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Not those of a workload ({@code spiffe://…}) or of a person, which no host is compared with.
   */
  private static final Set<Integer> NAMES = Set.of(GeneralName.dNSName, GeneralName.iPAddress);

  /** A new authority. Its name is unique, so that a trust store never takes it for an older one. */
  static Issued authority(Instant now, Duration validity) {
    try {
      var keys = keys();
      var tag = new byte[4];
      RANDOM.nextBytes(tag);
      var name = new X500Principal("CN=Licet local CA " + HexFormat.of().formatHex(tag));
      var builder = builder(name, name, keys, now, validity);
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return sign(builder, keys.getPrivate(), keys.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make a certificate authority", e);
    }
  }

  /** A server certificate for the host and for this machine's own names. */
  static Issued server(Issued authority, String host, Instant now, Duration validity) {
    try {
      var keys = keys();
      var builder =
          builder(
              authority.certificate.getSubjectX500Principal(),
              new X500Principal("CN=" + host),
              keys,
              now,
              validity);
      var identifiers = new JcaX509ExtensionUtils();
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
          .addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
          .addExtension(Extension.subjectAlternativeName, false, alternativeNames(host))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              identifiers.createSubjectKeyIdentifier(keys.getPublic()))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(authority.certificate.getPublicKey()));
      return sign(builder, authority.key, keys.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot issue a server certificate", e);
    }
  }

  /** The DNS names and addresses a certificate is for. */
  static Set<String> names(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .filter(name -> NAMES.contains(name.getFirst()))
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }

  /** Whether clients that call the host take the certificate. A star is a label (RFC 9525). */
  static boolean isFor(X509Certificate certificate, String host) {
    var wildcard = host.replaceFirst("^[^.]+", "*");
    return names(certificate).stream()
        .map(Issued::plain)
        .anyMatch(name ->
            name.equalsIgnoreCase(plain(host))
                || (!isAddress(host) && name.equalsIgnoreCase(wildcard)));
  }

  /** An IPv6 address has many forms. */
  private static String plain(String host) {
    return host.contains(":") ? InetAddress.ofLiteral(host).getHostAddress() : host;
  }

  String pem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A fresh certificate has no DER form", e);
    }
  }

  String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String label, byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  private static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** Valid from an hour ago: clocks differ. */
  private static X509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair keys, Instant now, Duration validity) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(126, RANDOM).setBit(125),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(validity)),
        subject,
        keys.getPublic());
  }

  private static Issued sign(X509v3CertificateBuilder builder, PrivateKey signer, PrivateKey key)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var der =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)).getEncoded();
    var certificate =
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    return new Issued((X509Certificate) certificate, key);
  }

  private static GeneralNames alternativeNames(String host) {
    var names =
        Stream.of(List.of(host), List.of("localhost", "127.0.0.1", "::1"))
            .flatMap(List::stream)
            .distinct()
            .map(Issued::name)
            .toArray(GeneralName[]::new);
    return new GeneralNames(names);
  }

  private static GeneralName name(String host) {
    return new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }
}
