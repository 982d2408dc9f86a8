package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  private static final String KEYS =
      """
      [{"kid":"a","alg":"RS256","current":true,"next":false,"previous":false,\
      "current_since":"2026-11-23T12:00:00Z","revoked":false},\
      {"kid":"b","alg":"RS256","current":false,"next":true,"previous":false,"revoked":false},\
      {"kid":"c","alg":"RS256","current":false,"next":false,"previous":true,\
      "current_since":"2026-08-23T12:00:00Z","current_until":"2026-11-23T12:00:00Z",\
      "revoked":false},\
      {"kid":"d\\u001b[31m","alg":"ES256","current":false,"next":false,"previous":false,\
      "revoked":true,"revoked_at":"2026-11-24T12:00:00Z"}]\
      """;

  @TempDir private Path folder;
  private FakeServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new FakeServer(folder);
    server.answer("/oauth/token", 200, "{\"access_token\":\"management\",\"expires_in\":60}");
    server.answer("/api/v2/keys/signing", 200, KEYS);
    server.answer("/api/v2/keys/signing/rotate", 201, "{\"kid\":\"b\",\"cert\":\"x\"}");
    server.answer("/api/v2/keys/signing/c/revoke", 200, "{\"kid\":\"c\",\"cert\":\"x\"}");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void listsEachKeyWithItsUse() {
    assertThat(keys("", "list"))
        .isEqualTo(
            new Run(
                0,
                """
                KEY                    ALGORITHM  USE              SINCE
                a                      RS256      currently used   2026-11-23T12:00:00Z
                b                      RS256      next in queue
                c                      RS256      previously used  2026-11-23T12:00:00Z
                d?[31m                 ES256      revoked          2026-11-24T12:00:00Z
                """,
                ""));
  }

  @Test
  void findsTheServersDataByTheDotEnvFileToo() throws Exception {
    Path data = Files.move(server.data(), folder.resolve("data#1"));
    Files.writeString(folder.resolve(".env"), "LICET_DATA=" + data + " # here\n");
    assertThat(Run.of(folder, Map.of(), "keys", "list", "--json"))
        .isEqualTo(new Run(0, KEYS + "\n", ""));
  }

  @Test
  void readsTheDotEnvFileAsTheServerDoes() throws Exception {
    Files.move(server.data(), folder.resolve("a \"b\""));
    Files.writeString(
        folder.resolve(".env"),
        "\uFEFFLICET_DATA=\"" + folder + "/a \\\"b\\\"\" # here\r\nlog.level-x=1\r\n");
    assertThat(Run.of(folder, Map.of(), "keys", "list", "--json"))
        .isEqualTo(new Run(0, KEYS + "\n", ""));
  }

  @Test
  void passesOverNoLineOfTheDotEnvFile() throws Exception {
    Files.writeString(folder.resolve(".env"), "A=1\nLICET_DATA " + server.data() + "\n");
    assertThat(Run.of(folder, Map.of(), "keys", "list"))
        .isEqualTo(new Run(1, "", ".env, line 2: expected NAME=value.\n"));
  }

  @Test
  void listsThemAsTheServerSaysThem() {
    assertThat(keys("", "list", "--json")).isEqualTo(new Run(0, KEYS + "\n", ""));
  }

  @Test
  void rotates() {
    assertThat(keys("", "rotate")).isEqualTo(new Run(0, "b now signs.\n", ""));
    assertThat(server.requests().get(1))
        .isEqualTo(
            new FakeServer.Request(
                "/api/v2/keys/signing/rotate", "Bearer management", Map.of("now", false)));
    assertThat(keys("", "rotate", "--now", "--json").out())
        .isEqualTo("{\"kid\":\"b\",\"cert\":\"x\"}\n");
    assertThat(server.requests().get(3).body()).isEqualTo(Map.of("now", true));
  }

  @Test
  void saysWhomARotationWaitsFor() {
    server.answer("/api/v2/keys/signing/rotate", 409, "{\"message\":\"Not rotated: 1 API\"}");
    assertThat(keys("", "rotate"))
        .isEqualTo(new Run(1, "", "The server did not rotate its keys: Not rotated: 1 API\n"));
  }

  @Test
  void revokesWhenItIsMeant() {
    String question = "Refuse every token that c signed? [y/N] ";
    assertThat(keys("y\n", "revoke", "c")).isEqualTo(new Run(0, "c is revoked.\n", question));
    assertThat(server.requests().get(1).path()).isEqualTo("/api/v2/keys/signing/c/revoke");
    assertThat(keys("", "revoke", "c", "--yes")).isEqualTo(new Run(0, "c is revoked.\n", ""));
  }

  @Test
  void revokesNothingWhenItIsNotMeant() {
    for (String answer : new String[] {"", "n\n", "\n", "yellow\n"}) {
      Run run = keys(answer, "revoke", "c");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).endsWith("Nothing was revoked.\n");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void asksForNoPathThatIsNoKey() {
    assertThat(keys("", "revoke", "../clients/x", "--yes"))
        .isEqualTo(new Run(1, "", "'../clients/x' is no key id: licet keys list shows them.\n"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysWhenTheServerAnswersNonsense() {
    server.answer("/api/v2/keys/signing", 200, "<html>");
    assertThat(keys("", "list"))
        .isEqualTo(new Run(1, "", "The server answers something else than keys.\n"));
    server.answer("/api/v2/keys/signing/rotate", 201, "{}");
    assertThat(keys("", "rotate").err())
        .isEqualTo("The server answers something else than a key.\n");
  }

  private Run keys(String input, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "keys";
    System.arraycopy(args, 0, all, 1, args.length);
    return Run.with(input, folder, Map.of("LICET_DATA", server.data().toString()), all);
  }
}
