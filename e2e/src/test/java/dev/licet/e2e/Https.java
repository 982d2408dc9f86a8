package dev.licet.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An HTTP client that keeps cookies and trusts one certificate authority only. */
final class Https {
  private final HttpClient client;

  private Https(HttpClient.Builder builder) {
    client = builder.connectTimeout(Duration.ofSeconds(5)).build();
  }

  /** Trusts the authority in this PEM file and no other. */
  static Https trusting(Path ca) {
    return new Https(keepingCookies().sslContext(context(ca)));
  }

  /** The same, showing the certificate of that key store to whoever asks for one. */
  static Https showing(Path keyStore, String password, Path ca) {
    return new Https(keepingCookies().sslContext(context(keys(keyStore, password), ca)));
  }

  /** The same for many, who keep their cookies themselves. */
  static Https sharedTrusting(Path ca) {
    return new Https(HttpClient.newBuilder().sslContext(context(ca)));
  }

  /** For plain HTTP. */
  static Https none() {
    return new Https(keepingCookies());
  }

  private static HttpClient.Builder keepingCookies() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL));
  }

  HttpResponse<String> get(String url, String... headers) {
    return send(with(HttpRequest.newBuilder(URI.create(url)).GET(), headers));
  }

  /** Calls with an access token. */
  HttpResponse<String> getAs(String token, String url) {
    return get(url, "Authorization", "Bearer " + token);
  }

  HttpResponse<String> postForm(String url, Map<String, String> fields, String... headers) {
    String form =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(with(request, headers));
  }

  HttpResponse<String> postJson(String url, String json) {
    return sendJson("POST", url, json);
  }

  HttpResponse<String> sendJson(String method, String url, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    return send(with(request, headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static KeyManager[] keys(Path keyStore, String password) {
    try {
      KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password.toCharArray());
      return keys.getKeyManagers();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new AssertionError(unusable);
    }
  }

  static SSLContext context(Path ca) {
    return context(new KeyManager[0], ca);
  }

  private static SSLContext context(KeyManager[] keys, Path ca) {
    try (InputStream pem = Files.newInputStream(ca)) {
      KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
      anchors.load(null, null);
      anchors.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust.getTrustManagers(), null);
      return context;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new AssertionError(unusable);
    }
  }
}
