package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTPS server that answers as told, and the data directory that belongs to it. */
final class FakeServer implements AutoCloseable {
  private static final TestIdentity IDENTITY = TestIdentity.make();

  private final HttpsServer server;
  private final Path data;
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  /** What one request was. */
  record Request(String path, String authorization, Map<String, Object> body) {}

  private record Reply(int status, byte[] body) {}

  /** Starts on a free port; {@code folder} becomes home of the data. */
  FakeServer(Path folder) throws Exception {
    data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(data.resolve("tls"));
    Files.writeString(data.resolve("tls/ca.pem"), IDENTITY.certificate());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(IDENTITY.context()));
    server.createContext("/", this::handle);
    server.start();
    Files.writeString(
        data.resolve("cli.json"),
        Json.write(Map.of("domain", domain(), "client_id", "cli", "client_secret", "the-secret")));
  }

  String domain() {
    return "localhost:" + server.getAddress().getPort();
  }

  Path data() {
    return data;
  }

  List<Request> requests() {
    return requests;
  }

  /** What came as the body of each request, as it was. */
  List<String> bodies() {
    return bodies;
  }

  void answer(String path, int status, String body) {
    answer(path, status, body.getBytes(UTF_8));
  }

  void answer(String path, int status, byte[] body) {
    replies.put(path, new ArrayDeque<>(List.of(new Reply(status, body))));
  }

  /** What is answered after what was said before; the last answer stays. */
  void thenAnswer(String path, int status, String body) {
    replies.get(path).add(new Reply(status, body.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    bodies.add(body);
    requests.add(
        new Request(
            path, authorization == null ? "" : authorization, Json.object(body).orElse(Map.of())));
    Reply reply = next(path);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  private Reply next(String path) {
    Deque<Reply> left = replies.getOrDefault(path, new ArrayDeque<>());
    Reply reply = left.isEmpty() ? new Reply(404, "{}".getBytes(UTF_8)) : left.getFirst();
    if (left.size() > 1) {
      left.removeFirst();
    }
    return reply;
  }
}
