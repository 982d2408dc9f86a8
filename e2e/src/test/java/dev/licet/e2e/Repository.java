package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Where things lie: the repository's root, and what the build has made. */
final class Repository {
  static final Path ROOT =
      Path.of(System.getProperty("basedir", "e2e")).toAbsolutePath().normalize().getParent();

  private Repository() {}

  static Path identityJar() {
    return jar("identity/target/licet-identity.jar");
  }

  static Path helloJar() {
    return jar("examples/hello-api/target/hello-api.jar");
  }

  static Path webJar() {
    return jar("examples/hello-web/target/hello-web.jar");
  }

  static Path cliJar() {
    return jar("cli/target/licet-cli.jar");
  }

  private static Path jar(String path) {
    Path jar = ROOT.resolve(path);
    assertThat(jar).as("what the build has made; mvn verify, or make build, makes it").exists();
    return jar;
  }
}
