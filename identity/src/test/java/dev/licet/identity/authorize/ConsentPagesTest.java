package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.answer;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ConsentPagesTest {
  private static final String FOREIGN = "\"is_first_party\": false";

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

  private String asked(String clientId, String... parameters) {
    var sent = browser.get(url(clientId, parameters));
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(TestBrowser.location(sent)).startsWith("/u/consent?state=");
    return TestBrowser.location(sent);
  }

  private HttpResponse<String> say(String page, String answer) {
    var shown = browser.get(page).body();
    var scope = shown.replaceAll("(?s).*name=\"scope\" value=\"([^\"]*)\".*", "$1");
    return send(page, scope, answer);
  }

  private HttpResponse<String> send(String page, String scope, String answer) {
    var state = page.substring(page.indexOf('=') + 1);
    return browser.post("/u/consent", "state", state, "scope", scope, "answer", answer);
  }

  private HttpResponse<String> accept(String page) {
    var answer = say(page, "accept");
    assertThat(answer.statusCode()).isEqualTo(303);
    return browser.get(TestBrowser.location(answer));
  }

  @Test
  void anApplicationOfOthersAsksOnceForWhatItWants() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop, "scope", "openid email", "ui_locales", "de");
    assertThat(browser.get(page).body())
        .contains("Zugriff erlauben?", "Ihre E-Mail-Adresse", "gehört nicht zu", alice.email());
    assertThat(answer(accept(page))).containsKey("code");
    assertThat(answer(browser.get(url(shop, "scope", "openid email")))).containsKey("code");
    asked(shop, "scope", "openid email phone");
    assertThat(
            SERVER
                .bean(Consents.class)
                .covers(alice.id(), shop, Optional.empty(), List.of("openid", "email")))
        .isTrue();
  }

  @Test
  void singleClaimsAreAskedForByTheGroupThatTheyBelongTo() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop, "scope", "openid given_name picture email_verified");
    assertThat(browser.get(page).body())
        .containsOnlyOnce("Your name and your profile")
        .containsOnlyOnce("Your e-mail address");
    var silent = asked(authorize.application(FOREIGN), "scope", "openid created_at");
    assertThat(browser.get(silent).body())
        .contains("Your name and your profile")
        .doesNotContain("Your e-mail address");
  }

  @Test
  void aCodeIsWorthNothingOnceItsConsentIsTakenBack() {
    var shop =
        authorize.application(FOREIGN + ", \"token_endpoint_auth_method\": \"client_secret_post\"");
    var early = answer(accept(asked(shop))).get("code");
    assertThat(exchange(shop, early)).startsWith("200 ");
    var late = answer(browser.get(url(shop))).get("code");
    SERVER.bean(Consents.class).withdrawAll(alice.id());
    assertThat(exchange(shop, late))
        .isEqualTo(
            "403 {\"error\":\"invalid_grant\",\"error_description\":\"Invalid authorization"
                + " code\"}");
  }

  private String exchange(String clientId, String code) {
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s&redirect_uri=%s"
                            .formatted(
                                clientId,
                                TestAuthorize.encoded(authorize.secret(clientId)),
                                code,
                                TestAuthorize.encoded(TestAuthorize.CALLBACK))))
                .build());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void whoDeclinesIsSentBackWithoutACode() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop);
    var answer = answer(say(page, "decline"));
    assertThat(answer)
        .containsEntry("error", "access_denied")
        .containsEntry("error_description", "User did not authorize the request")
        .containsEntry("state", "s-1 &")
        .containsKey("iss");
    assertThat(browser.get(page).statusCode()).as("the question is over").isEqualTo(400);
    asked(shop);
  }

  /** Browsers follow the second answer where a button is pressed twice. */
  @Test
  void whoAcceptsTwiceIsSentToTheApplicationTwice() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop, "prompt", "consent");
    var first = answer(accept(page));
    var second = answer(send(page, "openid profile", "accept"));
    assertThat(second).containsEntry("state", first.get("state")).containsKey("code");
    assertThat(second.get("code")).isNotEqualTo(first.get("code"));
    assertThat(SERVER.bean(Consents.class).ofUser(alice.id())).hasSize(1);
    assertThat(send(page, "", "decline").statusCode()).as("it was accepted").isEqualTo(400);
    assertThat(browser.get(page).statusCode()).isEqualTo(400);
    assertThat(browser.get(page.replace("/u/consent", "/authorize/resume")).statusCode())
        .as("a code is given to who presses the button only")
        .isEqualTo(400);
    aMinutePasses();
    assertThat(send(page, "openid profile", "accept").statusCode()).isEqualTo(400);
  }

  @Test
  void whoDeclinesTwiceIsSentBackTwice() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop);
    var first = answer(say(page, "decline"));
    assertThat(answer(send(page, "openid profile", "decline"))).isEqualTo(first);
    assertThat(send(page, "openid profile", "accept").statusCode())
        .as("it was declined")
        .isEqualTo(400);
    assertThat(SERVER.bean(Consents.class).ofUser(alice.id())).isEmpty();
    aMinutePasses();
    assertThat(send(page, "openid profile", "decline").statusCode()).isEqualTo(400);
  }

  @Test
  void whoIsNoLongerHereIsSentNowhereTheSecondTime() {
    var page = asked(authorize.application(FOREIGN));
    accept(page);
    browser.cookies().remove("__Host-licet-session");
    assertThat(send(page, "openid profile", "accept").statusCode()).isEqualTo(400);
  }

  private static void aMinutePasses() {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            SERVER
                .bean(JdbcClient.class)
                .sql("update pending_authorizations set answered_at = answered_at - 60000")
                .update());
  }

  @Test
  void whoDeclinesGivesTheApplicationNoTokenOfOurForms() { // I6
    var shop = authorize.application(FOREIGN);
    var page = asked(shop, "response_mode", "form_post");
    var answer = say(page, "decline");
    assertThat(answer.body())
        .contains("action=\"" + TestAuthorize.CALLBACK + "\"", "value=\"access_denied\"")
        .doesNotContain("_csrf");
  }

  @Test
  void whatOneUserWasAskedIsNotAnsweredForTheNextOne() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop);
    var owner = TestBrowser.owner(browser.get(page));
    var bob = authorize.user();
    new TestSignIns(SERVER).signIn(browser, bob.email(), TestAuthorize.PASSWORD);
    var state = page.substring(page.indexOf('=') + 1);
    var form =
        new String[] {"state", state, "scope", "openid profile", "owner", owner, "answer", ""};
    for (var word : List.of("accept", "decline")) {
      form[7] = word;
      assertThat(TestBrowser.location(browser.post("/u/consent", form))).isEqualTo(page);
    }
    var consents = SERVER.bean(Consents.class);
    assertThat(consents.ofUser(bob.id())).isEmpty();
    var again = browser.get(page);
    assertThat(again.body()).contains(bob.email()).doesNotContain(alice.email());
    form[5] = TestBrowser.owner(again);
    form[7] = "accept";
    browser.post("/u/consent", form);
    assertThat(consents.ofUser(bob.id())).hasSize(1);
  }

  @Test
  void theOperatorsOwnApplicationsAskForAnApiUnlessItSaysNotTo() {
    var shop = authorize.application("");
    var api = authorize.api("");
    var page = asked(shop, "audience", api, "scope", "openid read:a write:a");
    assertThat(browser.get(page).body())
        .contains("Read all a", "write:a", "(Hello)")
        .doesNotContain("id=\"foreign\"");
    assertThat(answer(accept(page))).containsKey("code");
    var open = authorize.api("\"skip_consent_for_verifiable_first_party_clients\": true");
    assertThat(answer(browser.get(url(shop, "audience", open)))).containsKey("code");
    assertThat(
            TestBrowser.location(
                browser.get(url(shop, "audience", open, "redirect_uri", TestAuthorize.LOCAL))))
        .as("anybody may listen on the user's own machine")
        .startsWith("/u/consent?state=");
  }

  @Test
  void aSilentRequestCannotAsk() {
    var shop = authorize.application(FOREIGN);
    assertThat(answer(browser.get(url(shop, "prompt", "none"))))
        .containsEntry("error", "consent_required")
        .containsEntry("error_description", "Consent required");
  }

  @Test
  void promptConsentAsksAgain() {
    var shop = authorize.application("");
    for (int i = 0; i < 2; i++) {
      assertThat(answer(accept(asked(shop, "prompt", "consent")))).containsKey("code");
    }
  }

  @Test
  void noOtherSiteAnswersForTheUser() { // I6
    var shop = authorize.application(FOREIGN);
    var page = asked(shop);
    var state = page.substring(page.indexOf('=') + 1);
    browser.get(page);
    assertThat(browser.forgedPost("/u/consent", "state", state, "answer", "accept").statusCode())
        .isEqualTo(403);
    var other = authorize.browser(authorize.user());
    assertThat(other.get(page).statusCode()).isEqualTo(400);
    asked(shop);
  }

  @Test
  void whatWasNotShownIsNotAgreedTo() {
    var shop = authorize.application(FOREIGN);
    var page = asked(shop, "scope", "openid email");
    browser.get(page);
    var state = page.substring(page.indexOf('=') + 1);
    var answer = browser.post("/u/consent", "state", state, "scope", "openid", "answer", "accept");
    assertThat(TestBrowser.location(browser.get(TestBrowser.location(answer)))).isEqualTo(page);
  }

  @Test
  void namesAreShownAsText() { // I4, I5
    var shop = authorize.application(FOREIGN + ", \"description\": \"<script>alert(1)</script>\"");
    var page = browser.get(asked(shop));
    assertThat(page.body()).doesNotContain("<script");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self' https:")
        .doesNotContain("script-src");
  }
}
