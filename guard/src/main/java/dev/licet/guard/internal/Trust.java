package dev.licet.guard.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to believe that a server is who it says. */
public final class Trust {
  private Trust() {}

  /** The certificate authorities of the JVM and those of a PEM file. */
  public static SSLContext inJvmAnd(Path pem) {
    List<Certificate> anchors = new ArrayList<>(read(pem));
    try {
      for (TrustManager manager : managers(null)) {
        if (manager instanceof X509TrustManager x509) {
          anchors.addAll(List.<X509Certificate>of(x509.getAcceptedIssuers()));
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store(anchors)), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java's own certificate authorities cannot be read", e);
    }
  }

  private static Collection<? extends Certificate> read(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw wrong(pem, "there is no certificate in it", null);
      }
      return certificates;
    } catch (IOException e) {
      throw wrong(pem, "it cannot be read", e);
    } catch (CertificateException e) {
      throw wrong(pem, "it holds something else", e);
    }
  }

  private static IllegalArgumentException wrong(Path pem, String why, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "LICET_CA_FILE / licet.ca-file is '"
            + pem
            + "': expected a PEM file with certificates, but "
            + why,
        cause);
  }

  private static TrustManager[] managers(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  private static KeyStore store(List<Certificate> anchors)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < anchors.size(); i++) {
      store.setCertificateEntry("anchor-" + i, anchors.get(i));
    }
    return store;
  }
}
