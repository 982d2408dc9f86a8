package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.CHALLENGE;
import static dev.licet.identity.authorize.TestAuthorize.PASSWORD;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.licet.identity.TestChromium;
import dev.licet.identity.TestServer;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The ways through {@code /authorize} in Chromium, to an application whose callback sends the
 * browser on to another origin; and what axe-core finds on the way.
 */
@Tag("once")
class AuthorizeBrowserTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static User alice;
  private static ChromeDriver chrome;
  private static HttpServer application;
  private static HttpServer elsewhere;

  @BeforeAll
  static void start() throws IOException {
    authorize = new TestAuthorize(SERVER);
    alice = authorize.user();
    elsewhere = listen(exchange -> answer(exchange, 200, "<title>end</title>"));
    var end = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/end";
    application =
        listen(exchange -> {
          exchange.getResponseHeaders().add("Location", end);
          answer(exchange, 303, "");
        });
    chrome = TestChromium.start();
  }

  @AfterAll
  static void stop() {
    chrome.quit();
    application.stop(0);
    elsewhere.stop(0);
  }

  private static HttpServer listen(HttpHandler handler) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  @BeforeEach
  void freshBrowser() {
    open("/u/nowhere");
    chrome.manage().deleteAllCookies();
    chrome.manage().logs().get(LogType.BROWSER);
  }

  @AfterEach
  void nothingWasBlocked() {
    assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll().toString())
        .doesNotContain("Content Security Policy");
  }

  private static String callback() {
    return "http://localhost:%d/callback".formatted(application.getAddress().getPort());
  }

  private static String client(String members) {
    var clientId = authorize.application(members);
    new ManagementCaller(SERVER, "update:clients")
        .patch("/clients/" + clientId, "{\"callbacks\":[\"%s\"]}".formatted(callback()));
    return clientId;
  }

  private static void ask(String clientId, String... parameters) {
    var all = new ArrayList<>(List.of("redirect_uri", callback()));
    all.addAll(List.of("code_challenge", CHALLENGE, "code_challenge_method", "S256"));
    all.addAll(List.of(parameters));
    open(url(clientId, all.toArray(String[]::new)));
  }

  private static void open(String path) {
    chrome.get(SERVER.uri(path).toString());
  }

  private static void signIn() {
    waitFor("/u/login?");
    chrome.findElement(By.id("email")).sendKeys(alice.email());
    chrome.findElement(By.id("password")).sendKeys(PASSWORD, Keys.ENTER);
  }

  private static void waitFor(String part) {
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .withMessage(
            () -> chrome.getCurrentUrl() + chrome.manage().logs().get(LogType.BROWSER).getAll())
        .until(page -> page.getCurrentUrl().contains(part));
  }

  private static void endsElsewhere() {
    waitFor("127.0.0.1:" + elsewhere.getAddress().getPort() + "/end");
  }

  private static List<String> violations() {
    return TestChromium.violations(chrome);
  }

  @Test
  void aSignInGoesOnToWhereverTheCallbackSendsTheBrowser() {
    ask(client(""));
    signIn();
    endsElsewhere();
  }

  @Test
  void soDoesTheConsent() {
    ask(client("\"is_first_party\": false"));
    signIn();
    waitFor("/u/consent?");
    assertThat(violations()).isEmpty();
    chrome.findElement(By.id("accept")).click();
    endsElsewhere();
  }

  @Test
  void soDoesTheConfirmation() {
    var own = client("\"app_type\": \"native\", \"token_endpoint_auth_method\": \"none\"");
    ask(own);
    signIn();
    endsElsewhere();
    ask(own);
    waitFor("/u/confirmation?");
    assertThat(violations()).isEmpty();
    chrome.findElement(By.id("accept")).click();
    endsElsewhere();
  }

  @Test
  void soDoesAFormThatIsPosted() {
    ask(client(""), "response_mode", "form_post");
    signIn();
    endsElsewhere();
  }

  @Test
  void thePageWithTheFormIsFineWhereItStays() {
    chrome.executeCdpCommand("Network.enable", Map.of());
    chrome.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*form-post*")));
    try {
      ask(client(""), "response_mode", "form_post", "prompt", "none");
      assertThat(chrome.findElements(By.name("error"))).hasSize(1);
      assertThat(violations()).isEmpty();
    } finally {
      chrome.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
    }
  }

  @Test
  void theConfirmationOfADeviceIsFine() {
    ask(client(""));
    signIn();
    endsElsewhere();
    open("/u/activate/confirm?user_code=" + userCode());
    assertThat(chrome.findElements(By.id("allow"))).hasSize(1);
    assertThat(violations()).isEmpty();
  }

  private static String userCode() {
    var device =
        client(
            "\"app_type\": \"native\", \"token_endpoint_auth_method\": \"none\", \"grant_types\":"
                + " [\"urn:ietf:params:oauth:grant-type:device_code\"]");
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/oauth/device/code"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("scope=openid&client_id=" + device))
                .build());
    return ManagementCaller.json(answer).path("user_code").asString();
  }
}
