package dev.licet.guard.keys;

import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.keys.Fetcher.Fetched;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Fetches with the JDK's HTTP client. */
final class HttpFetcher implements Fetcher {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age=\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  private final HttpClient client;
  private final Duration longest;

  /** One that trusts whom this context trusts, and gives up on an answer after so long. */
  HttpFetcher(Optional<SSLContext> tls, Duration longest) {
    this.longest = longest;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @Override
  public Fetched fetch(URI uri, Optional<String> etag) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(longest).header("Accept", "application/json");
    etag.ifPresent(tag -> request.header("If-None-Match", tag));
    HttpResponse<byte[]> response = send(request.build());
    return new Fetched(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("ETag"),
        response.headers().firstValue("Cache-Control").flatMap(HttpFetcher::maxAge));
  }

  /** The client's own time-out ends with the header; this one covers the body too. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new LimitedBody());
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + longest.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } finally {
      answer.cancel(true);
    }
  }

  /** How long an answer with this header may be kept (RFC 9111 section 5.2.2.1), if it says so. */
  static Optional<Duration> maxAge(String cacheControl) {
    Matcher matcher = MAX_AGE.matcher(cacheControl);
    return matcher.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}
