package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.CHALLENGE;
import static dev.licet.identity.authorize.TestAuthorize.LOCAL;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmationPagesTest {
  private static final String SCHEME = "com.example.shop://back";
  private static final String OWN =
      "\"app_type\": \"native\", \"token_endpoint_auth_method\": \"none\"";
  private static final String PAGE = "/u/confirmation?state=";

  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;

  private User alice;
  private TestBrowser browser;

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
  }

  @BeforeEach
  void signIn() {
    alice = authorize.user();
    browser = authorize.browser(alice);
  }

  /** An installed application that is also answered at a scheme of its own. */
  private static String application(String members) {
    var clientId = authorize.application(members);
    var callbacks =
        "{\"callbacks\":[\"%s\",\"%s\",\"http://127.0.0.1/cb\",\"http://app.localhost/cb\",\"%s\"]}"
            .formatted(SCHEME, LOCAL, TestAuthorize.CALLBACK);
    var changed =
        new ManagementCaller(SERVER, "update:clients").patch("/clients/" + clientId, callbacks);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    return clientId;
  }

  private HttpResponse<String> ask(String clientId, String redirectUri, String... parameters) {
    var address =
        new StringBuilder(
            url(
                clientId,
                "redirect_uri",
                redirectUri,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
    for (int i = 0; i < parameters.length; i += 2) {
      address.append('&').append(parameters[i]).append('=').append(parameters[i + 1]);
    }
    return browser.get(address.toString());
  }

  private HttpResponse<String> say(String page, String answer) {
    browser.get(page);
    return send(page, answer);
  }

  private HttpResponse<String> send(String page, String answer) {
    return browser.post(
        "/u/confirmation", "state", page.substring(page.indexOf('=') + 1), "answer", answer);
  }

  private static String to(HttpResponse<String> answer) {
    return TestBrowser.location(answer);
  }

  @Test
  void nobodyIsSentUnaskedToWhereAnyProgramCanBe() {
    var shop = application(OWN);
    for (var callback : new String[] {SCHEME, LOCAL, "http://127.0.0.1:51004/cb"}) {
      var sent = ask(shop, callback, "ui_locales", "de");
      assertThat(to(sent)).as(callback).startsWith(PAGE);
      assertThat(browser.get(to(sent)).body())
          .contains("Waren Sie das?", alice.email(), "Shop")
          .doesNotContain("<script");
      var on = say(to(sent), "accept");
      assertThat(to(browser.get(to(on)))).startsWith(callback + "?code=");
    }
  }

  @Test
  void whoCancelsIsSentBackWithoutACode() {
    var shop = application(OWN);
    var page = to(ask(shop, SCHEME));
    assertThat(to(say(page, "decline")))
        .startsWith(SCHEME + "?error=access_denied")
        .doesNotContain("code=");
    assertThat(browser.get(page).statusCode()).as("the question is over").isEqualTo(400);
  }

  @Test
  void whoAnswersTwiceIsSentToTheApplicationTwice() {
    var shop = application(OWN);
    var accepted = to(ask(shop, SCHEME));
    browser.get(to(say(accepted, "accept")));
    assertThat(to(send(accepted, "accept"))).startsWith(SCHEME + "?code=");
    var declined = to(ask(shop, SCHEME));
    var answer = to(say(declined, "decline"));
    assertThat(to(send(declined, "decline"))).isEqualTo(answer);
    assertThat(send(declined, "accept").statusCode()).isEqualTo(400);
  }

  @Test
  void whoCancelsGivesTheApplicationNoTokenOfOurForms() { // I6
    var page = to(ask(application(OWN), LOCAL, "response_mode", "form_post"));
    assertThat(say(page, "decline").body())
        .contains("action=\"" + LOCAL + "\"", "value=\"access_denied\"")
        .doesNotContain("_csrf");
  }

  @Test
  void whatOneUserWasAskedIsNotAnsweredForTheNextOne() {
    var page = to(ask(application(OWN), SCHEME));
    var owner = TestBrowser.owner(browser.get(page));
    var bob = authorize.user();
    new TestSignIns(SERVER).signIn(browser, bob.email(), TestAuthorize.PASSWORD);
    var state = page.substring(page.indexOf('=') + 1);
    var form = new String[] {"state", state, "owner", owner, "answer", "accept"};
    assertThat(to(browser.post("/u/confirmation", form))).isEqualTo(page);
    form[3] = TestBrowser.owner(browser.get(page));
    assertThat(to(browser.get(to(browser.post("/u/confirmation", form)))))
        .startsWith(SCHEME + "?code=");
  }

  @Test
  void thePageIsNotGoneAround() { // I6
    var shop = application(OWN);
    var page = to(ask(shop, SCHEME));
    var handle = page.substring(page.indexOf('=') + 1);
    assertThat(to(browser.get("/authorize/resume?state=" + handle))).isEqualTo(page);
    assertThat(
            browser.forgedPost("/u/confirmation", "state", handle, "answer", "accept").statusCode())
        .isEqualTo(403);
    assertThat(authorize.browser(authorize.user()).get(page).statusCode()).isEqualTo(400);
    assertThat(to(ask(shop, SCHEME, "prompt", "none")))
        .startsWith(SCHEME + "?error=consent_required");
  }

  @Test
  void aHandleOfOneKindIsNoneOfAnother() { // I13
    var shop = application(OWN);
    var asked = to(ask(shop, SCHEME)).replaceFirst(".*=", "");
    var login = to(ask(shop, SCHEME, "prompt", "login")).replaceFirst(".*=", "");
    for (var page : new String[] {"/u/login", "/u/login/identifier", "/u/login/password"}) {
      assertThat(browser.get(page + "?state=" + asked).statusCode()).as(page).isEqualTo(400);
    }
    for (var page : new String[] {"/u/consent", "/u/confirmation", "/authorize/resume"}) {
      assertThat(browser.get(page + "?state=" + login).statusCode()).as(page).isEqualTo(400);
    }
  }

  @Test
  void whoWasShownAnotherPageIsNotAskedAgain() {
    var shop = application(OWN);
    var sent = ask(shop, SCHEME, "prompt", "login");
    assertThat(to(authorize.signIn(browser, sent, alice))).startsWith(SCHEME + "?code=");
    var foreign = application(OWN + ", \"is_first_party\": false");
    var consent = to(ask(foreign, SCHEME));
    assertThat(consent).startsWith("/u/consent?state=");
    browser.get(consent);
    var on =
        browser.post(
            "/u/consent",
            "state",
            consent.substring(consent.indexOf('=') + 1),
            "scope",
            "openid profile",
            "answer",
            "accept");
    assertThat(to(browser.get(to(on)))).startsWith(SCHEME + "?code=");
    assertThat(to(ask(foreign, SCHEME))).as("consent was given before").startsWith(PAGE);
  }

  @Test
  void otherAddressesAndApplicationsNeedNoConfirmation() {
    var shop = application(OWN);
    assertThat(to(ask(shop, TestAuthorize.CALLBACK))).startsWith(TestAuthorize.CALLBACK);
    assertThat(to(ask(shop, "http://app.localhost/cb"))).startsWith("http://app.localhost/cb?code");
    assertThat(to(ask(application(""), LOCAL))).as("has a secret").startsWith(LOCAL + "?code=");
    var spa = application("\"app_type\": \"spa\", \"token_endpoint_auth_method\": \"none\"");
    assertThat(to(ask(spa, LOCAL))).startsWith(PAGE);
    assertThat(to(ask(spa, LOCAL, "prompt", "none"))).as("renews").startsWith(LOCAL + "?code=");
    assertThat(to(ask(spa, SCHEME, "prompt", "none")))
        .as("that is no page")
        .startsWith(SCHEME + "?error=consent_required");
  }

  @Test
  void theOperatorMaySwitchItOff() {
    var skip = "\"skip_non_verifiable_callback_uri_confirmation_prompt\": ";
    var settings = new ManagementCaller(SERVER, "update:tenant_settings");
    assertThat(to(ask(application(OWN + ", " + skip + "true"), SCHEME)))
        .startsWith(SCHEME + "?code");
    settings.patch("/tenants/settings", "{" + skip + "true}");
    try {
      assertThat(to(ask(application(OWN), SCHEME))).startsWith(SCHEME + "?code=");
      assertThat(to(ask(application(OWN + ", " + skip + "false"), SCHEME))).startsWith(PAGE);
    } finally {
      settings.patch("/tenants/settings", "{" + skip + "null}");
    }
    assertThat(to(ask(application(OWN), SCHEME))).startsWith(PAGE);
  }
}
