package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** The hello API's jar, started on a free port. */
final class Hello implements AutoCloseable {
  private final Program program;
  private final int port;
  private final Https http = Https.none();

  private Hello(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /** Starts against a provider and waits until it answers. */
  static Hello start(Path directory, String domain, Path ca) {
    int port = Ports.free();
    Program program =
        Program.jar(
            Repository.helloJar(),
            directory,
            Map.of(
                "AUTH0_DOMAIN",
                domain,
                "API_IDENTIFIER",
                "https://hello-api",
                "LICET_CA_FILE",
                ca.toString(),
                "PORT",
                Integer.toString(port)));
    Hello hello = new Hello(program, port);
    Eventually.holds(program, () -> assertThat(hello.get("/").statusCode()).isEqualTo(200));
    return hello;
  }

  HttpResponse<String> get(String path) {
    return http.get(url(path));
  }

  HttpResponse<String> get(String path, String token) {
    return http.getAs(token, url(path));
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  Program program() {
    return program;
  }

  @Override
  public void close() {
    program.close();
  }
}
