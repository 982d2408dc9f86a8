package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An authority and its certificates, as operators make them with what the JDK brings. */
final class Keytool {
  static final String PASSWORD = "changeit";

  private final Path directory;

  /** Makes an authority in that directory. */
  Keytool(Path directory) {
    this.directory = directory;
    generate("ca", "ca", "CN=Authority", "-ext", "bc:critical=ca:true");
    keytool("-exportcert", "-rfc", "-keystore", "ca.p12", "-alias", "ca", "-file", "ca.pem");
  }

  /** The authority's certificate in PEM. */
  Path authority() {
    return directory.resolve("ca.pem");
  }

  /** A key store with a key and its certificate, with such an extension. */
  Path issue(String file, String name, String extension) {
    String store = file + ".p12";
    String request = file + ".csr";
    String answer = file + ".pem";
    generate(file, "own", name);
    keytool("-certreq", "-keystore", store, "-alias", "own", "-file", request);
    keytool(
        "-gencert",
        "-rfc",
        "-keystore",
        "ca.p12",
        "-alias",
        "ca",
        "-infile",
        request,
        "-outfile",
        answer,
        "-ext",
        extension);
    for (String alias : List.of("ca", "own")) {
      String certificate = alias.equals("ca") ? "ca.pem" : answer;
      keytool(
          "-importcert", "-noprompt", "-keystore", store, "-alias", alias, "-file", certificate);
    }
    return directory.resolve(store);
  }

  private void generate(String file, String alias, String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-keystore",
                file + ".p12",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                name));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    try (Program program = Program.start(directory, Map.of(), command.toArray(String[]::new))) {
      assertThat(program.exitCode()).as(program::everything).isZero();
    }
  }
}
