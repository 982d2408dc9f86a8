package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantCommandTest {
  private static final String PLAN =
      "{\"changes\":[{\"action\":\"change\",\"section\":\"roles\",\"name\":\"admin\","
          + "\"members\":[\"permissions -read:admin\"],"
          + "\"sentence\":\"changes the role admin: permissions -read:admin\"}],"
          + "\"tokens\":[\"removes read:admin from 1 role\"],"
          + "\"left_out\":[\"tenant.yaml, line 9: hooks: left out\"]}";
  private static final String NOTHING = "{\"changes\":[],\"tokens\":[],\"left_out\":[]}";

  @TempDir private Path folder;
  private FakeServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new FakeServer(folder);
    server.answer("/oauth/token", 200, "{\"access_token\":\"management\",\"expires_in\":60}");
    Files.writeString(folder.resolve("tenant.yaml"), "a: @@SECRET@@\nb: ##NAME##\nc: @@NONE@@\n");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Run licet(String... args) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("LICET_DATA", server.data().toString());
    environment.put("SECRET", "s3cret");
    environment.put("NAME", "hello");
    environment.put("OTHER", "not the file's");
    return Run.of(folder, environment, args);
  }

  @Test
  void planPrintsWhatWouldChange() {
    server.answer("/api/v2/tenant-file/plan", 200, PLAN);
    assertThat(licet("tenant", "plan", "tenant.yaml"))
        .isEqualTo(
            new Run(
                0,
                "changes the role admin: permissions -read:admin\nremoves read:admin from 1 role\n",
                "tenant.yaml, line 9: hooks: left out\n"));
  }

  @Test
  void onlyTheVariablesThatTheFileRefersToAreSent() {
    server.answer("/api/v2/tenant-file/plan", 200, NOTHING);
    licet("tenant", "plan", "tenant.yaml");
    FakeServer.Request request = server.requests().getLast();
    assertThat(request.authorization()).isEqualTo("Bearer management");
    assertThat(request.body())
        .containsEntry("file", "tenant.yaml")
        .containsEntry("content", "a: @@SECRET@@\nb: ##NAME##\nc: @@NONE@@\n")
        .containsEntry("variables", Map.of("SECRET", "s3cret", "NAME", "hello"));
  }

  @Test
  void applyHasASecondName() {
    server.answer("/api/v2/tenant-file/apply", 200, NOTHING);
    Run applied = licet("tenant", "apply", "tenant.yaml");
    assertThat(applied).isEqualTo(new Run(0, "There was nothing to change.\n", ""));
    assertThat(licet("tenant", "import", "tenant.yaml")).isEqualTo(applied);
  }

  @Test
  void diffTellsScriptsByItsExitCode() {
    server.answer("/api/v2/tenant-file/plan", 200, NOTHING);
    assertThat(licet("tenant", "diff", "tenant.yaml"))
        .isEqualTo(new Run(0, "There is no difference.\n", ""));
    server.answer("/api/v2/tenant-file/plan", 200, PLAN);
    Run different = licet("tenant", "diff", "--json", "tenant.yaml");
    assertThat(different.exitCode()).isEqualTo(1);
    assertThat(Json.object(different.out())).isEqualTo(Json.object(PLAN));
  }

  @Test
  void aBrokenFileIsNoDifference() {
    String message = "tenant.yaml, line 1: expected a list, found 'x'.";
    server.answer("/api/v2/tenant-file/plan", 400, "{\"message\":\"" + message + "\"}");
    assertThat(licet("tenant", "plan", "tenant.yaml"))
        .isEqualTo(new Run(1, "", "The server refuses: " + message + "\n"));
    assertThat(licet("tenant", "diff", "tenant.yaml").exitCode()).isEqualTo(2);
    assertThat(licet("tenant", "diff", "missing.yaml").exitCode()).isEqualTo(2);
    assertThat(licet("tenant", "plan", "missing.yaml").err())
        .endsWith("missing.yaml must be a text file that can be read.\n");
    assertThat(licet("tenant", "plan").exitCode()).isEqualTo(2);
  }

  @Test
  void exportWritesTheFile() throws Exception {
    server.answer(
        "/api/v2/tenant-file", 200, "{\"content\":\"roles: []\\n\",\"left_out\":[\"users\"]}");
    assertThat(licet("tenant", "export", "out.yaml")).isEqualTo(new Run(0, "", "users\n"));
    assertThat(folder.resolve("out.yaml")).hasContent("roles: []\n");
    assertThat(licet("tenant", "export", "-")).isEqualTo(new Run(0, "roles: []\n", "users\n"));
    assertThat(licet("tenant", "export", "no/such/folder.yaml").err())
        .endsWith("no/such/folder.yaml cannot be written.\n");
  }
}
