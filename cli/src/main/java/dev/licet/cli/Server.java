package dev.licet.cli;

import dev.licet.guard.internal.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** The identity server, as far as the command line calls it. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
  private static final Duration UPLOAD_PATIENCE = Duration.ofHours(2);

  private final ServerAccess access;
  private final HttpClient http;

  Server(ServerAccess access) {
    this.access = access;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (Files.exists(access.authorities())) {
      builder.sslContext(trusting(access.authorities()));
    }
    this.http = builder.build();
  }

  private static SSLContext trusting(Path authorities) {
    try {
      return Trust.inJvmAnd(authorities);
    } catch (IllegalArgumentException unreadable) {
      throw new Problem(
          "The file " + authorities + " cannot be read as certificates in PEM form.", unreadable);
    }
  }

  /**
   * An access token for an API, with the members beside it.
   *
   * @param whose the application that gets it or the user it is for
   */
  Map<String, Object> testToken(String audience, Map<String, String> whose) {
    Map<String, String> body = new LinkedHashMap<>(whose);
    body.put("audience", audience);
    HttpResponse<String> response =
        send(withToken("/api/v2/test-tokens", PATIENCE).POST(json(body)));
    return tokenIn(response)
        .orElseThrow(() -> new Problem("The server gave no token: " + explanation(response)));
  }

  /** What a Management API endpoint shows. */
  Map<String, Object> get(String path) {
    return answer(send(withToken("/api/v2" + path, LONG_PATIENCE).GET()));
  }

  /** What a Management API endpoint answers to an object. */
  Map<String, Object> post(String path, Map<String, ?> body) {
    return answer(send(withToken("/api/v2" + path, LONG_PATIENCE).POST(json(body))));
  }

  /**
   * What the Management API answers to a call, as it is.
   *
   * @param failure how the sentence begins that says it was refused
   */
  String management(String method, String path, Map<String, ?> body, String failure) {
    BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : json(body);
    HttpResponse<String> response =
        send(withToken("/api/v2" + path, PATIENCE).method(method, content));
    if (response.statusCode() / 100 != 2) {
      throw new Problem(failure + ": " + explanation(response));
    }
    return response.body();
  }

  /**
   * What the Management API answers to a form with a file.
   *
   * @param failure how the sentence begins that says it was refused
   */
  String upload(String path, FileForm form, String failure) {
    HttpResponse<String> response =
        send(
            withToken("/api/v2" + path, UPLOAD_PATIENCE)
                .setHeader("Content-Type", form.contentType())
                .POST(form.body()));
    if (response.statusCode() / 100 != 2) {
      throw new Problem(failure + ": " + explanation(response));
    }
    return response.body();
  }

  /**
   * Hands on each object of an array that the Management API answers, as it comes in.
   *
   * @param failure how the sentence begins that says it was refused
   */
  void each(String path, Consumer<Map<String, Object>> taker, String failure) {
    HttpRequest request = withToken("/api/v2" + path, LONG_PATIENCE).GET().build();
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() / 100 != 2) {
        throw new Problem(failure + ": status " + response.statusCode());
      }
      if (response.statusCode() == 200) {
        Json.each(body, taker);
      }
    } catch (IOException broken) {
      throw new Problem(failure + ": the answer ended too early.", broken);
    }
  }

  /** What lies behind a link of the server's, which itself is what lets us in. */
  InputStream download(String link) {
    if (!link.startsWith("https://" + access.domain() + "/")) {
      throw new Problem("The server answers with a link to somebody else.");
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(link)).timeout(LONG_PATIENCE).GET().build();
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new Problem("The server refuses: status " + response.statusCode());
    }
    return response.body();
  }

  @Override
  public void close() {
    http.close();
  }

  private String managementToken() {
    Map<String, Object> wanted =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            access.clientId(),
            "client_secret",
            access.clientSecret(),
            "audience",
            "https://" + access.domain() + "/api/v2/");
    HttpResponse<String> response = send(request("/oauth/token", PATIENCE).POST(json(wanted)));
    return tokenIn(response)
        .flatMap(members -> Json.text(members, "access_token"))
        .orElseThrow(() ->
            new Problem(
                "The server at https://"
                    + access.domain()
                    + " does not let the command line in ("
                    + explanation(response)
                    + "): LICET_DATA must be the data directory of that server."));
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return HttpRequest.newBuilder(URI.create("https://" + access.domain() + path))
        .timeout(patience)
        .header("Content-Type", "application/json");
  }

  private HttpRequest.Builder withToken(String path, Duration patience) {
    return request(path, patience).header("Authorization", "Bearer " + managementToken());
  }

  private static BodyPublisher json(Map<String, ?> body) {
    return BodyPublishers.ofString(Json.write(body));
  }

  private static Map<String, Object> answer(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new Problem("The server refuses: " + explanation(response));
    }
    return Json.object(response.body()).orElse(Map.of());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request.build(), BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (SSLException distrusted) {
      throw new Problem(
          "Whoever answers at https://"
              + access.domain()
              + " does not show a certificate of "
              + access.authorities()
              + ": is LICET_DATA the data directory of that server?",
          distrusted);
    } catch (IOException unreachable) {
      throw new Problem(
          "The identity server at https://"
              + access.domain()
              + " does not answer: start it with make demo, or with ./licet serve.",
          unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", interrupted);
    }
  }

  private static Optional<Map<String, Object>> tokenIn(HttpResponse<String> response) {
    return Json.object(response.body())
        .filter(members -> response.statusCode() / 100 == 2)
        .filter(members -> Json.text(members, "access_token").isPresent());
  }

  /** What an error says of itself: the Management API's words, or OAuth's, or only the status. */
  private static String explanation(HttpResponse<String> response) {
    Map<String, Object> members = Json.object(response.body()).orElse(Map.of());
    return Json.text(members, "message")
        .or(() -> Json.text(members, "error_description"))
        .or(() -> Json.text(members, "error"))
        .orElse("status " + response.statusCode());
  }
}
