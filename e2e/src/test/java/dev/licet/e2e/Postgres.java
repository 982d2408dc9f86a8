package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real PostgreSQL of the test's own, where the machine has its programs; it can be stopped. */
final class Postgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  /** PostgreSQL refuses to run as root. */
  private static final List<String> OWNER =
      System.getProperty("user.name").equals("root")
          ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
          : List.of();

  private final Path programs;
  private final Path home;
  private final int port = Ports.free();
  private Program server;

  private Postgres(Path programs, Path home) {
    this.programs = programs;
    this.home = home;
    if (!OWNER.isEmpty()) {
      run("chown", "postgres", home.toString());
    }
    run(owned("initdb", "-D", data(), "-U", "licet", "-A", "trust", "-N", "-E", "UTF8"));
    this.server = serve();
    run(
        programs.resolve("createdb").toString(),
        "-h",
        "127.0.0.1",
        "-p",
        port(),
        "-U",
        "licet",
        "licet");
  }

  /** Starts it, where it is installed. */
  static Optional<Postgres> start() {
    return programs().map(found -> new Postgres(found, temporaryFolder()));
  }

  /** The settings of a server that keeps its data there. */
  Map<String, String> settings() {
    return Map.of(
        "LICET_DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:" + port + "/licet",
        "LICET_DATABASE_USER",
        "licet");
  }

  /** Ends it at once, as a fast shutdown does: connections are cut. */
  void stop() {
    server.signal("INT");
    server.awaitEnd();
  }

  void startAgain() {
    server = serve();
  }

  @Override
  public void close() {
    server.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  /** Without fsync: it is the clients that are killed here, never the machine. */
  private Program serve() {
    Program started =
        Program.start(
            home,
            Map.of(),
            owned(
                "postgres",
                "-D",
                data(),
                "-k",
                home.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                port(),
                "-F"));
    Eventually.holds(started, () -> assertThat(isReady()).isTrue());
    return started;
  }

  private boolean isReady() {
    String probe = programs.resolve("pg_isready").toString();
    try (Program asked =
        Program.start(home, Map.of(), probe, "-q", "-h", "127.0.0.1", "-p", port())) {
      return asked.exitCode() == 0;
    }
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private String port() {
    return Integer.toString(port);
  }

  private String[] owned(String program, String... arguments) {
    List<String> all = new ArrayList<>(OWNER);
    all.add(programs.resolve(program).toString());
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  private static void run(String... command) {
    try (Program program = Program.start(Path.of("/"), Map.of(), command)) {
      assertThat(program.exitCode()).as(program::everything).isZero();
    }
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
          .max(Comparator.naturalOrder());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("licet-postgres");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
