package dev.licet.identity.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL, one server for all tests of a virtual machine and a database for each that
 * asks. It waits for no disk: none of its data outlives the tests.
 */
public final class TestPostgres {
  /** What is the superuser's name here; it has no password. */
  public static final String USER = "licet";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static @Nullable TestPostgres shared;

  private final Path home;
  private final Process server;
  private final int port;
  private final JdbcClient jdbc;
  private final Map<Path, String> folders = new HashMap<>();
  private int databases;
  private boolean hasTemplate;

  private TestPostgres(Path home, Process server, int port) {
    this.home = home;
    this.server = server;
    this.port = port;
    this.jdbc = JdbcClient.create(new DriverManagerDataSource(url("postgres"), USER, ""));
  }

  /** Whether this machine has its programs. */
  static boolean isInstalled() {
    return programs().isPresent();
  }

  /** The one server. It starts when it is first asked for, and stops with the virtual machine. */
  public static synchronized TestPostgres shared() {
    var running = shared;
    if (running == null) {
      try {
        running = start();
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
      shared = running;
    }
    return running;
  }

  /** {@code jdbc:postgresql://…} of a new database without a table. */
  public synchronized String empty() {
    var name = "test" + ++databases;
    jdbc.sql("create database " + name).update();
    return url(name);
  }

  /** The same with all tables: a copy of what the migrations have made once. */
  public synchronized String migrated() {
    if (!hasTemplate) {
      jdbc.sql("create database migrated").update();
      store(url("migrated")).close();
      hasTemplate = true;
    }
    var name = "test" + ++databases;
    jdbc.sql("create database " + name + " template migrated").update();
    return url(name);
  }

  /** The database of a folder, made when it is first asked for. */
  synchronized String of(Path folder) {
    return folders.computeIfAbsent(folder, unseen -> migrated());
  }

  static TestStore store(String url) {
    return TestStore.over(new StoreSettings.Postgres(url, USER, null));
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** It lets go of who is connected by itself first; but some tests leave that to the end. */
  private void stop() {
    server.destroy();
    try {
      if (!server.waitFor(5, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      delete();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Those that {@code make test} has found, or Debian's newest. */
  private static Optional<Path> programs() {
    var home = Optional.ofNullable(System.getProperty("postgresql.home")).map(Path::of);
    return home.or(TestPostgres::newest).map(found -> found.resolve("bin"));
  }

  private static Optional<Path> newest() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TestPostgres start() throws IOException, InterruptedException {
    var programs =
        programs()
            .orElseThrow(() ->
                new AssertionError(
                    "PostgreSQL is not in " + VERSIONS + ": install Debian's package postgresql"));
    var home = Files.createTempDirectory("licet-postgres");
    var owner = owner();
    if (!owner.isEmpty()) {
      run(List.of("chown", "postgres", home.toString()));
    }
    var data = home.resolve("data").toString();
    var initdb = programs.resolve("initdb").toString();
    run(with(owner, initdb, "-D", data, "-U", USER, "-A", "trust", "-N", "-E", "UTF8"));
    var port = TestPorts.free();
    var server =
        new ProcessBuilder(
                with(
                    owner,
                    programs.resolve("postgres").toString(),
                    "-D",
                    data,
                    "-k",
                    home.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(port),
                    "-N",
                    "300",
                    "-F"))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    var started = new TestPostgres(home, server, port);
    started.awaitReady(programs);
    return started;
  }

  private void awaitReady(Path programs) throws IOException, InterruptedException {
    var ready = programs.resolve("pg_isready").toString();
    for (int tries = 0; tries < 200; tries++) {
      var probe =
          new ProcessBuilder(ready, "-q", "-h", "127.0.0.1", "-p", Integer.toString(port)).start();
      if (probe.waitFor() == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(
        "PostgreSQL does not start: " + Files.readString(home.resolve("log")));
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> owner() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
        : List.of();
  }

  private static List<String> with(List<String> prefix, String... command) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return all;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + output);
    }
  }
}
