package dev.licet.guard.introspection;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Trust;
import dev.licet.guard.internal.WellKnown;
import dev.licet.guard.introspection.NoAnswer.Kind;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.token.IntrospectionSource;
import dev.licet.guard.token.SignedAnswers;
import dev.licet.guard.token.TokenPolicy;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An issuer at its introspection endpoint, asked with the JDK's HTTP client. */
public final class AskedIssuer {
  private static final String JSON = "application/json";

  /** RFC 9701 section 4. */
  private static final String SIGNED = "application/token-introspection+jwt";

  private final Introspection settings;
  private final String issuer;
  private final boolean plainHttpOnLoopback;
  private final HttpClient client;
  private volatile Optional<URI> endpoint;

  /**
   * The issuer of this URL. Nobody is asked yet.
   *
   * @param caFile certificate authorities to trust beside the JVM's own
   * @param plainHttpOnLoopback whether http will do on this machine
   * @throws IllegalArgumentException if the endpoint is not an https URL, or the file has no
   *     certificates
   */
  public AskedIssuer(
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

  Introspection settings() {
    return settings;
  }

  /** What it answers, where answers are to be signed only if they are, by these keys. */
  IntrospectionSource answering(TokenPolicy policy, KeySource keys, Clock clock) {
    return settings.signedAnswers
        ? new SignedAnswers(this::ask, settings.clientId, policy, keys, clock)
        : this::ask;
  }

  private byte[] ask(String token) throws IOException {
    URI uri = endpoint.isPresent() ? endpoint.get() : discovered();
    String wanted = settings.signedAnswers ? SIGNED : JSON;
    HttpRequest.Builder request = request(uri, wanted);
    String body = "token=" + encoded(token) + "&token_type_hint=access_token";
    if (settings.secretInBody) {
      body += "&client_id=" + encoded(settings.clientId);
      body += "&client_secret=" + encoded(settings.clientSecret);
    } else {
      request.header("Authorization", "Basic " + basic());
    }
    request.header("Content-Type", "application/x-www-form-urlencoded");
    HttpResponse<byte[]> answer = send(request.POST(BodyPublishers.ofString(body)).build());
    requireTaken(answer.statusCode());
    return body(answer, wanted);
  }

  /** Where an endpoint that was found is no more, it is to be looked for again. */
  private void requireTaken(int status) throws NoAnswer {
    if (status == 404 && settings.endpoint.isEmpty()) {
      endpoint = Optional.empty();
    }
    if (status == 401 || status == 403) {
      throw new NoAnswer(
          Kind.SECRET_REFUSED,
          "status " + status + ": the issuer does not take this API's own secret");
    }
  }

  /** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
  private String basic() {
    String joined = encoded(settings.clientId) + ":" + encoded(settings.clientSecret);
    return Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(URI uri, String accepted) {
    return HttpRequest.newBuilder(uri).timeout(settings.timeout).header("Accept", accepted);
  }

  /**
   * The endpoint that the issuer's metadata name (RFC 8414 section 2). Without one nobody's token
   * can be asked about, and no token has a part in that: so it counts as an outage.
   */
  private URI discovered() throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (URI place : WellKnown.metadataOf(issuer)) {
      try {
        URI found = namedAt(place);
        endpoint = Optional.of(found);
        return found;
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        failures.add(e);
      }
    }
    IOException first = failures.get(0);
    throw new NoAnswer(Kind.OUTAGE, String.valueOf(first.getMessage()), first);
  }

  private URI namedAt(URI place) throws IOException {
    Json.Members metadata;
    try {
      metadata = JsonReader.readObject(body(send(request(place, JSON).GET().build()), JSON));
    } catch (Malformed e) {
      throw new IOException("metadata that are " + e.whatIsWrong(), e);
    }
    Optional<String> wrong = WellKnown.otherIssuer(metadata, place, issuer);
    if (wrong.isPresent()) {
      throw new IOException(wrong.get());
    }
    return metadata
        .text("introspection_endpoint")
        .flatMap(this::checked)
        .orElseThrow(() -> new IOException("metadata without an introspection endpoint"));
  }

  private static byte[] body(HttpResponse<byte[]> response, String wanted) throws IOException {
    int status = response.statusCode();
    if (status != 200) {
      boolean outage = status == 429 || status >= 500;
      throw new NoAnswer(outage ? Kind.OUTAGE : Kind.OTHER, "status " + status);
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(wanted)) {
      throw new NoAnswer(Kind.OTHER, "an answer that is not " + wanted);
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
      throw LimitedBody.isTooLong(e)
          ? new NoAnswer(Kind.OTHER, "a very long answer", e)
          : new NoAnswer(Kind.OUTAGE, "no connection: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new NoAnswer(Kind.OUTAGE, "no answer within " + settings.timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } finally {
      answer.cancel(true);
    }
  }
}
