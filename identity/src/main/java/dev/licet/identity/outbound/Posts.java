package dev.licet.identity.outbound;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;

/** Posts by HTTPS, once: no redirect is followed, nothing of the answer is read but its status. */
public final class Posts implements DisposableBean {
  private static final Timeout LONGEST = Timeout.ofSeconds(10);

  private final CloseableHttpClient client;

  /** Posts to where it may lead, if the host's certificate is trusted there. */
  public Posts(Destinations destinations, SSLContext trust) {
    this.client = OutboundClient.to(destinations, trust, LONGEST);
  }

  /**
   * Posts, and answers the status of the answer.
   *
   * @param url {@code https} only
   * @throws IOException if nobody answers in time, or the URL leads where it must not
   */
  public int send(URI url, Map<String, String> headers, String contentType, byte[] body)
      throws IOException {
    OutboundClient.requireHttps(url);
    var post = new HttpPost(url);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
    try (var answer = client.executeOpen(null, post, null)) {
      return answer.getCode();
    }
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
