package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the log tells of the ways through {@code /authorize}, by Auth0's codes. */
class FlowLogTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static User alice;
  private String shop = "";

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
    alice = authorize.user();
  }

  @BeforeEach
  void register() {
    shop = authorize.application("");
  }

  /** The only entry of that code about the application; failures are written once a second. */
  private JsonNode entry(String type) {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var entries = entries(type);
    while (entries.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      entries = entries(type);
    }
    assertThat(entries.size()).as(entries.toString()).isEqualTo(1);
    return entries.get(0);
  }

  private JsonNode entries(String type) {
    var query = TestAuthorize.encoded("type:%s AND client_id:\"%s\"".formatted(type, shop));
    return ManagementCaller.json(new ManagementCaller(SERVER, "read:logs").get("/logs?q=" + query));
  }

  private static void says(JsonNode entry, String member, String text) {
    assertThat(entry.path(member).asString()).as(entry.toString()).isEqualTo(text);
  }

  private void types(String email, String password) {
    var browser = new TestBrowser(SERVER);
    var page = TestBrowser.location(browser.get(url(shop)));
    browser.get(page);
    TestSignIns.submit(browser, page, email, password);
  }

  @Test
  void fOfARequestThatMakesNoSense() {
    SERVER.get(url(shop, "prompt", "never"));
    var entry = entry("f");
    says(entry, "description", "Unsupported prompt");
    assertThat(entry.at("/details/error/oauthError").asString()).isEqualTo("invalid_request");
    says(entry, "client_name", "Shop");
  }

  @Test
  void fpOfAWrongPasswordAndFuOfAnUnknownUser() {
    types(alice.email(), "Wrong-Horse-7");
    says(entry("fp"), "user_name", alice.email());
    types("nobody@flowlog.example", "Wrong-Horse-7");
    says(entry("fu"), "user_name", "nobody@flowlog.example");
    says(entry("fu"), "description", "Wrong email or password.");
  }

  @Test
  void whatSomebodyTypedIntoTheWrongFieldIsNotTold() {
    types("My-Secret-Horse-7", "x");
    assertThat(entry("fu").toString()).doesNotContainIgnoringCase("my-secret-horse");
  }

  @Test
  void ssaAndFsaOfSilentRequests() {
    authorize.browser(alice).get(url(shop, "prompt", "none"));
    says(entry("ssa"), "user_id", alice.id());
    SERVER.get(url(shop, "prompt", "none"));
    var entry = entry("fsa");
    says(entry, "description", "Login required");
    assertThat(entry.at("/details/error/oauthError").asString()).isEqualTo("login_required");
  }

  @Test
  void fparOfARequestThatIsSentAheadInVain() {
    var form =
        "client_id=%s&client_secret=%s&response_type=code&redirect_uri=https://evil.example/"
            .formatted(shop, authorize.secret(shop));
    SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/oauth/par"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
    var entry = entry("fpar");
    assertThat(List.of(entry.toString().split(","))).anyMatch(part -> part.contains("Callback"));
    assertThat(entry.toString()).doesNotContain("client_secret");
  }
}
