package dev.licet.identity.api;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.AccessPolicy.Rule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiPagesTest {
  private static final String TAGS = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";
  private static final String QUOTES =
      "x\" onmouseover=\"alert(1)\" y='alert(1)' ${7*7} [[${7*7}]]";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void createsAnApiAndShowsIt() {
    var form = browser.get("/dashboard/apis/new").body();
    assertThat(form).contains("id=\"name\"", "id=\"identifier\"", "id=\"signing_alg\"");
    assertThat(form)
        .contains("<option value=\"RS256\" selected=\"selected\">", "<option value=\"ES256\">");

    var page = create("Hello API", "https://created");
    assertThat(page).contains("Hello API", "https://created", "Custom API");
    assertThat(page).contains("AUTH0_DOMAIN=" + server.domain(), "API_IDENTIFIER=https://created");
    assertThat(page).contains("LICET_CA_FILE=" + folder.resolve("tls/ca.pem"));
    var api = server.bean(Apis.class).byIdentifier("https://created").orElseThrow();
    assertThat(api.settings()).isEqualTo(ApiSettings.defaults("Hello API"));
    assertThat(browser.get("/dashboard/apis").body()).contains("https://created");
    assertThat(browser.get("/dashboard/applications").body())
        .contains("Hello API (Test Application)");
  }

  @Test
  void aWrongFormIsShownAgainWithEverythingThatWasTyped() {
    browser.get("/dashboard/apis/new");
    var again =
        browser.post(
            "/dashboard/apis",
            "name",
            "",
            "identifier",
            "two words",
            "jwt_profile",
            "rfc9068",
            "signing_alg",
            "RS256");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("id=\"name-problem\"", "id=\"identifier-problem\"", "value=\"two words\"")
        .containsPattern("value=\"rfc9068\" selected");
    assertThat(server.bean(Apis.class).byIdentifier("two words")).isEmpty();
  }

  @Test
  void anAlgorithmThatIsNotOfferedIsRefusedAtItsField() {
    browser.get("/dashboard/apis/new");
    for (var algorithm : new String[] {"HS512", "none", ""}) {
      var again =
          browser.post(
              "/dashboard/apis",
              "name",
              "Other",
              "identifier",
              "https://other-algorithm",
              "signing_alg",
              algorithm);
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("id=\"signing_alg-problem\"");
    }
    assertThat(server.bean(Apis.class).byIdentifier("https://other-algorithm")).isEmpty();
  }

  @Test
  void theSameIdentifierTwiceIsToldAtTheField() {
    create("One", "https://twice");
    browser.get("/dashboard/apis/new");
    var again = browser.post("/dashboard/apis", "name", "Two", "identifier", "https://twice");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("id=\"identifier-problem\"", "value=\"Two\"");
  }

  @Test
  void savesTheSettings() {
    create("Before", "https://settings");
    var path = path("https://settings") + "/settings";
    assertThat(browser.get(path).body()).contains("Enable RBAC", "value=\"86400\"");
    var saved =
        browser.submit(
            path,
            "name",
            "After",
            "token_lifetime",
            "3600",
            "token_lifetime_for_web",
            "600",
            "jwt_profile",
            "rfc9068",
            "enforce_policies",
            "true",
            "add_permissions",
            "true",
            "identifier",
            "https://smuggled",
            "allow_offline_access",
            "true",
            "system",
            "true");
    assertThat(saved.body()).contains("Saved.", "value=\"After\"");
    var api = server.bean(Apis.class).byIdentifier("https://settings").orElseThrow();
    assertThat(api.settings())
        .isEqualTo(
            new ApiSettings(
                "After",
                TokenDialect.RFC9068_PROFILE_AUTHZ,
                3600,
                600,
                true,
                false,
                false,
                AccessPolicy.USUAL));
    assertThat(api.system()).isFalse();
  }

  @Test
  void saysWhoGetsTokensAndWhatTheseAreBoundTo() {
    create("Access", "https://access");
    var path = path("https://access") + "/settings";
    browser.get(path);
    var saved =
        browser.submit(
            path,
            access(
                "access.offline", "true",
                "access.skip_consent", "true",
                "access.user", "require_client_grant",
                "access.client", "deny_all",
                "access.proof", "mtls",
                "access.proof_required", "true"));
    assertThat(saved.body())
        .contains("Saved.", "value=\"require_client_grant\" selected", "value=\"mtls\" selected")
        .containsPattern("id=\"offline\"[^>]*checked");
    var settings = settings("https://access");
    assertThat(settings.allowOfflineAccess()).isTrue();
    assertThat(settings.skipConsent()).isTrue();
    assertThat(settings.access())
        .isEqualTo(new AccessPolicy(Rule.REQUIRE_CLIENT_GRANT, Rule.DENY_ALL));
    assertThat(settings.proof())
        .contains(new ProofOfPossession(ProofOfPossession.Mechanism.MTLS, true));

    browser.submit(path, access("access.user", "allow_all", "access.client", "deny_all"));
    assertThat(settings("https://access").allowOfflineAccess()).isFalse();
    assertThat(settings("https://access").proof()).isEmpty();
  }

  /** An old page must not switch off what somebody has switched on since. */
  @Test
  void whatNobodyAlteredOnThePageStaysAsItIsByNow() {
    create("Access", "https://stood-open");
    var path = path("https://stood-open") + "/settings";
    browser.get(path);
    browser.submit(path, access("access.user", "allow_all", "access.client", "deny_all"));
    browser.submit(
        path,
        "name",
        "Renamed",
        "shown.name",
        "Access",
        "token_lifetime",
        "60",
        "shown.token_lifetime",
        "60",
        "token_lifetime_for_web",
        "60",
        "shown.token_lifetime_for_web",
        "60",
        "jwt_profile",
        "auth0",
        "shown.jwt_profile",
        "auth0",
        "access.asked",
        "true",
        "access.user",
        "allow_all",
        "shown.access.user",
        "allow_all",
        "access.client",
        "require_client_grant",
        "shown.access.client",
        "require_client_grant",
        "shown.access.offline",
        "false");
    var saved = settings("https://stood-open");
    assertThat(saved.name()).isEqualTo("Renamed");
    assertThat(saved.access().client()).isEqualTo(Rule.DENY_ALL);
    assertThat(saved.tokenLifetime()).isNotEqualTo(60);
  }

  @Test
  void rulesThatThereAreNotChangeNothing() {
    create("Access", "https://rules");
    var path = path("https://rules") + "/settings";
    browser.get(path);
    String[][] wrong = {
      {"access.user", "", "access.client", "deny_all"},
      {"access.user", "allow_all", "access.client", "allow_all"},
      {"access.user", "allow_all", "access.client", "deny_all", "access.proof", "seal"},
      {"access.user", "allow_all", "access.client", "deny_all", "access.proof_required", "true"},
    };
    for (var form : wrong) {
      var again = browser.post(path, access(form));
      assertThat(again.statusCode()).as(String.join(" ", form)).isEqualTo(422);
      assertThat(again.body()).containsPattern("id=\"access\\.(user|client|proof)-problem\"");
    }
    assertThat(settings("https://rules")).isEqualTo(ApiSettings.defaults("Access"));
  }

  private static ApiSettings settings(String identifier) {
    return server.bean(Apis.class).byIdentifier(identifier).orElseThrow().settings();
  }

  /** A form with what the page has besides, as a new API has it. */
  private static String[] access(String... fields) {
    var others =
        Stream.of(
            "name",
            "Access",
            "token_lifetime",
            "86400",
            "token_lifetime_for_web",
            "7200",
            "access.asked",
            "true");
    return Stream.concat(others, Stream.of(fields)).toArray(String[]::new);
  }

  @Test
  void wrongSettingsChangeNothing() {
    create("Stays", "https://stays");
    var path = path("https://stays") + "/settings";
    browser.get(path);
    for (var seconds : new String[] {"", "soon", "-1", "0", "99999999999", "2592001", "1.5"}) {
      var again =
          browser.post(
              path, "name", "Goes", "token_lifetime", seconds, "token_lifetime_for_web", "1");
      assertThat(again.statusCode()).as(seconds).isEqualTo(422);
      assertThat(again.body()).contains("id=\"token_lifetime-problem\"", "value=\"Goes\"");
    }
    assertThat(server.bean(Apis.class).byIdentifier("https://stays").orElseThrow().settings())
        .isEqualTo(ApiSettings.defaults("Stays"));
  }

  @Test
  void addsDescribesAndRemovesPermissions() {
    create("Permissions", "https://permissions");
    var path = path("https://permissions") + "/permissions";
    browser.get(path);
    assertThat(browser.submit(path, "value", "read:admin", "description", "Read").body())
        .contains("The permission is added.", "<code>read:admin</code>");
    var twice = browser.post(path, "value", "read:admin", "description", "Again");
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("id=\"value-problem\"", "value=\"Again\"");

    browser.submit(path + "/describe", "value", "read:admin", "description", "Read it all");
    assertThat(browser.get(path).body()).contains("value=\"Read it all\"");
    var asked = browser.get(path + "/remove?value=read:admin").body();
    assertThat(asked).contains("Remove this permission?", "read:admin");
    assertThat(browser.get(path).body()).contains("read:admin</code>");
    assertThat(browser.get(path + "/remove?value=no:such").statusCode()).isEqualTo(404);
    browser.submit(path + "/remove?value=read:admin");
    assertThat(browser.get(path).body()).doesNotContain("read:admin</code>");
  }

  @Test
  void deletesAnApiAfterAsking() {
    create("Gone", "https://gone");
    var path = path("https://gone");
    assertThat(browser.get(path + "/delete").body()).contains("Delete this API?", "https://gone");
    assertThat(server.bean(Apis.class).byIdentifier("https://gone")).isPresent();
    assertThat(browser.submit(path + "/delete").body()).contains("The API is deleted.");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheServersOwnApiButChangesNothing() {
    var own = server.bean(Apis.class).list().stream().filter(Api::system).findFirst();
    assertThat(own).isPresent();
    var path = "/dashboard/apis/" + own.get().id();
    assertThat(browser.get(path + "/settings").body())
        .contains("System")
        .doesNotContain("id=\"save\"");
    assertThat(browser.get(path + "/permissions").body()).doesNotContain("id=\"add-permission\"");
    assertThat(browser.get(path + "/delete").statusCode()).isEqualTo(404);
    assertThat(browser.post(path + "/delete").statusCode()).isEqualTo(422);
    assertThat(browser.post(path + "/permissions", "value", "evil:all").statusCode())
        .isEqualTo(422);
    assertThat(
            browser
                .post(
                    path + "/settings",
                    "name",
                    "Mine",
                    "token_lifetime",
                    "60",
                    "token_lifetime_for_web",
                    "60")
                .statusCode())
        .isEqualTo(422);
    assertThat(server.bean(Apis.class).byId(own.get().id())).isEqualTo(own);
  }

  @Test
  void whateverSomebodyTypedIsShownAsText() { // I5
    create(QUOTES, "https://marker?\"><script>alert(1)</script>");
    var path = path("https://marker?\"><script>alert(1)</script>");
    browser.get(path + "/permissions");
    browser.submit(path + "/permissions", "value", "<script>x</script>", "description", TAGS);
    for (var page :
        new String[] {
          "/dashboard/apis",
          path,
          path + "/settings",
          path + "/permissions",
          path + "/applications",
          path + "/test",
          path + "/delete",
          "/dashboard/applications"
        }) {
      var body = browser.get(page).body();
      assertThat(body)
          .as(page)
          .doesNotContain("<script>", "<img", "\" onmouseover=")
          .contains("&quot; onmouseover=", "[[${7*7}]]");
    }
    assertThat(browser.get(path + "/permissions").body()).contains("&lt;script&gt;");
    var again = browser.post("/dashboard/apis", "name", TAGS, "identifier", TAGS);
    assertThat(again.body())
        .doesNotContain("<script>", "<img src=x")
        .contains("&lt;script&gt;", "A name cannot contain &lt; or &gt;");
  }

  private static String create(String name, String identifier) {
    browser.get("/dashboard/apis/new");
    var answer = browser.post("/dashboard/apis", "name", name, "identifier", identifier);
    assertThat(answer.statusCode()).isEqualTo(303);
    return browser.get(location(answer)).body();
  }

  private static String path(String identifier) {
    var api = server.bean(Apis.class).byIdentifier(identifier).orElseThrow();
    return "/dashboard/apis/" + api.id();
  }
}
