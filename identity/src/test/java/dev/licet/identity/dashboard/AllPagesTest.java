package dev.licet.identity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.audit.Logs;
import dev.licet.identity.audit.stream.TestStreams;
import dev.licet.identity.organization.Organization;
import dev.licet.identity.organization.Organizations;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AllPagesTest {
  private static final Set<String> OPEN = Set.of("/dashboard/signin", "/setup/{secret}");

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static String apiId = "";
  private static String clientId = "";
  private static String userId = "";
  private static String roleId = "";
  private static String logId = "";
  private static String streamId = "";
  private static String organizationId = "";
  private static String jobId = "";
  private static String retiredKid = "";

  @BeforeAll
  static void start() {
    server = TestServer.in(folder, Map.of("licet.mode", "dev"));
    browser = TestBrowser.signedIn(server);
    var api = TestApis.named("Hello", "https://hello-api");
    apiId = AllPagesTest.<Api>done(server.bean(Apis.class).register(api)).id();
    server.bean(Apis.class).addPermission(apiId, new Permission("read:admin", "Read"));
    var application = NewApplication.named("Job", ApplicationType.NON_INTERACTIVE);
    clientId =
        AllPagesTest.<RegisteredApplication>done(
                server.bean(Applications.class).register(application))
            .application()
            .clientId();
    var user = NewUser.of("alice@example.com", "Correct-Horse-7");
    userId = AllPagesTest.<User>done(server.bean(Users.class).create(user)).id();
    roleId = AllPagesTest.<Role>done(server.bean(Roles.class).create("admin", "")).id();
    logId = server.bean(Logs.class).after(0, 1).getFirst().id();
    streamId = TestStreams.create(server);
    browser.get("/dashboard/jobs");
    var exported = TestBrowser.location(browser.post("/dashboard/jobs/exports"));
    jobId = URI.create(exported).getPath().substring("/dashboard/jobs/".length());
    browser.get("/dashboard/keys");
    var keys = browser.submit("/dashboard/keys/rotate", "now", "true").body();
    var retired = Pattern.compile("data-kid=\"([^\"]+)\" data-stage=\"retired\"").matcher(keys);
    assertThat(retired.find()).as(keys).isTrue();
    retiredKid = retired.group(1);
    browser.get("/dashboard/mails");
    browser.post("/dashboard/mails", "smtp_host", "mail.example.com"); // switched off
    var organizations = server.bean(Organizations.class);
    organizationId =
        AllPagesTest.<Organization>done(organizations.create("acme", JsonObject.EMPTY, Map.of()))
            .id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPageIsClosedToWhoeverIsNotSignedIn() { // I20
    for (var path : paths(RequestMethod.GET)) {
      var stranger = new TestBrowser(server);
      var answer = stranger.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(303);
      assertThat(TestBrowser.location(answer)).as(path).startsWith("/dashboard/signin");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void everyFormIsClosedToWhoeverIsNotSignedIn() { // I20
    for (var path : paths(RequestMethod.POST)) {
      var stranger = new TestBrowser(server);
      stranger.get("/dashboard/signin");
      var answer = stranger.post(path, "name", "x", "identifier", "https://x");
      assertThat(answer.statusCode()).as(path).isEqualTo(303);
      assertThat(TestBrowser.location(answer)).as(path).isEqualTo("/dashboard/signin");
    }
    assertThat(server.bean(Apis.class).byIdentifier("https://x")).isEmpty();
    assertThat(server.bean(Apis.class).byId(apiId)).isPresent();
    assertThat(server.bean(Applications.class).byClientId(clientId)).isPresent();
    assertThat(server.bean(Users.class).byId(userId).map(User::blocked)).contains(false);
    assertThat(server.bean(Roles.class).byId(roleId)).isPresent();
  }

  @Test
  void everyFormIsClosedToOtherSites() { // I6
    for (var path : paths(RequestMethod.POST)) {
      assertThat(browser.forgedPost(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(server.bean(Apis.class).byId(apiId)).isPresent();
    assertThat(server.bean(Applications.class).byClientId(clientId)).isPresent();
    assertThat(server.bean(Users.class).byId(userId).map(User::blocked)).contains(false);
    assertThat(server.bean(Roles.class).byId(roleId)).isPresent();
  }

  @Test
  void everyPageKeepsForeignScriptFramesAndCachesOut() { // I5
    for (var path :
        Stream.concat(
                paths(RequestMethod.GET).stream(),
                Stream.of("/dashboard/signin", "/setup/x", "/dashboard/nowhere"))
            .toList()) {
      assertThat(header(browser.get(path), "content-security-policy"))
          .as(path)
          .isEqualTo(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'");
      var answer = browser.get(path);
      assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
      assertThat(header(answer, "cache-control")).contains("no-store");
    }
  }

  @Test
  void everyPageHasALanguageATitleOneHeadingAndTheWarningOfDevMode() {
    for (var path : paths(RequestMethod.GET)) {
      var answer = browser.get(path);
      if (answer.statusCode() == 303 || path.endsWith("/problems")) { // a file
        continue;
      }
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).contains("<html lang=\"en\">", "Dev mode", "<main id=");
      assertThat(answer.body()).containsPattern("<title>[^<]+ · Licet</title>");
      assertThat(answer.body().split("<h1", -1)).as(path).hasSize(2);
      assertThat(answer.body()).as(path).doesNotContain("??");
    }
  }

  @Test
  void styleSheetsAndScriptsAreKeptByTheBrowser() {
    var link = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");
    var assets = link.matcher(browser.get("/dashboard").body()).results().toList();
    assertThat(assets).hasSizeGreaterThanOrEqualTo(5);
    for (var asset : assets) {
      var answer = server.get(asset.group(1));
      assertThat(answer.statusCode()).as(asset.group(1)).isEqualTo(200);
      assertThat(header(answer, "cache-control"))
          .contains("max-age=31536000", "public", "immutable")
          .doesNotContain("no-store");
    }
  }

  @Test
  void anUnknownPathIsAPageToo() {
    var answer = browser.get("/dashboard/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page", "Sign out");
    for (var path : List.of("/dashboard/apis/0123", "/dashboard/apis/%00/test")) {
      assertThat(browser.get(path).statusCode()).as(path).isBetween(400, 404);
    }
    assertThat(browser.get("/dashboard/applications/none/apis").statusCode()).isEqualTo(404);
    assertThat(browser.post("/dashboard/apis/0123/settings").statusCode()).isEqualTo(404);
  }

  @Test
  void aNoticeIsOneOfOurOwnTextsOrNothing() { // I5
    assertThat(browser.get("/dashboard?notice=saved").body()).contains("Saved.");
    assertThat(browser.get("/dashboard?notice=%3Cb%3Ehi%3C/b%3E").body())
        .doesNotContain("<b>", "hi&lt;");
    assertThat(browser.get("/dashboard?notice=nothing-of-ours").body())
        .doesNotContain("nothing-of-ours", "id=\"notice\"");
  }

  @Test
  void theRootLeadsToTheDashboard() {
    var answer = server.send(HttpRequest.newBuilder(server.uri("/")).build());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(TestBrowser.location(answer)).isEqualTo("/dashboard");
  }

  @Test
  void showsWhatProgramsCanCall() {
    assertThat(browser.get("/dashboard/management-api").body())
        .contains("PATCH /api/v2/connections/{id}/clients", "update:connections")
        .contains("href=\"/api/v2/openapi.json\"");
  }

  /** The closed paths of our own controllers, with something real for their variables. */
  private static List<String> paths(RequestMethod method) {
    return server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
        .flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(path -> path.startsWith("/dashboard") && !OPEN.contains(path))
        .map(path -> path.replace("{id}", apiId).replace("{clientId}", clientId))
        .map(path -> path.replace("{userId}", userId.replace("|", "%7C")))
        .map(path -> path.replace("{roleId}", roleId).replace("{kid}", retiredKid))
        .map(path -> path.replace("/permissions/remove", "/permissions/remove?value=read:admin"))
        .map(path -> path.replace("{logId}", logId).replace("{streamId}", streamId))
        .map(path -> path.replace("{connectionId}", "con_UsernamePassword"))
        .map(path -> path.replace("{organizationId}", organizationId))
        .map(path -> path.replace("{jobId}", jobId).replace("{template}", "reset_email"))
        .sorted()
        .toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Done<T>) outcome).value();
  }
}
