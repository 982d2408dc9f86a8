package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {
  private static final String USERS = "{\"email\":\"ä@example.com\"}\n";

  @TempDir private Path folder;
  private FakeServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new FakeServer(folder);
    server.answer("/oauth/token", 200, "{\"access_token\":\"management\",\"expires_in\":60}");
    server.answer("/api/v2/connections", 200, "[{\"id\":\"con_1\"}]");
    server.answer("/api/v2/jobs/users-imports", 202, "{\"id\":\"job_1\"}");
    server.answer("/api/v2/jobs/job_1", 200, "{\"status\":\"pending\"}");
    server.thenAnswer(
        "/api/v2/jobs/job_1",
        200,
        "{\"status\":\"processing\",\"percentage_done\":40,\"time_left_seconds\":3}");
    Files.writeString(folder.resolve("users.json"), USERS);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Run users(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "users";
    System.arraycopy(args, 0, all, 1, args.length);
    return Run.of(folder, Map.of("LICET_DATA", server.data().toString()), all);
  }

  private void end(String status, int inserted, int failed) {
    server.thenAnswer(
        "/api/v2/jobs/job_1",
        200,
        "{\"status\":\"%s\",\"percentage_done\":100,"
            .concat("\"summary\":{\"failed\":%d,\"updated\":1,\"inserted\":%d}}")
            .formatted(status, failed, inserted));
  }

  @Test
  void sendsTheFileAndSaysHowFarItIs() {
    end("completed", 7, 0);
    server.answer("/api/v2/jobs/job_1/errors", 204, "");
    assertThat(users("import", "users.json"))
        .isEqualTo(
            new Run(
                0,
                "7 added, 1 changed, 0 refused.\n",
                "Sending users.json.\nThe server has it: licet users import --job job_1\n"
                    + "0 %\n40 %, 3 s left\n"));
    String form =
        server.bodies().stream()
            .filter(body -> body.startsWith("--licet-"))
            .findAny()
            .orElseThrow();
    assertThat(form)
        .contains("name=\"connection_id\"\r\n\r\ncon_1\r\n", "name=\"upsert\"\r\n\r\nfalse\r\n")
        .contains("name=\"users\"; filename=\"users\"\r\n\r\n" + USERS + "\r\n--licet-")
        .endsWith("--\r\n");
  }

  @Test
  void namesEachLineThatWasRefused() {
    end("completed", 0, 2);
    server.answer(
        "/api/v2/jobs/job_1/errors",
        200,
        """
        [{"line":2,"user":{},"errors":[{"code":"INVALID_FORMAT","message":"This is no valid JSON"}]},
         {"line":9,"user":{"email":"a\\u001b[31m"},"errors":[{"message":"Enter an e-mail"}]}]
        """);
    Run run = users("import", "--job", "job_1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("0 added, 1 changed, 2 refused.\n");
    assertThat(run.err())
        .endsWith("line 2: This is no valid JSON\nline 9 (a?[31m): Enter an e-mail\n");
    assertThat(server.requests()).noneMatch(one -> one.path().endsWith("users-imports"));
  }

  @Test
  void saysThatAnImportBrokeOff() {
    server.answer("/api/v2/jobs/job_1/errors", 204, "");
    server.answer("/api/v2/jobs/job_1", 200, "{\"status\":\"failed\",\"error\":\"No file\"}");
    Run run = users("import", "--job", "job_1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("Broken off: No file. 0 added, 0 changed, 0 refused.\n");
  }

  @Test
  void refusesWhatCannotBeSent() {
    assertThat(users("import", "none.json").err()).endsWith("none.json cannot be read.\n");
    assertThat(users("import", "--job", "../x").err()).isEqualTo("'../x' is no id of a job.\n");
    assertThat(users("import").exitCode()).isEqualTo(2);
    server.answer("/api/v2/connections", 200, "[]");
    assertThat(users("import", "--connection", "other", "users.json"))
        .isEqualTo(new Run(1, "", "There is no database connection 'other'.\n"));
  }

  @Test
  void writesUsersToAFileOfOnesOwn() throws IOException {
    exportable("{\"email\":\"ä\"}\n{\"email\":\"b\"}\n");
    assertThat(users("export", "--field", "email", "out.json"))
        .isEqualTo(new Run(0, "", "2 lines written.\n"));
    Path file = folder.resolve("out.json");
    assertThat(file).hasContent("{\"email\":\"ä\"}\n{\"email\":\"b\"}\n");
    assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    assertThat(server.requests().get(1).body())
        .isEqualTo(Map.of("format", "json", "fields", List.of(Map.of("name", "email"))));
    assertThat(server.requests().getLast().authorization()).isEmpty();
  }

  @Test
  void printsUsersWhereNoFileIsNamed() throws IOException {
    exportable("a,b\n");
    assertThat(users("export", "--format", "csv"))
        .isEqualTo(new Run(0, "a,b\n", "1 lines written.\n"));
  }

  @Test
  void followsNoLinkToSomebodyElse() {
    server.answer("/api/v2/jobs/users-exports", 200, "{\"id\":\"job_2\"}");
    server.answer("/api/v2/jobs/job_2", 200, "{\"location\":\"https://other.example/x\"}");
    assertThat(users("export").err())
        .isEqualTo("The server answers with a link to somebody else.\n");
  }

  private void exportable(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    server.answer("/api/v2/jobs/users-exports", 200, "{\"id\":\"job_2\"}");
    server.answer(
        "/api/v2/jobs/job_2",
        200,
        "{\"location\":\"https://" + server.domain() + "/exports/users/job_2?signature=s\"}");
    server.answer("/exports/users/job_2", 200, packed.toByteArray());
  }
}
