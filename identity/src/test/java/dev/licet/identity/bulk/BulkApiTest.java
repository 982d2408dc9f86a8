package dev.licet.identity.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestServer;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class BulkApiTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;
  private static String connection = "";

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
    connection = server.bean(Connections.class).byName(User.DATABASE).orElseThrow().id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer upload(String content, String... fields) {
    var form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(
          "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(fields[i], fields[i + 1]));
    }
    form.append(
        """
        --edge\r
        Content-Disposition: form-data; name="users"; filename="u.json"\r
        Content-Type: application/json\r
        \r
        %s\r
        --edge--\r
        """
            .formatted(content));
    return send(form.toString(), "multipart/form-data; boundary=edge");
  }

  private static Answer send(String body, String type) {
    return management.callAs(type, "POST", "/jobs/users-imports", body, "create:users");
  }

  private static Answer done(Answer begun) {
    assertThat(begun.status()).as("%s", begun).isEqualTo(202);
    for (int tries = 0; tries < 600; tries++) {
      var answer = management.get("/jobs/" + begun.text("id"), "read:users");
      if (!List.of("pending", "processing").contains(answer.text("status"))) {
        return answer;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("The import does not end");
  }

  @Test
  void importsAFileAndShowsHowItWent() {
    var begun =
        upload(
            "{\"email\":\"api-a@example.com\"}\n{\"email\":\"bad\"}",
            "connection_id",
            connection,
            "upsert",
            "true",
            "external_id",
            "mine",
            "send_completion_email",
            "true");
    assertThat(begun.text("type")).isEqualTo("users_import");
    assertThat(begun.text("status")).isEqualTo("pending");
    assertThat(begun.text("external_id")).isEqualTo("mine");
    var over = done(begun);
    assertThat(over.text("status")).isEqualTo("completed");
    assertThat(over.json().get("summary").get("inserted").intValue()).isEqualTo(1);
    assertThat(over.json().get("percentage_done").intValue()).isEqualTo(100);
    var errors = management.get("/jobs/" + begun.text("id") + "/errors", "read:users").json();
    assertThat(errors.size()).isEqualTo(1);
    assertThat(errors.get(0).get("line").intValue()).isEqualTo(2);
    assertThat(errors.get(0).get("user").get("email").stringValue()).isEqualTo("bad");
    assertThat(errors.get(0).get("errors").get(0).get("code").stringValue())
        .isEqualTo("INVALID_FORMAT");
  }

  @Test
  void refusesWhatIsNoSuchForm() throws IOException {
    assertThat(upload("{}").text("message")).contains("Missing required property: connection_id");
    assertThat(upload("{}", "connection_id", "con_nothing").text("errorCode"))
        .isEqualTo("inexistent_connection");
    assertThat(upload("{}", "connection_id", connection, "upsert", "maybe").status())
        .isEqualTo(400);
    assertThat(upload("{}", "connection_id", connection, "send_completion_email", "maybe").status())
        .isEqualTo(400);
    assertThat(upload("{}", "other", "x").text("message")).contains("Additional properties");
    assertThat(upload("[{\"email\":", "connection_id", connection).text("message"))
        .contains("The file of users is no valid JSON");
    assertThat(send("--edge--\r\n", "multipart/form-data; boundary=edge").text("message"))
        .contains("Missing required property: users");
    assertThat(send("x", "multipart/form-data").status()).isEqualTo(400);
    assertThat(Files.list(folder.resolve("imports")).filter(f -> f.toString().endsWith(".part")))
        .isEmpty();
  }

  @Test
  void takesALargeFileWhichNoOtherEndpointDoes() {
    var line =
        "{\"email\":\"large@example.com\",\"user_metadata\":{\"a\":\"" + "x".repeat(900) + "\"}}\n";
    var over = done(upload(line.repeat(2_500), "connection_id", connection, "upsert", "true"));
    assertThat(over.json().get("summary").get("total").intValue()).isEqualTo(2_500);
    var other =
        management.post("/jobs/users-exports", "\"" + "x".repeat(1_100_000) + "\"", "read:users");
    assertThat(other.status()).isEqualTo(413);
  }

  @Test
  void exportsWhoIsThere() throws Exception {
    var users = server.bean(Users.class);
    users.create(NewUser.of("=formula@example.com", "Correct-Horse-7"));
    users.create(NewUser.of("plain@example.com", "Correct-Horse-7"));
    var begun = management.post("/jobs/users-exports", "{\"format\":\"csv\"}", "read:users");
    assertThat(begun.status()).as("%s", begun).isEqualTo(200);
    var csv = fetch(begun.text("id"));
    assertThat(csv).startsWith("\"user_id\",\"email\",\"email_verified\",");
    assertThat(csv).contains("\"plain@example.com\",\"false\"", "\"'=formula@example.com\"");
    var body =
        "{\"format\":\"json\",\"limit\":1,\"fields\":[{\"name\":\"email\",\"export_as\":\"mail\"},"
            + "{\"name\":\"identities[0].provider\"}]}";
    var json = fetch(management.post("/jobs/users-exports", body, "read:users").text("id"));
    assertThat(json).endsWith("\"identities[0].provider\":\"auth0\"}\n").startsWith("{\"mail\":");
    assertThat(json.lines()).hasSize(1);
    assertThat(json).doesNotContain("argon2");
  }

  private static String fetch(String job) throws Exception {
    var answer = management.get("/jobs/" + job, "read:users");
    assertThat(answer.text("status")).isEqualTo("completed");
    var response = get(answer.text("location"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    try (var text = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(text.readAllBytes(), UTF_8);
    }
  }

  private static HttpResponse<byte[]> get(String location) throws Exception {
    return server
        .client()
        .send(HttpRequest.newBuilder(URI.create(location)).build(), BodyHandlers.ofByteArray());
  }

  /** Else a file of some of the users would look like one of all. */
  @Test
  void anExportThatBreaksOffDoesNotLookWhole() throws Exception {
    var last = "zzzz";
    var writing = server.bean(TransactionOperations.class);
    writing.executeWithoutResult(_ -> {
      for (int i = 0; i < 1_200; i++) {
        server.bean(Users.class).create(user("one" + i + "@broken.example", Optional.empty()));
      }
      server.bean(Users.class).create(user("last@broken.example", Optional.of(last)));
      metadata(last, "{");
    });
    try {
      var job = management.post("/jobs/users-exports", "{}", "read:users").text("id");
      var link = management.get("/jobs/" + job, "read:users").text("location");
      assertThatThrownBy(() -> get(link)).isInstanceOf(IOException.class);
    } finally {
      writing.executeWithoutResult(_ -> metadata(last, "{}"));
    }
  }

  private static NewUser user(String email, Optional<String> id) {
    return new NewUser(UserSettings.of(email), id, Optional.empty());
  }

  private static void metadata(String id, String json) {
    server
        .bean(JdbcClient.class)
        .sql("update users set user_metadata = :json where id = :id")
        .param("json", json)
        .param("id", "auth0|" + id)
        .update();
  }

  @Test
  void aLinkIsGoodForItsExportAndItsTimeOnly() throws Exception {
    var one = management.post("/jobs/users-exports", "{}", "read:users").text("id");
    var other = management.post("/jobs/users-exports", "{}", "read:users").text("id");
    var link = management.get("/jobs/" + one, "read:users").text("location");
    assertThat(get(link).statusCode()).isEqualTo(200);
    assertThat(get(link.replace(one, other)).statusCode()).isEqualTo(403);
    assertThat(get(link.replaceAll("expires=\\d", "expires=9")).statusCode()).isEqualTo(403);
    assertThat(get(link.replaceAll("&signature=.*", "")).statusCode()).isEqualTo(403);
    assertThat(get(link.replaceAll("\\?.*", "")).statusCode()).isEqualTo(403);
    assertThat(get(link.replaceAll("users/job_\\w+", "users/nothing")).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesAnExportOfWhatIsNotThere() {
    for (var body :
        List.of(
            "{\"connection_id\":\"con_nothing\"}",
            "{\"format\":\"xml\"}",
            "{\"limit\":0}",
            "{\"fields\":[{\"name\":\"a/b\"}]}")) {
      var answer = management.post("/jobs/users-exports", body, "read:users");
      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    }
  }
}
