package dev.licet.identity.connection;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome.Done;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    assertThat(listed()).contains("partners", path);
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

  /** An old page must not open what somebody has closed since. */
  @Test
  void whatNobodyAlteredOnThePageStaysAsItIsByNow() {
    var closed = new JsonObject("{\"options\":{\"disable_signup\":true}}");
    var made = connections.create("stood-open", "auth0", closed, List.of());
    var path = "/dashboard/connections/" + ((Done<Connection>) made).value().id();
    browser.get(path);
    browser.submit(
        path,
        "level",
        "good",
        "shown.level",
        "good",
        "min_length",
        "15",
        "shown.min_length",
        "8",
        "history",
        "0",
        "shown.history",
        "0",
        "shown.disable_signup",
        "false");
    var saved = connections.byName("stood-open").orElseThrow();
    assertThat(saved.passwordPolicy().minLength()).isEqualTo(15);
    assertThat(saved.allowsSignUp()).isFalse();
  }

  @Test
  void whatNobodyHasSaidIsShownAsItCounts() {
    var options = new JsonObject("{\"options\":{\"requires_username\":true}}");
    var made = connections.create("unsaid", "auth0", options, List.of());
    var id = ((Done<Connection>) made).value().id();
    assertThat(browser.get("/dashboard/connections/" + id).body())
        .containsPattern("id=\"brute_force\"[^>]*checked");
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

  @Test
  void aLongListGoesOnOnTheNextPage() {
    for (int number = 0; number < 55; number++) {
      connections.create("many-" + number, "auth0", new JsonObject("{}"), List.of());
    }
    var seen = new TreeSet<String>();
    Pattern.compile(">(many-[0-9]+)<")
        .matcher(listed())
        .results()
        .forEach(one -> seen.add(one.group(1)));
    assertThat(seen).hasSize(55);
  }

  @Test
  void whoMakesADatabaseIsLedToTheApplicationsThatMayUseIt() {
    var shop = register("Shop & Co");
    browser.get("/dashboard/connections");
    var shown = browser.submit("/dashboard/connections", "name", "shoppers");
    assertThat(shown.body())
        .contains("No application may use it yet", "Shop &amp; Co", "id=\"on-" + shop + "\"");
    var connection = connections.byName("shoppers").orElseThrow();
    var path = "/dashboard/connections/" + connection.id() + "/applications";
    assertThat(connections.isFor(connection, shop)).isFalse();

    assertThat(browser.submit(path, "on", shop).body())
        .contains("Saved.", "name=\"was\" value=\"" + shop + "\"");
    assertThat(connections.isFor(connection, shop)).isTrue();
    browser.submit(path, "was", shop);
    assertThat(connections.isFor(connection, shop)).isFalse();
  }

  @Test
  void anApplicationHasASwitchForEveryDatabase() {
    var shop = register("Shop");
    var users = made("users-of-shop");
    var first = connections.byId("con_UsernamePassword").orElseThrow();
    var path = "/dashboard/applications/" + shop + "/connections";
    assertThat(browser.get(path).body())
        .contains("users-of-shop", "name=\"was\" value=\"con_UsernamePassword\"")
        .doesNotContain("value=\"" + users.id() + "\" checked");

    assertThat(browser.submit(path, "was", first.id(), "on", users.id()).body())
        .contains("Saved.", "value=\"" + users.id() + "\" checked");
    assertThat(connections.ofClient(shop)).extracting(Connection::name).contains("users-of-shop");
    assertThat(connections.isFor(first, shop)).isFalse();
    assertThat(connections.isFor(first, register("Other"))).isTrue();
  }

  @Test
  void savingChangesOnlyWhatWasMoved() {
    var shop = register("Shop");
    var other = register("Other");
    var users = made("meanwhile");
    var path = "/dashboard/connections/" + users.id() + "/applications";
    browser.get(path);
    connections.switchClients(users.id(), Map.of(other, true));
    browser.submit(path, "on", shop);
    browser.submit(path, "on", shop, "was", shop);
    assertThat(connections.isFor(users, shop)).isTrue();
    assertThat(connections.isFor(users, other)).isTrue();
    connections.switchClients(users.id(), Map.of(other, false));
    browser.submit(path, "on", other, "was", other);
    assertThat(connections.isFor(users, other)).isFalse();

    var ofShop = "/dashboard/applications/" + shop + "/connections";
    browser.submit(ofShop, "on", "con_UsernamePassword", "was", "con_UsernamePassword");
    assertThat(connections.isFor(users, shop)).isTrue();
  }

  @Test
  void hundredsOfApplicationsHaveSeveralPages() {
    var users = made("crowd");
    var first = register("aaa first of all");
    for (int i = 0; i < 100; i++) {
      register("zz one of many");
    }
    connections.switchClients(users.id(), Map.of(first, true));
    var path = "/dashboard/connections/" + users.id() + "/applications";
    var beginning = browser.get(path).body();
    assertThat(beginning)
        .contains("1 to 100 of ", "id=\"on-" + first + "\"", path + "?page=1")
        .containsPattern("id=\"next\"");
    var rest = browser.get(path + "?page=1").body();
    assertThat(rest)
        .contains("101 to ", "action=\"" + path + "?page=1\"")
        .doesNotContain(first, "id=\"next\"");

    var last = register("zzz last of all");
    assertThat(browser.submit(path + "?page=1", "on", last).body())
        .contains("Saved.", "value=\"" + last + "\" checked");
    assertThat(connections.isFor(users, first)).isTrue();
    assertThat(connections.isFor(users, last)).isTrue();
    assertThat(browser.get(path + "?page=-5").body()).contains(first);
    assertThat(browser.get(path + "?page=2147483647").statusCode()).isEqualTo(200);
  }

  @Test
  void aDatabaseForAllSaysSo() {
    var path = "/dashboard/connections/con_UsernamePassword/applications";
    assertThat(browser.get(path).body()).contains("id=\"for-all\"");
    assertThat(
            browser.get("/dashboard/connections/" + made("for-some").id() + "/applications").body())
        .doesNotContain("id=\"for-all\"");
  }

  @Test
  void noSwitchIsMovedOfWhatIsNotThere() {
    var shop = register("Shop");
    var users = made("careful");
    var path = "/dashboard/connections/" + users.id() + "/applications";
    browser.get(path);
    var answer = browser.post(path, "on", shop, "on", TAGS);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("One of these applications does not exist", "value=\"" + shop + "\" checked")
        .doesNotContain("<script>alert"); // I5
    assertThat(connections.isFor(users, shop)).isFalse();

    var ofShop = "/dashboard/applications/" + shop + "/connections";
    var other = browser.post(ofShop, "on", users.id(), "on", TAGS);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body())
        .contains("One of these databases", "value=\"" + users.id() + "\" checked")
        .doesNotContain("<script>alert"); // I5
    assertThat(connections.isFor(users, shop)).isFalse();
    assertThat(browser.get("/dashboard/applications/nobodys/connections").statusCode())
        .isEqualTo(404);
    assertThat(browser.get("/dashboard/connections/con_nobodys/applications").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theServersOwnApplicationsStayAsTheyAre() {
    var wanted = NewApplication.named("Our own", ApplicationType.NON_INTERACTIVE);
    var own = done(server.bean(Applications.class).install(wanted)).application().clientId();
    var users = made("not-ours");
    var path = "/dashboard/applications/" + own + "/connections";
    assertThat(browser.get(path).body()).doesNotContain("name=\"on\"", "action=\"" + path);
    var answer = browser.post(path, "on", users.id());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("own application: it stays as it is");
    assertThat(browser.get("/dashboard/connections/" + users.id() + "/applications").body())
        .doesNotContain(own);
  }

  /** All pages of the list, one after the other: an id is random, and so is its page. */
  private static String listed() {
    var all = new StringBuilder();
    var page = "/dashboard/connections";
    while (!page.isEmpty()) {
      var body = browser.get(page).body();
      all.append(body);
      var next = Pattern.compile("id=\"next\" href=\"([^\"]+)\"").matcher(body);
      page = next.find() ? next.group(1) : "";
    }
    return all.toString();
  }

  private static String register(String name) {
    var wanted = NewApplication.named(name, ApplicationType.REGULAR_WEB);
    return done(server.bean(Applications.class).register(wanted)).application().clientId();
  }

  private static Connection made(String name) {
    return done(connections.create(name, Connection.DATABASE, ConnectionBody.usual(), List.of()));
  }
}
