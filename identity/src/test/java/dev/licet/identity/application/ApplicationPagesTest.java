package dev.licet.identity.application;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.shared.Outcome.Done;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationPagesTest {
  private static final Pattern ID = Pattern.compile("id=\"client_id\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern SECRET =
      Pattern.compile("id=\"client_secret\"[^>]*value=\"([^\"]+)\"");
  private static final String TAGS = "\"><script>alert('x')</script>";
  private static final String QUOTES = "x\" onmouseover=\"alert(1)\" y='alert(1)'";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    var apis = server.bean(Apis.class);
    var made = (Done<Api>) apis.register(TestApis.named("Hello", "https://hello-api"));
    apis.addPermission(made.value().id(), new Permission("read:admin", "Read"));
    api = apis.byId(made.value().id()).orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsTheSecretOfANewApplicationOnce() {
    browser.get("/dashboard/applications/new");
    var created =
        browser.post(
            "/dashboard/applications",
            "name",
            "Job",
            "description",
            "Runs at night",
            "type",
            "non_interactive");
    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(created.body()).contains("This is the only time the secret is shown.");
    var id = find(ID, created.body());
    var secret = find(SECRET, created.body());
    assertThat(server.bean(Applications.class).authenticate(id, secret)).isPresent();

    var settings = browser.get("/dashboard/applications/" + id + "/settings").body();
    assertThat(settings).contains("Job", "Runs at night", server.domain()).doesNotContain(secret);
  }

  @Test
  void anApplicationThatCannotKeepASecretHasNone() {
    browser.get("/dashboard/applications/new");
    var created = browser.post("/dashboard/applications", "name", "Shop", "type", "spa");
    assertThat(created.statusCode()).isEqualTo(303);
    assertThat(location(created)).doesNotContain("secret");
    var next = browser.get(location(created)).body();
    assertThat(next).contains("The application is registered.", "Allowed callback URLs");
    var id = find(Pattern.compile("id=\"application-client-id\">([^<]+)<"), next);
    assertThat(browser.get("/dashboard/applications/" + id + "/settings").body())
        .contains("so it has none");
  }

  @Test
  void aWrongFormIsShownAgainWithWhatWasTyped() {
    browser.get("/dashboard/applications/new");
    var again =
        browser.post(
            "/dashboard/applications", "name", " ", "description", "Kept", "type", "native");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("id=\"name-problem\"", "value=\"Kept\"")
        .containsPattern("value=\"native\" checked");
    var unknown = browser.post("/dashboard/applications", "name", "X", "type", "toaster");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("id=\"type-problem\"");
  }

  @Test
  void rotatesTheSecretAfterAsking() {
    var made = register("Rotated");
    var path = "/dashboard/applications/" + made.application().clientId() + "/rotate";
    assertThat(browser.get(path).body()).contains("Rotate the secret?");
    var rotated = browser.post(path);
    var secret = find(SECRET, rotated.body());
    var applications = server.bean(Applications.class);
    var id = made.application().clientId();
    assertThat(applications.authenticate(id, secret)).isPresent();
    assertThat(applications.authenticate(id, made.secret().orElseThrow().value())).isEmpty();
  }

  @Test
  void theOldSecretMayGoOnAndBeEnded() {
    var made = register("Overlapping");
    var id = made.application().clientId();
    var old = made.secret().orElseThrow().value();
    var path = "/dashboard/applications/" + id;
    browser.get(path + "/rotate");
    browser.post(path + "/rotate", "overlap", "day");
    var applications = server.bean(Applications.class);
    assertThat(applications.authenticate(id, old)).isPresent();
    assertThat(browser.get(path + "/settings").body()).contains("The secret before works too");
    var ended = browser.submit(path + "/rotate/end").body();
    assertThat(ended)
        .contains("The old secret is revoked.")
        .doesNotContain("The secret before works too");
    assertThat(applications.authenticate(id, old)).isEmpty();
  }

  @Test
  void savesNameDescriptionAndType() {
    var id = register("Old name").application().clientId();
    var path = "/dashboard/applications/" + id + "/settings";
    browser.get(path);
    browser.submit(path, "name", "New name", "description", "What it is", "type", "regular_web");
    var saved = server.bean(Applications.class).byClientId(id).orElseThrow();
    assertThat(saved.name()).isEqualTo("New name");
    assertThat(saved.description()).isEqualTo("What it is");
    assertThat(saved.grantTypes()).contains("authorization_code", "client_credentials");
  }

  /** Otherwise an old page would take the secret of what has become something else since. */
  @Test
  void whatNobodyAlteredOnThePageStaysAsItIsByNow() {
    var id = register("Page").application().clientId();
    var applications = server.bean(Applications.class);
    applications.edit(id, now -> now.as(ApplicationType.REGULAR_WEB).named("Page", "Said since"));
    var form =
        new String[] {
          "name", "Renamed", "shown.name", "Page",
          "description", "", "shown.description", "",
          "type", "spa", "shown.type", "spa"
        };
    browser.get("/dashboard/applications/" + id + "/settings");
    browser.submit("/dashboard/applications/" + id + "/settings", form);
    var saved = applications.byClientId(id).orElseThrow();
    assertThat(saved.name()).isEqualTo("Renamed");
    assertThat(saved.description()).isEqualTo("Said since");
    assertThat(saved.type()).isEqualTo(ApplicationType.REGULAR_WEB);
  }

  @Test
  void aTypeThatNobodySaidStaysUnsaidUntilOneIsChosen() {
    var applications = server.bean(Applications.class);
    var id = register("Typeless", ApplicationType.UNSAID).application().clientId();
    var path = "/dashboard/applications/" + id + "/settings";
    assertThat(browser.get(path).body()).contains("Not said");
    browser.submit(path, "name", "Typeless two", "type", "");
    var kept = applications.byClientId(id).orElseThrow();
    assertThat(kept.name()).isEqualTo("Typeless two");
    assertThat(kept.type()).isEqualTo(ApplicationType.UNSAID);
    browser.submit(path, "name", "Typed", "type", "spa", "confirmed", "true");
    assertThat(browser.get(path).body()).doesNotContain("Not said");
    assertThat(browser.submit(path, "name", "Typed", "type", "").statusCode()).isEqualTo(422);
  }

  @Test
  void anotherTypeKeepsTheSecretAndTheWayItIsPresented() {
    var made = register("Grows");
    var id = made.application().clientId();
    var applications = server.bean(Applications.class);
    applications.edit(id, now -> now.by(TokenEndpointAuthMethod.CLIENT_SECRET_BASIC));
    var path = "/dashboard/applications/" + id + "/settings";
    browser.get(path);
    browser.submit(path, "name", "Grows", "type", "regular_web");
    var changed = applications.byClientId(id).orElseThrow();
    assertThat(changed.type()).isEqualTo(ApplicationType.REGULAR_WEB);
    assertThat(changed.authMethod()).isEqualTo(TokenEndpointAuthMethod.CLIENT_SECRET_BASIC);
    assertThat(applications.authenticate(id, made.secret().orElseThrow().value())).isPresent();
  }

  @Test
  void aTypeThatKeepsNoSecretIsAskedAboutBeforeTheSecretGoes() {
    var made = register(QUOTES);
    var id = made.application().clientId();
    var secret = made.secret().orElseThrow().value();
    var applications = server.bean(Applications.class);
    var path = "/dashboard/applications/" + id + "/settings";
    browser.get(path);
    var asked = browser.post(path, "name", QUOTES, "description", TAGS, "type", "spa");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body())
        .contains("id=\"confirm-public\"", "&lt;script&gt;", "value=\"spa\"")
        .doesNotContain("<script>alert", "\" onmouseover=");
    assertThat(applications.authenticate(id, secret)).isPresent();

    browser.submit(path, "name", "Open", "type", "spa", "confirmed", "true");
    var changed = applications.byClientId(id).orElseThrow();
    assertThat(changed.authMethod()).isEqualTo(TokenEndpointAuthMethod.NONE);
    assertThat(applications.authenticate(id, secret)).isEmpty();
  }

  @Test
  void aTypeThatKeepsASecretBringsOneWhichIsShown() {
    var id = register("Was open", ApplicationType.SPA).application().clientId();
    var path = "/dashboard/applications/" + id + "/settings";
    browser.get(path);
    var saved = browser.post(path, "name", "Was open", "type", "regular_web");
    assertThat(saved.body()).contains("The application has a secret now");
    var secret = find(SECRET, saved.body());
    assertThat(server.bean(Applications.class).authenticate(id, secret)).isPresent();
  }

  @Test
  void deletesAnApplicationAfterAsking() {
    var id = register("Gone").application().clientId();
    var path = "/dashboard/applications/" + id + "/delete";
    assertThat(browser.get(path).body()).contains("Delete this application?");
    assertThat(browser.submit(path).body()).contains("The application is deleted.");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void authorisesAnApplicationFromTheApisSide() {
    var id = register("From the API").application().clientId();
    var page = "/dashboard/apis/" + api.id() + "/applications";
    browser.get(page);
    var saved = browser.submit(page + "/" + id, "authorised", "true", "permission", "read:admin");
    assertThat(saved.body()).contains("It counts from the next token on.", "1 of 1 permissions");
    assertThat(grants(id)).containsExactly("read:admin");

    browser.submit(page + "/" + id, "permission", "read:admin");
    assertThat(server.bean(ClientGrants.class).find(id, api.identifier())).isEmpty();
  }

  @Test
  void authorisesAnApplicationFromItsOwnSide() {
    var id = register("From its side").application().clientId();
    var page = "/dashboard/applications/" + id + "/apis";
    assertThat(browser.get(page).body()).contains("Hello");
    browser.submit(page + "/" + api.id(), "authorised", "true");
    assertThat(grants(id)).isEmpty();
    var wrong = browser.post(page + "/" + api.id(), "authorised", "true", "permission", "no:such");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(grants(id)).isEmpty();
  }

  @Test
  void saysWhatAnApplicationMayHaveInTheNameOfUsers() {
    var wanted = NewApplication.named("Signs users in", ApplicationType.SPA);
    var made = server.bean(Applications.class).register(wanted);
    var id = ((Done<RegisteredApplication>) made).value().application().clientId();
    var holder = ClientGrant.Holder.forUsers(id);
    var grants = server.bean(ClientGrants.class);
    var own = "/dashboard/applications/" + id + "/apis";
    assertThat(browser.get(own).body()).contains("APIs in the name of users", "No grant needed");
    var of = own + "/" + api.id();
    var saved =
        browser.submit(of, "subject", "USER", "authorised", "true", "permission", "read:admin");
    assertThat(saved.body()).contains("1 of 1 permissions");
    assertThat(grants.find(holder, api.identifier()).orElseThrow().scope())
        .containsExactly("read:admin");
    assertThat(grants(id)).isEmpty();

    var page = "/dashboard/apis/" + api.id() + "/applications";
    assertThat(browser.get(page).body()).contains("application-user-" + id);
    browser.submit(page + "/" + id, "subject", "USER", "authorised", "true", "all", "true");
    assertThat(grants.find(holder, api.identifier()).orElseThrow().allScopes()).isTrue();
    browser.submit(page + "/" + id, "subject", "USER");
    assertThat(grants.find(holder, api.identifier())).isEmpty();
  }

  @Test
  void showsTheServersOwnApplicationsButChangesNothing() {
    var own =
        server.bean(Applications.class).list().stream().filter(Application::system).findFirst();
    assertThat(own).isPresent();
    var path = "/dashboard/applications/" + own.get().clientId();
    assertThat(browser.get(path + "/settings").body())
        .contains("System")
        .doesNotContain("id=\"save\"");
    assertThat(browser.get(path + "/rotate").statusCode()).isEqualTo(404);
    assertThat(browser.post(path + "/rotate").statusCode()).isEqualTo(422);
    assertThat(browser.post(path + "/delete").statusCode()).isEqualTo(422);
    assertThat(browser.post(path + "/settings", "name", "Mine").statusCode()).isEqualTo(422);
    for (var page : new String[] {path + "/sign-in", path + "/tokens"}) {
      assertThat(browser.get(page).body()).contains("System").doesNotContain("id=\"save\"");
      assertThat(browser.post(page).statusCode()).as(page).isEqualTo(422);
    }
    assertThat(browser.post(path + "/apis/" + api.id(), "authorised", "true").statusCode())
        .isEqualTo(422);
    assertThat(grants(own.get().clientId())).isEmpty();
  }

  @Test
  void whateverSomebodyTypedIsShownAsText() { // I5
    browser.get("/dashboard/applications/new");
    var created =
        browser.post(
            "/dashboard/applications",
            "name",
            QUOTES,
            "description",
            TAGS,
            "type",
            "non_interactive");
    assertThat(created.body()).contains("&quot; onmouseover=").doesNotContain("\" onmouseover=");
    var path = "/dashboard/applications/" + find(ID, created.body());
    for (var page :
        new String[] {
          path + "/settings",
          path + "/sign-in",
          path + "/tokens",
          path + "/apis",
          path + "/delete",
          path + "/rotate",
          "/dashboard/applications",
          "/dashboard/apis/" + api.id() + "/applications"
        }) {
      assertThat(browser.get(page).body())
          .as(page)
          .doesNotContain("<script>", "\" onmouseover=")
          .contains("&quot; onmouseover=");
    }
    assertThat(browser.get(path + "/settings").body()).contains("&lt;script&gt;");
  }

  private static RegisteredApplication register(String name) {
    return register(name, ApplicationType.NON_INTERACTIVE);
  }

  private static RegisteredApplication register(String name, ApplicationType type) {
    var wanted = NewApplication.named(name, type);
    return ((Done<RegisteredApplication>) server.bean(Applications.class).register(wanted)).value();
  }

  private static List<String> grants(String clientId) {
    return server
        .bean(ClientGrants.class)
        .find(clientId, api.identifier())
        .map(ClientGrant::scope)
        .orElse(List.of());
  }

  private static String find(Pattern pattern, String body) {
    var found = pattern.matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }
}
