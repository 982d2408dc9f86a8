package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.dashboard.FormFields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationSignInPagesTest {
  private static final String CALLBACK = "https://shop.example/callback";
  private static final String[] OWN = {"is_first_party", "true"};

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private String page;
  private String clientId;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() {
    var wanted = NewApplication.named("Shop", ApplicationType.REGULAR_WEB);
    clientId = done(server.bean(Applications.class).register(wanted)).application().clientId();
    page = "/dashboard/applications/" + clientId + "/sign-in";
    browser.get(page);
  }

  @Test
  void savesWhereUsersComeBackTo() {
    var shown =
        browser.submit(
            page,
            with(
                OWN,
                "callbacks",
                CALLBACK + "\r\nhttps://shop.example/other",
                "allowed_logout_urls",
                "https://shop.example/bye",
                "backchannel_logout_urls",
                "https://shop.example/ended"));
    assertThat(shown.body()).contains("Saved.", CALLBACK + "\nhttps://shop.example/other");
    assertThat(details().texts("callbacks"))
        .containsExactly(CALLBACK, "https://shop.example/other");
    assertThat(details().texts("allowed_logout_urls")).containsExactly("https://shop.example/bye");
    assertThat(details().backchannelLogoutUrls()).containsExactly("https://shop.example/ended");

    browser.submit(page, OWN);
    assertThat(details().members().properties())
        .extracting(one -> one.getKey())
        .doesNotContain("callbacks", "allowed_logout_urls");
    assertThat(details().backchannelLogoutUrls()).isEmpty();
  }

  @Test
  void takesUrlsWithCommasBetweenThemAsAuth0DoesAndCommasWithinThem() {
    browser.submit(
        page,
        with(OWN, "callbacks", "https://a.example/x,y,https://b.example/, com.shop:/back,\n"));
    assertThat(details().texts("callbacks"))
        .containsExactly("https://a.example/x,y", "https://b.example/", "com.shop:/back");
  }

  @Test
  void saysWhichLineIsNoUrlAndKeepsWhatWasTyped() {
    browser.submit(page, with(OWN, "callbacks", CALLBACK));
    for (var wrong : new String[] {"shop.example/other", "javascript:alert(1)", "https://a/#b"}) {
      var again =
          browser.post(
              page,
              with(OWN, "callbacks", CALLBACK + "\n" + wrong, "logo_uri", "https://l.example"));
      assertThat(again.statusCode()).as(wrong).isEqualTo(422);
      assertThat(again.body())
          .contains("id=\"callbacks-problem\"", "This is no whole URL: " + wrong)
          .contains("value=\"https://l.example\"");
    }
    var unsafe = browser.post(page, with(OWN, "backchannel_logout_urls", "http://shop.example/"));
    assertThat(unsafe.statusCode()).isEqualTo(422);
    assertThat(unsafe.body()).contains("id=\"backchannel_logout_urls-problem\"", "https:// only");
    assertThat(details().texts("callbacks")).containsExactly(CALLBACK);
    assertThat(details().members().has("logo_uri")).isFalse();
  }

  @Test
  void whatWasTypedIsShownAsText() { // I5
    var script = "\"></textarea><script>alert('x')</script>";
    var again = browser.post(page, "callbacks", script, "tos_uri", script).body();
    assertThat(again).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
  }

  @Test
  void savesWhatUsersAreShownOfIt() {
    browser.submit(
        page,
        "logo_uri",
        "https://shop.example/logo.png",
        "client_uri",
        "https://shop.example/",
        "policy_uri",
        "https://shop.example/privacy",
        "tos_uri",
        "https://shop.example/terms");
    assertThat(application().links())
        .isEqualTo(
            new ApplicationLinks(
                "https://shop.example/logo.png",
                "https://shop.example/",
                "https://shop.example/privacy",
                "https://shop.example/terms"));
    assertThat(application().firstParty()).as("its box was not ticked").isFalse();
  }

  @Test
  void whatTheFormDoesNotShowStays() {
    edit(
        """
        {"web_origins": ["https://shop.example"], "oidc_logout":
          {"backchannel_logout_urls": [], "backchannel_logout_initiators": {"mode": "all"}}}\
        """);
    browser.submit(page, with(OWN, "backchannel_logout_urls", "https://shop.example/ended"));
    assertThat(details().texts("web_origins")).containsExactly("https://shop.example");
    assertThat(details().members().at("/oidc_logout/backchannel_logout_initiators/mode").asString())
        .isEqualTo("all");
  }

  @Test
  void saysWhatRequestsMustBeLike() {
    var keyless = browser.post(page, with(OWN, "require_signed_requests", "true"));
    assertThat(keyless.statusCode()).isEqualTo(422);
    assertThat(keyless.body()).contains("an application with a credential to sign them by");
    browser.submit(page, with(OWN, "require_pushed_authorization_requests", "true"));
    assertThat(details().is("require_pushed_authorization_requests")).isTrue();
    browser.submit(page, OWN);
    assertThat(details().is("require_pushed_authorization_requests")).isFalse();
  }

  @Test
  void whoMustSignRequestsKeepsTheKeysForIt() {
    var keys = "{\"signed_request_object\":{\"credentials\":[{\"id\":\"cred_1\"}]}}";
    var before = TestApplications.saying(application().settings(), keys);
    var fields = new FormFields(Map.of("require_signed_requests", List.of("true")));
    var required = done(new SignInForm(fields).over(before));
    assertThat(SignedRequestSettings.of(required.details()))
        .isEqualTo(new SignedRequestSettings(true, List.of("cred_1")));
    var free = done(new SignInForm(new FormFields(Map.of())).over(required));
    assertThat(SignedRequestSettings.of(free.details()))
        .isEqualTo(new SignedRequestSettings(false, List.of("cred_1")));
  }

  /** The page may have stood open while a program changed the application. */
  @Test
  void whatNobodyAlteredOnThePageStaysAsItIsByNow() {
    edit("{\"callbacks\":[\"https://shop.example/new\"],\"tos_uri\":\"https://shop.example/tos\"}");
    browser.submit(
        page,
        "callbacks",
        "",
        "shown.callbacks",
        "",
        "tos_uri",
        "",
        "shown.tos_uri",
        "https://shop.example/old",
        "client_uri",
        "https://shop.example/",
        "shown.client_uri",
        "",
        "is_first_party",
        "true",
        "shown.is_first_party",
        "true");
    assertThat(details().texts("callbacks")).containsExactly("https://shop.example/new");
    assertThat(details().members().path("client_uri").asString())
        .isEqualTo("https://shop.example/");
    assertThat(details().members().has("tos_uri")).isFalse();
  }

  private static String[] with(String[] form, String... more) {
    return Stream.concat(Stream.of(form), Stream.of(more)).toArray(String[]::new);
  }

  private void edit(String details) {
    var wanted = TestApplications.saying(application().settings(), details);
    done(server.bean(Applications.class).change(clientId, wanted));
  }

  private Application application() {
    return server.bean(Applications.class).byClientId(clientId).orElseThrow();
  }

  private ApplicationDetails details() {
    return application().details();
  }
}
