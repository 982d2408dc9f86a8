package dev.licet.identity;

import dev.licet.identity.key.TestSigningKeys;
import dev.licet.identity.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/** The whole server on a free port of this machine, with a data folder of the test. */
public final class TestServer implements AutoCloseable {
  private static @Nullable TestServer shared;

  private final ConfigurableApplicationContext context;
  private final int port;
  private final HttpClient client;

  private TestServer(ConfigurableApplicationContext context, int port, Path authority) {
    this.context = context;
    this.port = port;
    this.client = client(authority);
  }

  /** Starts it with the default settings. */
  public static TestServer in(Path folder) {
    return in(folder, Map.of());
  }

  /** Starts it with further settings, named as in YAML: {@code licet.tenant-file}. */
  public static TestServer in(Path folder, Map<String, String> settings) {
    return in(folder, settings, folder.resolve("tls/ca.pem"));
  }

  /** Starts it with further settings, among them a certificate of another authority. */
  static TestServer in(Path folder, Map<String, String> settings, Path authority) {
    while (true) {
      int port = TestPorts.free();
      try {
        return new TestServer(start(folder, settings, port), port, authority);
      } catch (RuntimeException e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        if (settings.containsKey("licet.port") || !(cause instanceof PortInUseException)) {
          throw e;
        }
        // Another program has taken it since: the next one may be free.
      }
    }
  }

  private static ConfigurableApplicationContext start(
      Path folder, Map<String, String> settings, int port) {
    var all = new HashMap<String, Object>();
    all.put("licet.data", folder.toString());
    all.put("licet.port", Integer.toString(port));
    all.put("licet.domain", "localhost:" + port);
    if (!settings.containsKey("licet.database-url")) {
      all.putAll(TestDatabase.settings(folder));
    }
    all.putAll(settings);
    return new SpringApplicationBuilder(IdentityServer.class)
        .main(IdentityServer.class)
        .properties(all)
        .run();
  }

  /**
   * The same, which may call programs on this machine that have a certificate of that kind, and
   * stops with the virtual machine.
   */
  static TestServer calling(SSLContext trust) {
    try {
      var usual = SSLContext.getDefault();
      SSLContext.setDefault(trust);
      try {
        return untilTheEnd(Map.of("licet.outbound-networks", "127.0.0.0/8"));
      } finally {
        SSLContext.setDefault(usual);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static TestServer untilTheEnd(Map<String, String> settings) {
    var folder = temporaryFolder();
    var started = in(folder, settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              started.close();
              FileSystemUtils.deleteRecursively(folder.toFile());
            }));
    if (TestDatabase.isPostgres()) {
      TestSigningKeys.prepare(started);
    }
    return started;
  }

  /**
   * One server for all tests that do not mind each other's data: a start costs seconds. It stops
   * with the virtual machine.
   */
  public static synchronized TestServer shared() {
    var running = shared;
    if (running == null) {
      var started = untilTheEnd(Map.of());
      shared = started;
      return started;
    }
    return running;
  }

  /** The bare domain, {@code localhost:PORT}. */
  public String domain() {
    return "localhost:" + port;
  }

  /** The address of a path: {@code uri("/oauth/token")}. */
  public URI uri(String path) {
    return URI.create("https://localhost:" + port + path);
  }

  /** A client that trusts this server and follows no redirect. */
  public HttpClient client() {
    return client;
  }

  ApplicationContext context() {
    return context;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }

  private static HttpClient client(Path authority) {
    var builder = HttpClient.newBuilder();
    return Files.exists(authority)
        ? builder.sslContext(Trust.in(authority)).build()
        : builder.build();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("licet-test");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
