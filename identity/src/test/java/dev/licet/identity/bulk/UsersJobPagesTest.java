package dev.licet.identity.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersJobPagesTest {
  private static final String NDJSON = "application/x-ndjson";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static String imports = "";

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    var database = server.bean(Connections.class).byName(User.DATABASE).orElseThrow();
    imports = "/dashboard/jobs/imports?connection=" + database.id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anImportIsBegunWatchedAndItsRefusedUsersAreDownloaded() throws InterruptedException {
    browser.get("/dashboard/jobs");
    var begun =
        browser.upload(
            imports,
            NDJSON,
            """
            {"email":"page-a@example.com"}
            {"email":"<b>bad</b>"}
            """);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    var page = TestBrowser.location(begun).replaceAll("\\?.*", "");
    var over = over(page);
    assertThat(over)
        .contains("id=\"inserted\">1<", "id=\"failed\">1<", "Enter an e-mail address")
        .doesNotContain("<b>bad", "hx-get");
    var file = browser.get(page + "/problems");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"job_");
    assertThat(file.body()).startsWith("[{\"line\":2,").contains("\"code\":\"INVALID_FORMAT\"");
    assertThat(browser.get("/dashboard/jobs").body()).contains(page, "Finished");
    assertThat(server.bean(Users.class).byEmail("page-a@example.com")).isNotEmpty();
  }

  private static String over(String page) throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      var body = browser.get(page).body();
      if (body.contains("data-status=\"completed\"")) {
        return body;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The import does not end");
  }

  @Test
  void whatCannotBeTakenIsToldAsATextAndNothingIsLeftBehind() throws IOException {
    browser.get("/dashboard/jobs");
    var nowhere = browser.upload("/dashboard/jobs/imports?connection=none", NDJSON, "{}");
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(nowhere.body()).isEqualTo("Choose the database that they belong to.");
    var broken = browser.upload(imports, NDJSON, "[{\"email\":");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(broken.body()).startsWith("The file is no valid JSON");
    assertThat(browser.upload(imports, "application/json", "{}").statusCode()).isEqualTo(404);
    assertThat(Files.list(folder.resolve("imports")).filter(f -> f.toString().endsWith(".part")))
        .isEmpty();
  }

  @Test
  void aLargeFileIsTakenAndNeedsASessionAndTheToken() {
    browser.get("/dashboard/jobs");
    var large = "{\"email\":\"page-large@example.com\"}\n".repeat(60_000);
    assertThat(browser.upload(imports, NDJSON, large).statusCode()).isEqualTo(303);
    var stranger = new TestBrowser(server);
    stranger.get("/dashboard/signin");
    var unknown = stranger.upload(imports, NDJSON, "{}");
    assertThat(TestBrowser.location(unknown)).isEqualTo("/dashboard/signin");
    var forged =
        HttpRequest.newBuilder(server.uri(imports))
            .header("Content-Type", NDJSON)
            .header("Cookie", cookies())
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(server.send(forged).statusCode()).isEqualTo(403);
  }

  private static String cookies() {
    var text = new StringBuilder();
    browser.cookies().forEach((name, value) -> text.append(name + "=" + value + "; "));
    return text.toString();
  }

  @Test
  void aFieldOfTheFormThatHasNoSuchValueIsARefusal() {
    browser.get("/dashboard/jobs");
    var answer = browser.post("/dashboard/jobs/exports", "connection", "", "format", "xml");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(browser.get("/dashboard/users/x/history?page=one").statusCode()).isEqualTo(400);
  }

  @Test
  void anExportHasALinkThatHolds() {
    browser.get("/dashboard/jobs");
    var page = browser.submit("/dashboard/jobs/exports", "connection", "", "format", "CSV").body();
    assertThat(page).contains("The file is ready.");
    var link = Pattern.compile("id=\"download\" href=\"https://[^/]+([^\"]+)\"").matcher(page);
    assertThat(link.find()).as(page).isTrue();
    assertThat(server.get(link.group(1).replace("&amp;", "&")).statusCode()).isEqualTo(200);
  }
}
