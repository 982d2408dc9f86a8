package dev.licet.guard.introspection;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Trust;
import dev.licet.guard.internal.WellKnown;
import dev.licet.guard.token.IntrospectionSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An issuer at its introspection endpoint, asked with the JDK's HTTP client. */
final class AskedIssuer implements IntrospectionSource {
  private final Introspection settings;
  private final String issuer;
  private final boolean plainHttpOnLoopback;
  private final HttpClient client;
  private volatile Optional<URI> endpoint;

  AskedIssuer(
      Introspection settings, String issuer, Optional<Path> caFile, boolean plainHttpOnLoopback) {
    this.settings = settings;
    this.issuer = issuer;
    this.plainHttpOnLoopback = plainHttpOnLoopback;
    this.endpoint = settings.endpoint.map(this::configured);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout);
    caFile.ifPresent(pem -> builder.sslContext(Trust.inJvmAnd(pem)));
    this.client = builder.build();
  }

  private URI configured(String url) {
    return checked(url)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "licet.introspection.endpoint is '" + url + "': expected an https URL"));
  }

  private Optional<URI> checked(String url) {
    try {
      URI uri = new URI(url);
      boolean whole = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      return Optional.of(uri).filter(u -> whole && WellKnown.isAllowed(u, plainHttpOnLoopback));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] ask(String token) throws IOException {
    URI uri = endpoint.isPresent() ? endpoint.get() : discovered();
    HttpRequest.Builder request = request(uri);
    String body = "token=" + encoded(token) + "&token_type_hint=access_token";
    if (settings.secretInBody) {
      body += "&client_id=" + encoded(settings.clientId);
      body += "&client_secret=" + encoded(settings.clientSecret);
    } else {
      request.header("Authorization", "Basic " + basic());
    }
    request.header("Content-Type", "application/x-www-form-urlencoded");
    return json(send(request.POST(BodyPublishers.ofString(body)).build()));
  }

  /** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
  private String basic() {
    String joined = encoded(settings.clientId) + ":" + encoded(settings.clientSecret);
    return Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(settings.timeout)
        .header("Accept", "application/json");
  }

  /** The endpoint that the issuer's metadata name (RFC 8414 section 2). */
  private URI discovered() throws IOException {
    IOException why = new IOException("no metadata of the issuer");
    for (URI place : WellKnown.metadataOf(issuer)) {
      try {
        URI found = namedIn(json(send(request(place).GET().build())));
        endpoint = Optional.of(found);
        return found;
      } catch (IOException e) {
        e.addSuppressed(why);
        why = e;
      }
    }
    throw why;
  }

  private URI namedIn(byte[] document) throws IOException {
    try {
      Json.Members metadata = JsonReader.readObject(document);
      if (!metadata.text("issuer").equals(Optional.of(issuer))) {
        throw new IOException("metadata of another issuer");
      }
      return metadata
          .text("introspection_endpoint")
          .flatMap(this::checked)
          .orElseThrow(() -> new IOException("metadata without an introspection endpoint"));
    } catch (Malformed e) {
      throw new IOException("metadata that are " + e.whatIsWrong(), e);
    }
  }

  private static byte[] json(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() == 401 || response.statusCode() == 403) {
      throw new IOException(
          "status " + response.statusCode() + ": the issuer does not take this API's own secret");
    }
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
      throw new IOException("an answer that is not application/json");
    }
    return response.body();
  }

  /** The client's own time-out ends with the header; this one covers the body too. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new LimitedBody());
    try {
      return answer.get(settings.timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("no connection: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + settings.timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } finally {
      answer.cancel(true);
    }
  }
}
