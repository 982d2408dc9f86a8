package dev.licet.identity.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;

/**
 * Gets short texts by HTTPS while somebody waits: no redirect is followed, an answer is whole by a
 * deadline or is none, however slowly it comes, and longer ones are not read.
 */
public final class Gets implements DisposableBean {
  private final Duration deadline;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

  /** Gets from where it may, if the host's certificate is trusted there. */
  public Gets(Destinations destinations, SSLContext trust, Duration deadline) {
    this.deadline = deadline;
    this.client = OutboundClient.to(destinations, trust, Timeout.of(deadline));
  }

  /**
   * The text of an answer with status 200.
   *
   * @param url {@code https} only
   * @param most so many bytes
   * @throws IOException if there is none in time, it is longer, or the URL leads where it must not
   */
  public String text(URI url, Map<String, String> headers, int most) throws IOException {
    return new String(get(url, headers, most).body(), ISO_8859_1);
  }

  /** An answer with status 200, as {@link #text} gets it. */
  public Got get(URI url, Map<String, String> headers, int most) throws IOException {
    OutboundClient.requireHttps(url);
    var get = new HttpGet(url);
    headers.forEach(get::setHeader);
    var late = timer.schedule(get::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try (var answer = client.executeOpen(null, get, null)) {
      if (answer.getCode() != 200) {
        throw new IOException("The answer has status " + answer.getCode());
      }
      var body = answer.getEntity().getContent().readNBytes(most + 1);
      if (body.length > most) {
        throw new IOException("The answer is longer than " + most + " bytes");
      }
      return new Got(body, headers(answer.getHeaders()));
    } finally {
      late.cancel(false);
    }
  }

  /** One line of each name: of several those are joined by commas (RFC 9110, 5.3). */
  private static Map<String, String> headers(Header[] headers) {
    return Stream.of(headers)
        .collect(
            toUnmodifiableMap(
                header -> header.getName().toLowerCase(Locale.ROOT),
                Header::getValue,
                (one, other) -> one + ", " + other));
  }

  @Override
  public void destroy() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
