package dev.licet.identity.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** What all calls have in common: where they may lead, and that each is made once. */
final class OutboundClient {
  private OutboundClient() {}

  /** A client that leads to where it may, if the host's certificate is trusted there. */
  static CloseableHttpClient to(Destinations destinations, SSLContext trust, Timeout longest) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Checked(destinations))
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(longest).build())
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(longest).build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(longest).build())
        .setUserAgent("Licet")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  static void requireHttps(URI url) throws IOException {
    if (!"https".equals(url.getScheme()) || url.getHost() == null) {
      throw new IOException("Only https is called");
    }
  }

  private record Checked(Destinations destinations) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return destinations.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
