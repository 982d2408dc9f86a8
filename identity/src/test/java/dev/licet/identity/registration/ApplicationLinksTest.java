package dev.licet.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are shown of an application that has registered itself. */
class ApplicationLinksTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final TestAuthorize AUTHORIZE = new TestAuthorize(SERVER);
  private static final ManagementCaller CALLER =
      new ManagementCaller(SERVER, "update:tenant_settings create:clients read:clients");
  private static final String ALL =
      "'logo_uri':'https://img.example/a/logo.png?size=2','client_uri':'https://rp.example/',"
          + "'policy_uri':'https://rp.example/privacy?a=1&b=2',"
          + "'tos_uri':'https://rp.example/terms'";

  @BeforeAll
  static void open() {
    allow(true);
  }

  @AfterAll
  static void close() {
    allow(false);
  }

  private static void allow(boolean on) {
    var body = "{\"flags\":{\"enable_dynamic_client_registration\":" + on + "}}";
    assertThat(CALLER.patch("/tenants/settings", body).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> register(String members) {
    var body = "{'redirect_uris':['%s'],%s}".formatted(TestAuthorize.CALLBACK, members);
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/oidc/register"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build());
  }

  private static HttpResponse<String> follow(TestBrowser browser, String url) {
    return browser.get(TestBrowser.location(browser.get(url)));
  }

  private static void assertShown(HttpResponse<String> page) {
    assertThat(page.body())
        .contains(
            "referrerpolicy=\"no-referrer\" src=\"https://img.example/a/logo.png?size=2\"",
            "rel=\"noopener noreferrer\"",
            "href=\"https://rp.example/\"",
            "href=\"https://rp.example/privacy?a=1&amp;b=2\"",
            "href=\"https://rp.example/terms\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("img-src 'self' https://img.example/a/logo.png data:;");
  }

  @Test
  void standsWhereUsersSignInAndAllow() { // I4
    var registered = register(ALL);
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    assertThat(registered.body()).contains("https://rp.example/terms", "logo.png");
    var url = TestAuthorize.url(ManagementCaller.json(registered).get("client_id").stringValue());

    assertShown(follow(new TestBrowser(SERVER), url));
    assertShown(follow(AUTHORIZE.browser(AUTHORIZE.user()), url));
  }

  @Test
  void nothingStandsThereWithoutThem() {
    var client = AUTHORIZE.application("\"logo_uri\":\"http://rp.example/logo.png\"");
    var page = follow(new TestBrowser(SERVER), TestAuthorize.url(client));
    assertThat(page.body())
        .contains("id=\"sign-in\"")
        .doesNotContain("application-logo", "application-links", "logo.png");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("img-src 'self' data:;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'logo_uri':'http://rp.example/logo.png'",
        "'logo_uri':'data:image/png;base64,AA'",
        "'client_uri':'javascript:alert(1)'",
        "'policy_uri':'https://user@rp.example/'",
        "'tos_uri':'/terms'",
        "'tos_uri':1"
      })
  void onlyHttpsIsLinkedTo(String member) { // I4, I5
    var answer = register(member);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ManagementCaller.json(answer).get("error").stringValue())
        .isEqualTo("invalid_client_metadata");
  }

  /** No other directive can be written into the policy by an address. */
  @Test
  void anAddressWritesNothingElseIntoThePolicy() { // I5
    var answer =
        register("'logo_uri':'https://img.example/a;script-src https://evil.example/,x.png'");
    assertThat(answer.statusCode()).isEqualTo(400);
    var registered = register("'logo_uri':'https://img.example/a;script-src/b,c.png'");
    var url = TestAuthorize.url(ManagementCaller.json(registered).get("client_id").stringValue());
    var page = follow(new TestBrowser(SERVER), url);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .doesNotContain("script-src", "img.example");
  }
}
