package dev.licet.identity.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a handshake go on with whatever certificate the client has, of which it has proved there
 * that it holds the key. Who that is, the endpoints decide, who alone know whom they ask for: a
 * refusal here would be a broken connection instead of an answer. Tomcat makes it, by its name.
 */
public final class AnyCertificate extends X509ExtendedTrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
    // see above
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
    // see above
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {
    // see above
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    throw noServers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
    throw noServers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    throw noServers();
  }

  /** No names, so that clients with any certificate offer it. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static UnsupportedOperationException noServers() {
    return new UnsupportedOperationException("This judges no servers");
  }
}
