package dev.licet.identity;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/** What a client needs that trusts one certificate authority. */
public final class Trust {
  private Trust() {}

  /** Trusts the certificates of the PEM file, and no others. */
  public static SSLContext in(Path pem) {
    try {
      var trusted = PemSslStore.of(PemContent.load(pem).getCertificates(), null);
      return SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
