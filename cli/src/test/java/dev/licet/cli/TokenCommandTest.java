package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  @TempDir private Path folder;
  private FakeServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new FakeServer(folder);
    server.answer("/oauth/token", 200, "{\"access_token\":\"management\",\"expires_in\":60}");
    server.answer(
        "/api/v2/test-tokens",
        201,
        "{\"access_token\":\"the.test.token\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void printsTheTokenAndNothingElse() {
    Run run = token();
    assertThat(run).isEqualTo(new Run(0, "the.test.token\n", ""));
  }

  @Test
  void printsTheServersMembersAsJson() {
    Run run = token("--json");
    assertThat(run.exitCode()).isZero();
    assertThat(Json.object(run.out()))
        .contains(
            Map.of("access_token", "the.test.token", "token_type", "Bearer", "expires_in", 86400));
  }

  @Test
  void asksAsItselfForTheApplicationsToken() {
    token();
    FakeServer.Request first = server.requests().get(0);
    FakeServer.Request second = server.requests().get(1);
    assertThat(first.path()).isEqualTo("/oauth/token");
    assertThat(first.body())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", "cli")
        .containsEntry("client_secret", "the-secret")
        .containsEntry("audience", "https://" + server.domain() + "/api/v2/");
    assertThat(second)
        .isEqualTo(
            new FakeServer.Request(
                "/api/v2/test-tokens",
                "Bearer management",
                Map.of("audience", "https://hello-api", "application", "hello-admin")));
  }

  @Test
  void saysWhatTheServerSaysOfAnUnknownApplication() {
    server.answer(
        "/api/v2/test-tokens",
        404,
        "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"There is no application nobody\"}");
    assertThat(token())
        .isEqualTo(new Run(1, "", "The server gave no token: There is no application nobody\n"));
  }

  @Test
  void saysWhatTheServerSaysOfARefusedGrant() {
    server.answer(
        "/api/v2/test-tokens",
        403,
        "{\"error\":\"access_denied\",\"error_description\":\"Client is not authorized\"}");
    assertThat(token())
        .isEqualTo(new Run(1, "", "The server gave no token: Client is not authorized\n"));
  }

  @Test
  void neverTakesAPageForAToken() {
    server.answer("/api/v2/test-tokens", 200, "<html>welcome</html>");
    assertThat(token()).isEqualTo(new Run(1, "", "The server gave no token: status 200\n"));
  }

  @Test
  void saysThatTheDataBelongsToAnotherServerWhenItsSecretIsRefused() {
    server.answer(
        "/oauth/token",
        401,
        "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}");
    Run run = token();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "The server at https://"
                + server.domain()
                + " does not let the command line in (Unauthorized): LICET_DATA must be the data"
                + " directory of that server.\n");
  }

  @Test
  void saysHowToStartAServerThatDoesNotAnswer() {
    server.close();
    Run run = token();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "The identity server at https://"
                + server.domain()
                + " does not answer: start it with make demo, or with ./licet serve.\n");
  }

  @Test
  void sendsTheSecretToNobodyWhoseCertificateIsNotTrusted() throws Exception {
    Files.delete(server.data().resolve("tls/ca.pem"));
    Run run = token();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Whoever answers at https://" + server.domain());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void saysWhenTheAuthorityIsNoCertificate() throws Exception {
    Files.writeString(server.data().resolve("tls/ca.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    Run run = token();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).endsWith("ca.pem cannot be read as certificates in PEM form.\n");
  }

  @Test
  void saysWhereItLookedWhenThereIsNoServerData() {
    Run run = run(Map.of("LICET_DATA", folder.resolve("nowhere").toString()));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "There is no server data in "
                + folder.resolve("nowhere")
                + ": start the server first (make demo, or ./licet serve), or set LICET_DATA to its"
                + " data directory.\n");
  }

  @Test
  void looksInTheWorkingDirectoryUnlessToldOtherwise() {
    Run run = run(Map.of());
    assertThat(run.err()).startsWith("There is no server data in " + folder.resolve(".licet"));
  }

  @Test
  void saysWhatItsFileShouldHold() throws Exception {
    Files.writeString(server.data().resolve("cli.json"), "{\"domain\":\"localhost:1\"}");
    Run run = token();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("cli.json should hold a JSON object with domain, client_id and client_secret");
  }

  @Test
  void namesTheMissingOptionAndWhereHelpIs() {
    Run run = Run.of(folder, Map.of(), "token", "--audience", "https://hello-api");
    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                "Error: Missing required argument (specify one of these): (--application=NAME |"
                    + " --user=EMAIL). See: licet token --help\n"));
  }

  @Test
  void asksForTheTokenOfAUser() {
    Map<String, String> data = Map.of("LICET_DATA", server.data().toString());
    String[] args = {"token", "--audience", "https://hello-api", "--user", "bob@example.com"};
    assertThat(Run.of(folder, data, args)).isEqualTo(new Run(0, "the.test.token\n", ""));
    assertThat(server.requests().get(1).body())
        .isEqualTo(Map.of("audience", "https://hello-api", "user", "bob@example.com"));
  }

  private Run token(String... more) {
    return run(Map.of("LICET_DATA", server.data().toString()), more);
  }

  private Run run(Map<String, String> environment, String... more) {
    String[] args = {"token", "--audience", "https://hello-api", "--application", "hello-admin"};
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Run.of(folder, environment, all);
  }
}
