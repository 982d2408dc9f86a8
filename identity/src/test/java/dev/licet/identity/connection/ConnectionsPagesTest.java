package dev.licet.identity.connection;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.password.PasswordLevel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsPagesTest {
  private static final String TAGS = "\"><script>alert('x')</script>";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static Connections connections;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    connections = server.bean(Connections.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void createsADatabaseAndSaysWhatItsPasswordsAreLike() {
    browser.get("/dashboard/connections");
    var created = browser.post("/dashboard/connections", "name", "partners");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    var id = connections.byName("partners").orElseThrow().id();
    var path = "/dashboard/connections/" + id;
    assertThat(location(created)).startsWith(path);
    assertThat(browser.get("/dashboard/connections").body()).contains("partners", path);
    var saved =
        browser.submit(
            path, "level", "excellent", "min_length", "14", "history", "3", "dictionary", "true");
    assertThat(saved.body()).contains("Saved.");
    var policy = connections.byId(id).orElseThrow().passwordPolicy();
    assertThat(policy.level()).isEqualTo(PasswordLevel.EXCELLENT);
    assertThat(policy.minLength()).isEqualTo(14);
    assertThat(policy.history()).isEqualTo(3);
    assertThat(policy.dictionary()).isPresent();
    assertThat(policy.noPersonalInfo()).isFalse();
    assertThat(browser.get(path).body()).contains("value=\"14\"");
  }

  @Test
  void showsAWrongFormAgain() {
    browser.get("/dashboard/connections");
    var wrong = browser.post("/dashboard/connections", "name", TAGS);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"name-problem\"").doesNotContain("<script>alert"); // I5
    var path = "/dashboard/connections/con_UsernamePassword";
    var policy = connections.byId("con_UsernamePassword").orElseThrow().passwordPolicy();
    var again = browser.submit(path, "level", "none", "min_length", "0", "history", "99");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("id=\"min_length-problem\"", "id=\"history-problem\"");
    assertThat(connections.byId("con_UsernamePassword").orElseThrow().passwordPolicy())
        .isEqualTo(policy);
    assertThat(browser.get("/dashboard/connections/con_nobodys").statusCode()).isEqualTo(404);
  }
}
