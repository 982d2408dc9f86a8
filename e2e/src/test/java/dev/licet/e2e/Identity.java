package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code ./licet serve} on a free port with a data directory of its own. */
final class Identity implements AutoCloseable {
  private final Path directory;
  private final int port;
  private final Path tenant;
  private final Map<String, String> further;
  private Program program;

  private Identity(Path directory, int port, Path tenant, Map<String, String> further) {
    this.directory = directory;
    this.port = port;
    this.tenant = tenant;
    this.further = further;
    this.program = ready(serve());
  }

  /** Starts in a directory, with the demo's tenant, and waits until it is ready. */
  static Identity start(Path directory) {
    return start(directory, Map.of());
  }

  /** The same with something more in its environment. */
  static Identity start(Path directory, Map<String, String> further) {
    Path demo = Repository.ROOT.resolve("examples/hello-api/tenant.yaml");
    return new Identity(directory, Ports.free(), demo, further);
  }

  /** Starts with a tenant file that speaks of the server's own domain. */
  static Identity start(Path directory, UnaryOperator<String> tenantOfDomain) throws IOException {
    int port = Ports.free();
    Path file = directory.resolve("tenant.yaml");
    Files.writeString(file, tenantOfDomain.apply(domain(port)));
    return new Identity(directory, port, file, Map.of());
  }

  /** Starts again, on the same data and port. */
  void startAgain() {
    program = ready(serve());
  }

  /** Starts again, as whoever has nothing but the jar, with that folder for temporary files. */
  void startAgainFromTheJar(Path temporary) {
    Map<String, String> environment = environment();
    environment.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    program = ready(Program.jar(Repository.identityJar(), directory, environment));
  }

  int port() {
    return port;
  }

  String domain() {
    return domain(port);
  }

  private static String domain(int port) {
    return "localhost:" + port;
  }

  String url(String path) {
    return "https://" + domain() + path;
  }

  Path ca() {
    return directory.resolve(".licet/tls/ca.pem");
  }

  Path data() {
    return directory.resolve(".licet");
  }

  Https https() {
    return Https.trusting(ca());
  }

  Program program() {
    return program;
  }

  /** The one-time link that it printed. */
  String setupLink() {
    String line = program.awaitLine(printed -> printed.contains("/setup/"));
    return line.substring(line.indexOf("https://"));
  }

  /** A token from {@code ./licet token}. */
  String token(String audience, String application) {
    try (Program licet =
        Program.start(
            directory,
            Map.of(),
            Repository.ROOT.resolve("licet").toString(),
            "token",
            "--audience",
            audience,
            "--application",
            application)) {
      assertThat(licet.exitCode()).as(licet::everything).isZero();
      return licet.out().strip();
    }
  }

  @Override
  public void close() {
    program.close();
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(further);
    all.put("LICET_MODE", "dev");
    all.put("LICET_DOMAIN", domain());
    all.put("LICET_PORT", Integer.toString(port));
    all.putIfAbsent("LICET_TENANT_FILE", tenant.toString());
    return all;
  }

  private Program serve() {
    Build.ready();
    return Program.start(
        directory, environment(), Repository.ROOT.resolve("licet").toString(), "serve");
  }

  private Program ready(Program started) {
    Eventually.holds(
        started, () -> assertThat(https().get(url("/health/ready")).statusCode()).isEqualTo(200));
    return started;
  }
}
