package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.application.Applications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineAccessTest {
  @TempDir static Path folder;
  private static TestServer server;
  private Path file;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void file() {
    file = folder.resolve("cli.json");
  }

  /** What a start does, on a server that runs already. */
  private static void startAgain() {
    server.bean(TenantSetup.class).afterSingletonsInstantiated();
  }

  private JsonNode content() throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private void assertFits() throws IOException {
    assertThat(content().propertyNames())
        .containsExactlyInAnyOrder("domain", "client_id", "client_secret");
    assertThat(content().get("domain").stringValue()).isEqualTo(server.domain());
    assertThat(
            server
                .bean(Applications.class)
                .authenticate(
                    content().get("client_id").stringValue(),
                    content().get("client_secret").stringValue()))
        .isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isThereAfterTheFirstStart() throws IOException {
    assertFits();
  }

  @Test
  void staysAsItIsAtTheNextStart() throws IOException {
    var before = Files.readString(file);
    startAgain();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void getsANewSecretWhenTheFileIsMissing() throws IOException {
    var before = content().get("client_secret").stringValue();
    Files.delete(file);
    startAgain();
    assertFits();
    assertThat(content().get("client_secret").stringValue()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"client_id\":\"licet-cli\"}"})
  void getsANewSecretWhenTheFileIsSpoilt(String text) throws IOException {
    Files.writeString(file, text);
    startAgain();
    assertFits();
  }

  @Test
  void getsANewSecretAfterACrashBetweenDatabaseAndFile() throws IOException {
    server.bean(ApplicationSecrets.class).rotate("licet-cli");
    startAgain();
    assertFits();
  }

  @Test
  void keepsItsSecretUnderAnotherDomain() throws IOException {
    var before = content().get("client_secret").stringValue();
    Files.writeString(file, Files.readString(file).replace(server.domain(), "old.example"));
    startAgain();
    assertFits();
    assertThat(content().get("client_secret").stringValue()).isEqualTo(before);
  }
}
