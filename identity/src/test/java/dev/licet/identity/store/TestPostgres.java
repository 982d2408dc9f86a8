package dev.licet.identity.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL of the test's own, where the machine has its programs. */
public final class TestPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private final Path home;
  private final Process server;
  private final int port;

  private TestPostgres(Path home, Process server, int port) {
    this.home = home;
    this.server = server;
    this.port = port;
  }

  /** Starts it, or tells on the console that PostgreSQL is not installed. */
  public static Optional<TestPostgres> start() throws IOException, InterruptedException {
    var programs = programs();
    return programs.isEmpty() ? Optional.empty() : Optional.of(start(programs.get()));
  }

  /** {@code jdbc:postgresql://…}; a fresh database for each name. */
  public String url(String database) throws IOException, InterruptedException {
    var psql = programs().orElseThrow().resolve("psql").toString();
    run(
        List.of(
            psql,
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "licet",
            "-d",
            "postgres",
            "-c",
            "create database " + database));
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** A migrated store in a fresh database. */
  public TestStore store(String database) throws IOException, InterruptedException {
    return TestStore.over(new StoreSettings.Postgres(url(database), "licet", null));
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      server.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
          .max(Comparator.naturalOrder());
    }
  }

  private static TestPostgres start(Path programs) throws IOException, InterruptedException {
    var home = Files.createTempDirectory("licet-postgres");
    var owner = owner();
    if (!owner.isEmpty()) {
      run(List.of("chown", "postgres", home.toString()));
    }
    var data = home.resolve("data").toString();
    run(
        with(
            owner,
            programs.resolve("initdb").toString(),
            "-D",
            data,
            "-U",
            "licet",
            "-A",
            "trust",
            "-N",
            "-E",
            "UTF8"));
    var port = freePort();
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
                    "-F"))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    var started = new TestPostgres(home, server, port);
    started.awaitReady(programs);
    return started;
  }

  private void awaitReady(Path programs) throws IOException, InterruptedException {
    for (int tries = 0; tries < 100; tries++) {
      var probe =
          new ProcessBuilder(
                  programs.resolve("pg_isready").toString(),
                  "-q",
                  "-h",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port))
              .start();
      if (probe.waitFor() == 0) {
        return;
      }
      Thread.sleep(200);
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

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
