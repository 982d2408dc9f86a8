package dev.licet.identity.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A program on this machine that is called by HTTPS, and remembers what it was sent. */
public final class TestWebhook implements AutoCloseable {
  private static final char[] PASSWORD = "only-for-tests".toCharArray();

  private final HttpsServer server;
  private final SSLContext context;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String text = "";
  private volatile Duration pause = Duration.ZERO;
  private volatile Map<String, String> headers = Map.of();

  /** What it was sent. */
  public record Call(String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  private TestWebhook(HttpsServer server, SSLContext context) {
    this.server = server;
    this.context = context;
  }

  /** Starts it, with a certificate of its own in that folder. */
  public static TestWebhook in(Path folder) throws Exception {
    var context = context(folder);
    var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    var server = HttpsServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    var webhook = new TestWebhook(server, context);
    server.createContext("/", webhook::answer);
    server.start();
    return webhook;
  }

  public URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/log");
  }

  /** Another address of it. */
  public String url(String path) {
    return url().resolve(path).toString();
  }

  /** From now on its answers have these headers. */
  public void answerWith(Map<String, String> others) {
    headers = Map.copyOf(others);
  }

  /** What trusts it. */
  public SSLContext trust() {
    return context;
  }

  public void answerWith(int other) {
    status = other;
  }

  /** Status 200 and this text, of which the second half comes so much later. */
  public void answerWith(String body, Duration later) {
    status = 200;
    text = body;
    pause = later;
  }

  public List<Call> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var path = exchange.getRequestURI().toString();
      calls.add(new Call(path, Map.copyOf(exchange.getRequestHeaders()), body));
      exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
      headers.forEach(exchange.getResponseHeaders()::set);
      if (status == 200) {
        write(exchange);
      } else {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private void write(HttpExchange exchange) throws IOException {
    var body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.getResponseBody().write(body, body.length / 2, body.length - body.length / 2);
  }

  private static SSLContext context(Path folder) throws Exception {
    var file = folder.resolve("webhook.p12");
    if (!Files.exists(file)) {
      keytool(file);
    }
    var store = KeyStore.getInstance(file.toFile(), PASSWORD);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusting(store));
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore trusting(KeyStore store) throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("webhook", store.getCertificate("webhook"));
    return trusted;
  }

  private static void keytool(Path file) throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-alias",
            "webhook",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "30",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }
}
