package dev.licet.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** HTTPS on a port of this machine that stays the same when the server goes and comes. */
final class IssuerServer implements AutoCloseable {
  private final Function<Request, TestAnswer> answers;
  private final ExecutorService threads = Executors.newCachedThreadPool(IssuerServer::daemon);
  private HttpServer server;
  private final int port;
  private boolean up = true;

  /**
   * What the server is asked.
   *
   * @param path where
   * @param authorization the header of that name; empty if there is none
   * @param accept the header of that name; empty if there is none
   * @param body what came with it
   */
  record Request(String path, String authorization, String accept, String body) {}

  /** Answers each request as the function says. */
  IssuerServer(Function<Request, TestAnswer> answers) {
    this.answers = answers;
    server = serve(0, answers, threads);
    port = server.getAddress().getPort();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "test-issuer");
    thread.setDaemon(true);
    return thread;
  }

  private static HttpServer serve(
      int port, Function<Request, TestAnswer> answers, ExecutorService threads) {
    try {
      HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback(), port), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.shared().serverContext()));
      HttpHandler handler = exchange -> send(exchange, answers.apply(request(exchange)));
      server.createContext("/", handler);
      server.setExecutor(threads);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("the test's issuer cannot listen on port " + port, e);
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Request request(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestURI().getPath(),
        Objects.toString(headers.getFirst("Authorization"), ""),
        Objects.toString(headers.getFirst("Accept"), ""),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, TestAnswer answer) throws IOException {
    try (exchange) {
      Thread.sleep(answer.delay().toMillis());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      String mark = answer.headers().getOrDefault("ETag", "");
      boolean known = mark.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      if (known) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return port;
  }

  synchronized void goDown() {
    if (up) {
      server.stop(0);
      up = false;
    }
  }

  synchronized void comeBack() {
    if (!up) {
      server = serve(port, answers, threads);
      up = true;
    }
  }

  @Override
  public void close() {
    goDown();
    threads.shutdownNow();
  }
}
