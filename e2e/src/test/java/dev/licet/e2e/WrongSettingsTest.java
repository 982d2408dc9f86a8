package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both servers refuse to start on a wrong setting: one sentence that names it, no stack trace. That
 * the port is wrong or taken is among the tests of the identity server itself.
 */
class WrongSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "LICET_MODE, sandbox",
    "LICET_DOMAIN, https://localhost:9443/",
    "LICET_TENANT_FILE, nowhere.yaml",
    "LICET_TLS_CERT, nowhere.pem",
  })
  void identityNamesTheSettingAndItsValue(String setting, String value) {
    refusesToStart(Repository.identityJar(), Map.of(setting, value), setting, value);
  }

  @Test
  void identityNamesTheLineOfABrokenTenantFile() throws IOException {
    Path file = folder.resolve("tenant.yaml");
    Files.writeString(file, "resourceServers:\n  - name: Hello\n    identifier: 5\n    nmae: x\n");
    refusesToStart(
        Repository.identityJar(), Map.of("LICET_TENANT_FILE", file.toString()), "tenant.yaml", "3");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH0_DOMAIN, http://localhost:9443",
    "ALGORITHMS, HS256",
    "LICET_CA_FILE, nowhere.pem",
    "PORT, lots",
  })
  void helloNamesTheSettingAndItsValue(String setting, String value) {
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
    environment.put("AUTH0_DOMAIN", "localhost:9443");
    environment.put("API_IDENTIFIER", "https://hello-api");
    environment.put(setting, value);
    refusesToStart(Repository.helloJar(), environment, setting, value);
  }

  @ParameterizedTest
  @CsvSource({"AUTH0_DOMAIN, API_IDENTIFIER", "API_IDENTIFIER, AUTH0_DOMAIN"})
  void helloNamesTheSettingThatIsMissing(String missing, String given) {
    Map<String, String> environment = Map.of("PORT", "0", given, "localhost:9443");
    refusesToStart(Repository.helloJar(), environment, missing);
  }

  @ParameterizedTest
  @CsvSource({
    "LICET_DATABASE_URL=jdbc:postgresql://db/licet, pg_dump",
    "LICET_DATA=elsewhere, elsewhere",
    "no setting, '.env, line 1: expected NAME=value'",
  })
  void backupReadsTheDotEnvFileAsTheServerDoes(String line, String said) throws IOException {
    Files.writeString(folder.resolve(".env"), line + "\n");
    Path database = Files.createDirectory(folder.resolve(".licet")).resolve("licet.db");
    Files.createFile(database);
    try (Program backup =
        Program.jar(Repository.identityJar(), folder, Map.of(), "backup", "copy.db")) {
      assertThat(backup.exitCode()).as(backup::everything).isEqualTo(1);
      assertThat(backup.everything()).doesNotContain("\tat ");
      assertThat(backup.err().lines()).hasSize(1).first().asString().contains(said);
    }
    assertThat(folder.resolve("copy.db")).doesNotExist();
  }

  private void refusesToStart(Path jar, Map<String, String> settings, String... named) {
    Map<String, String> environment = new HashMap<>();
    if (jar.equals(Repository.identityJar())) {
      environment.put("LICET_PORT", Integer.toString(Ports.free()));
    }
    environment.putAll(settings);
    try (Program program = Program.jar(jar, folder, environment)) {
      assertThat(program.exitCode()).as(program::everything).isNotZero();
      List<String> said = program.everything().lines().filter(this::isSaid).toList();
      assertThat(said).hasSize(1).first().asString().contains(named);
    }
  }

  /** What happened on the way, such as making a certificate, is told by lines of the log. */
  private boolean isSaid(String line) {
    return !line.isBlank()
        && !line.equals("standard output:")
        && !line.equals("standard error:")
        && !line.contains(" INFO ")
        && !line.contains(" WARN ");
  }
}
