package dev.licet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the JVM's own anchors and those of one PEM file. */
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /** A TLS context that believes the JVM's anchors and, where the file is there, the file's. */
  static SSLContext with(Path pem) {
    try {
      KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
      anchors.load(null, null);
      addOfTheJvm(anchors);
      if (Files.exists(pem)) {
        addOfFile(anchors, pem);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(anchors), null);
      return context;
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new Problem(
          "The file " + pem + " cannot be read as certificates in PEM form.", unreadable);
    }
  }

  private static void addOfTheJvm(KeyStore anchors) throws GeneralSecurityException {
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        for (X509Certificate certificate : x509.getAcceptedIssuers()) {
          anchors.setCertificateEntry("jvm-" + anchors.size(), certificate);
        }
      }
    }
  }

  private static void addOfFile(KeyStore anchors, Path pem)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        anchors.setCertificateEntry("file-" + anchors.size(), certificate);
      }
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return factory.getTrustManagers();
  }
}
