package dev.licet.spring;

import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A real application on a free port, as a caller sees it. */
final class TestApi implements AutoCloseable {
  /** Who the callers of {@link #getWith} are. */
  static final String SUBJECT = TestTokens.CLIENT_ID + "@clients";

  private static final String AUDIENCE = "https://hello-api";
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final int port;

  private TestApi(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  /** Starts an application that trusts the tests' issuer, with properties {@code name=value}. */
  static TestApi start(Class<?> application, String... properties) {
    return start(ISSUER, AUDIENCE, application, properties);
  }

  static TestApi start(
      TestIssuer issuer, String audience, Class<?> application, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--licet.domain=" + issuer.domain());
    arguments.add("--licet.ca-file=" + issuer.caFile());
    arguments.add("--licet.audience=" + audience);
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new TestApi(new SpringApplication(application).run(arguments.toArray(String[]::new)));
  }

  /** The text of a token that holds these permissions. */
  static String token(String... permissions) {
    return ISSUER.tokens(AUDIENCE).withScope(permissions).text();
  }

  /** The text of a token of this user. */
  static String tokenOf(String user) {
    return ISSUER.tokens(AUDIENCE).ofUser().claim("sub", user).text();
  }

  /** The text of a token that is bound to this key. */
  static String bound(TestKey key) {
    return ISSUER.tokens(AUDIENCE).boundTo(key).text();
  }

  /** The text of a token that is bound to this certificate. */
  static String bound(X509Certificate certificate) {
    return ISSUER.tokens(AUDIENCE).boundTo(certificate).text();
  }

  /** Some certificate. */
  static X509Certificate certificate() {
    try (InputStream pem = Files.newInputStream(ISSUER.caFile())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form. */
  HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Calls with a method, a path, and header names and values in turn. */
  HttpResponse<String> call(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return call("GET", path);
  }

  /** Calls with a token that holds these permissions. */
  HttpResponse<String> getWith(String path, String... permissions) {
    return call("GET", path, "Authorization", "Bearer " + token(permissions));
  }

  /** Sends these very bytes, for what no client would send, and returns the answer as it came. */
  String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
