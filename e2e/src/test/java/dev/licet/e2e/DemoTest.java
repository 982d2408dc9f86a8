package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code make demo} as a newcomer meets it, and the tutorial's four steps in their order. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class DemoTest {
  private static final String MISSING =
      "{\"code\":\"authorization_header_missing\",\"description\":\"Authorization header is"
          + " expected\"}";
  private static final String FORBIDDEN =
      "{\"code\":\"Unauthorized\",\"description\":\"You don't have access to this resource\"}";

  private final int identityPort = Ports.free();
  private final int helloPort = Ports.free();
  private final Https http = Https.none();
  private final List<String> curls = new ArrayList<>();
  private final List<Program> started = new ArrayList<>();

  @TempDir private static Path data;
  private Program demo;
  private Browser browser;
  private String link = "";

  @BeforeAll
  void start() {
    Build.ready();
    browser = new Browser();
    demo = makeDemo();
    demo.awaitLine("Licet demo is ready"::equals);
  }

  @AfterAll
  void stop() {
    started.forEach(Program::close);
    browser.close();
  }

  @Test
  @Order(1)
  void printsWhatToTryBeforeItIsReady() {
    String out = demo.out();
    assertThat(out)
        .as(demo::everything)
        .contains("https://localhost:" + identityPort + "/dashboard")
        .contains("http://localhost:" + helloPort)
        .containsOnlyOnce("/setup/")
        .endsWith("\nLicet demo is ready\n");
    link = out.lines().filter(line -> line.contains("/setup/")).findFirst().orElseThrow();
    link = link.substring(link.indexOf("https://"));
    out.lines().map(String::strip).filter(line -> line.startsWith("curl ")).forEach(curls::add);
    assertThat(curls).hasSize(4);
  }

  @Test
  @Order(2)
  void printsTheOneTimeLinkOnTheTerminalOnly() throws IOException {
    String secret = link.substring(link.lastIndexOf('/') + 1);
    assertThat(secret).hasSizeGreaterThan(20);
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  @Order(3)
  void keepsItsFilesToItself() throws IOException {
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean isPublic = file.endsWith("ca.pem");
        assertThat(Files.getPosixFilePermissions(file).toString())
            .as(file.toString())
            .matches(permissions -> isPublic || !permissions.matches(".*(GROUP|OTHERS).*"));
      }
    }
  }

  @Test
  @Order(4)
  void printsCurlLinesThatWorkAsTheyAre() {
    assertThat(curls).extracting(this::statusOf).containsExactly(401, 200, 403, 200);
  }

  @Test
  @Order(10)
  void step1RefusesCallsWithoutAToken() {
    HttpResponse<String> world = hello("/");
    assertThat(world.statusCode()).isEqualTo(200);
    assertThat(world.body()).isEqualTo("{\"msg\":\"Hello world!\"}");
    for (String path : List.of("/user", "/admin")) {
      HttpResponse<String> refused = hello(path);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).isEqualTo(MISSING);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(
              challenge -> assertThat(challenge).startsWith("Bearer").doesNotContain("error"));
    }
  }

  @Test
  @Order(20)
  void step2LetsTheFirstAdministratorInByTheOneTimeLink() {
    browser.open(link).shoot("setup");
    browser.type("#email", Dashboard.EMAIL);
    browser.type("#password", Dashboard.PASSWORD).type("#repeat", Dashboard.PASSWORD);
    browser.click("#create-administrator").awaitUrl(".*/dashboard.*");
    assertThat(browser.text()).contains("APIs", Dashboard.EMAIL);
    browser.shoot("dashboard");
  }

  @Test
  @Order(21)
  void step2LetsNobodyInByThatLinkAgain() {
    try (Browser stranger = new Browser()) {
      stranger.open(link).shoot("setup-gone");
      assertThat(stranger.all("#email")).isEmpty();
      stranger.open(identity("/dashboard")).awaitUrl(".*/dashboard/signin.*").shoot("signin");
    }
  }

  @Test
  @Order(22)
  void step2CreatesAnApi() {
    browser.clickLink("APIs").click("#create-api");
    assertThat(browser.find("#signing_alg").getAttribute("value")).isEqualTo("RS256");
    browser.type("#name", "My API").type("#identifier", "https://my-api").shoot("create-api");
    browser.click("#create").awaitText("My API").awaitText("https://my-api");
    browser.shoot("api-created");
  }

  @Test
  @Order(23)
  void step2ShowsItsSettings() {
    browser.clickLink("Settings").awaitText("https://my-api").shoot("api-settings");
    assertThat(browser.find("#token_lifetime").getAttribute("value")).isEqualTo("86400");
    browser.click("#enforce_policies");
    browser.click("#save").awaitText("Saved");
    assertThat(browser.find("#enforce_policies").isSelected()).isTrue();
  }

  @Test
  @Order(24)
  void step2AddsDescribesAndRemovesPermissions() {
    browser.clickLink("Permissions");
    addPermission("read:admin", "Read what administrators read");
    addPermission("write:admin", "Not for long");
    browser.type("tr[data-permission='read:admin'] input[name=description]", "Read as an admin");
    browser.click("tr[data-permission='read:admin'] button.btn-quiet").awaitText("saved");
    assertThat(
            browser
                .find("tr[data-permission='read:admin'] input[name=description]")
                .getAttribute("value"))
        .isEqualTo("Read as an admin");
    browser.click("tr[data-permission='write:admin'] a.btn-danger-quiet");
    browser.click("#confirm-delete").awaitText("The permission is removed.");
    assertThat(browser.all("tr[data-permission='write:admin']")).isEmpty();
    browser.shoot("api-permissions");
  }

  @Test
  @Order(25)
  void step2GivesATokenInTheTestTab() {
    browser.clickLink("Test").shoot("api-test");
    assertThat(browser.find("#token-claims").getText()).contains("https://my-api");
    assertThat(browser.find("#call-curl").getAttribute("value"))
        .startsWith("curl ")
        .contains(shownToken());
  }

  @Test
  @Order(30)
  void step3LetsTheTestApplicationInAndGrantsItThePermission() {
    browser.open(identity("/dashboard/apis")).clickLink("Hello API").clickLink("Test");
    browser.choose("#application", "Hello API (Test Application)").shoot("hello-test");
    String reader = shownToken();
    assertThat(hello("/user", reader).statusCode()).isEqualTo(200);
    assertThat(hello("/user", reader).body()).isEqualTo("{\"msg\":\"Hello user!\"}");
    HttpResponse<String> forbidden = hello("/admin", reader);
    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(forbidden.body()).isEqualTo(FORBIDDEN);
    assertThat(forbidden.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge ->
            assertThat(challenge).contains("error=\"insufficient_scope\"", "scope=\"read:admin\""));
    browser.click("#test-permissions input[value='read:admin']").click("#update-permissions");
    browser.await(driver -> !shownToken().equals(reader));
    browser.shoot("hello-test-granted");
    HttpResponse<String> admin = hello("/admin", shownToken());
    assertThat(admin.statusCode()).isEqualTo(200);
    assertThat(admin.body()).isEqualTo("{\"msg\":\"Hello admin!\"}");
  }

  @Test
  @Order(31)
  void showsPagesThatNoPolicyOfTheirOwnBlocks() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(40)
  void step4PrintsTokensForScripts() {
    String admin = token("hello-admin");
    String reader = token("hello-reader");
    assertThat(hello("/admin", admin).statusCode()).isEqualTo(200);
    assertThat(hello("/user", reader).statusCode()).isEqualTo(200);
    assertThat(hello("/admin", reader).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(41)
  void step4ExplainsWhyATokenIsTakenOrRefused() {
    String reader = token("hello-reader");
    try (Program taken = licet("explain", reader)) {
      assertThat(taken.exitCode()).as(taken::everything).isZero();
      assertThat(taken.out()).contains("access token", "https://hello-api", "Taken");
    }
    try (Program refused = licet("explain", reader, "--permission", "read:admin")) {
      assertThat(refused.exitCode()).as(refused::everything).isEqualTo(1);
      assertThat(refused.out()).endsWith("Refused: 403 " + FORBIDDEN + "\n");
    }
    try (Program foreign = licet("explain", reader, "--audience", "https://my-api")) {
      assertThat(foreign.exitCode()).as(foreign::everything).isEqualTo(1);
      assertThat(foreign.out()).contains("✗ Not so: it is meant for this API.", "Refused: 401");
    }
  }

  @Test
  @Order(42)
  void step4SaysWhatIsWrongInsteadOfPrintingAToken() {
    try (Program unknown =
        licet("token", "--audience", "https://hello-api", "--application", "nobody")) {
      assertThat(unknown.exitCode()).as(unknown::everything).isEqualTo(1);
      assertThat(unknown.out()).isEmpty();
      assertThat(unknown.err()).contains("nobody").hasLineCount(1);
    }
  }

  @Test
  @Order(50)
  void startsNothingWhereAPortIsTaken() {
    try (Program second = makeDemo()) {
      assertThat(second.exitCode()).as(second::everything).isNotZero();
      assertThat(second.err()).contains("Port " + identityPort + " is taken");
      assertThat(second.out()).doesNotContain("Starting");
    }
    assertThat(hello("/").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(60)
  void stopsEverythingAtCtrlC() {
    List<ProcessHandle> all = demo.descendants();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    demo.signal("INT");
    assertThat(demo.exitCode()).as(demo::everything).isIn(0, 130);
    assertThat(demo.out()).contains("Nothing is lost");
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  /** As a script that starts it in the background: SIGINT is ignored then. */
  @Test
  @Order(61)
  void goesOnWithTheSameDataTheSecondTime() {
    demo = makeDemo("sh", "-c", "trap '' INT; exec \"$@\"", "sh");
    demo.awaitLine("Licet demo is ready"::equals);
    assertThat(demo.out()).as("nobody is to be set up any more").doesNotContain("/setup/");
    browser.open(identity("/dashboard/apis")).awaitText("https://my-api").shoot("second-start");
    assertThat(hello("/admin", token("hello-admin")).statusCode()).isEqualTo(200);
    assertThat(hello("/admin", token("hello-reader")).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(62)
  void stopsEverythingWhenAskedToTerminate() {
    List<ProcessHandle> all = demo.descendants();
    demo.signal("TERM");
    demo.awaitEnd();
    all.forEach(process -> process.onExit().join());
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  private Program makeDemo(String... starter) {
    Map<String, String> environment =
        Map.of(
            "LICET_PORT", Integer.toString(identityPort),
            "PORT", Integer.toString(helloPort),
            "LICET_DATA", data.toString());
    List<String> command = new ArrayList<>(List.of(starter));
    command.addAll(List.of("make", "--no-print-directory", "demo"));
    Program make = Program.start(Repository.ROOT, environment, command.toArray(String[]::new));
    started.add(make);
    return make;
  }

  private void addPermission(String name, String description) {
    browser.type("#value", name).type("#description", description).click("#add-permission");
    browser.find("tr[data-permission='" + name + "']");
  }

  private String shownToken() {
    return browser.value("#access-token").strip();
  }

  private int statusOf(String curl) {
    try (Program bash = Program.start(Repository.ROOT, Map.of(), "bash", "-c", curl)) {
      assertThat(bash.exitCode()).as(bash::everything).isZero();
      return Integer.parseInt(bash.out().split(" ")[1]);
    }
  }

  private String token(String application) {
    try (Program licet =
        licet("token", "--audience", "https://hello-api", "--application", application)) {
      assertThat(licet.exitCode()).as(licet::everything).isZero();
      assertThat(licet.out()).hasLineCount(1);
      assertThat(licet.err()).isEmpty();
      return licet.out().strip();
    }
  }

  private Program licet(String... args) {
    List<String> command = new ArrayList<>(List.of("./licet"));
    command.addAll(List.of(args));
    return Program.start(
        Repository.ROOT, Map.of("LICET_DATA", data.toString()), command.toArray(String[]::new));
  }

  private HttpResponse<String> hello(String path) {
    return http.get("http://localhost:" + helloPort + path);
  }

  private HttpResponse<String> hello(String path, String token) {
    return http.getAs(token, "http://localhost:" + helloPort + path);
  }

  private String identity(String path) {
    return "https://localhost:" + identityPort + path;
  }
}
