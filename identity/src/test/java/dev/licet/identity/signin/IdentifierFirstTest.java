package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.RESUME;
import static dev.licet.identity.signin.TestSignIns.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentifierFirstTest {
  private static final String EMAIL = "first@identifier.example";
  private static final String PASSWORD = "Correct-Horse-7";
  private static final TestServer SERVER = TestServer.shared();
  private static final TestSignIns SIGN_INS = new TestSignIns(SERVER);

  @BeforeAll
  static void switchOn() {
    TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(EMAIL, PASSWORD)));
    set(true);
  }

  @AfterAll
  static void switchOff() {
    set(false);
  }

  private static void set(boolean first) {
    var answer =
        new ManagementCaller(SERVER, "update:prompts")
            .patch("/prompts", "{\"identifier_first\":%s}".formatted(first));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Begins a sign-in in the browser, and shows the page that it leads to. */
  private static String begin(TestBrowser browser, PendingSignIn wanted) {
    var page = location(browser.get(SIGN_INS.begin(browser, wanted)));
    assertThat(browser.get(page).statusCode()).isEqualTo(200);
    return page;
  }

  private static HttpResponse<String> identify(TestBrowser browser, String page, String email) {
    return browser.post("/u/login/identifier", "state", state(page), "email", email);
  }

  private static HttpResponse<String> enter(TestBrowser browser, String page, String password) {
    browser.get(page);
    return browser.post("/u/login/password", "state", state(page), "password", password);
  }

  @Test
  void firstWhoThenThePassword() {
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted());
    assertThat(page).startsWith("/u/login/identifier?state=");
    assertThat(browser.get(page).body()).contains("id=\"email\"").doesNotContain("password\"");
    var next = identify(browser, page, " " + EMAIL + " ");
    assertThat(next.statusCode()).isEqualTo(303);
    assertThat(location(next)).isEqualTo("/u/login/password?state=" + state(page));
    assertThat(browser.get(location(next)).body())
        .contains("value=\"" + EMAIL + "\"", "type=\"password\"")
        .doesNotContain("<script");
    var wrong = enter(browser, location(next), "Wrong-Horse-7");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Wrong e-mail or password.", EMAIL);
    assertThat(location(enter(browser, location(next), PASSWORD))).isEqualTo(RESUME);
  }

  @Test
  void theSecondPageTellsNothingOfTheAccount() { // I9
    assertThat(second(EMAIL)).isEqualTo(second("nobody@identifier.example"));
    assertThat(second(EMAIL)).isEqualTo(second("<b>\"&'"));
  }

  /** All that is shown after an e-mail, wrong password included, without what differs each time. */
  private static String second(String email) {
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted());
    var next = identify(browser, page, email);
    var shown = browser.get(location(next));
    var wrong = enter(browser, location(next), "Wrong-Horse-7");
    return (next.statusCode() + shown.body() + wrong.statusCode() + wrong.body())
        .replaceAll("value=\"[^\"]*\"", "")
        .replace(state(page), "");
  }

  @Test
  void whomTheApplicationNamesIsAskedForThePasswordAtOnce() {
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted().of(EMAIL));
    assertThat(page).startsWith("/u/login/password?state=");
    var other = browser.get(page.replace("password", "identifier"));
    assertThat(other.body()).as("and may be somebody else").contains("value=\"" + EMAIL + "\"");
    var next = identify(browser, page, "other@identifier.example");
    assertThat(browser.get(location(next)).body()).contains("other@identifier.example");
  }

  @Test
  void nobodyGetsToThePasswordWithoutSayingWho() {
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted());
    assertThat(location(browser.get(page.replace("identifier", "password")))).isEqualTo(page);
    for (var email : new String[] {"", "  ", "a".repeat(255)}) {
      var again = identify(browser, page, email);
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("Enter your e-mail address.");
    }
  }

  @Test
  void thePagesAreForTheBrowserInWhichTheSignInWasBegun() { // I6
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted());
    var other = new TestBrowser(SERVER);
    other.get(SIGN_INS.begin(other));
    assertThat(other.get(page).statusCode()).isEqualTo(400);
    assertThat(identify(other, page, EMAIL).statusCode()).isIn(400, 403);
    assertThat(
            browser
                .forgedPost("/u/login/identifier", "state", state(page), "email", EMAIL)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoIsSignedInMayStillChooseAndTakeAnotherAccount() {
    var browser = new TestBrowser(SERVER);
    var page = begin(browser, TestSignIns.wanted());
    enter(browser, location(identify(browser, page, EMAIL)), PASSWORD);
    var choose =
        new PendingSignIn(
            "client",
            "Shop",
            TestSignIns.wanted().connection(),
            "",
            false,
            List.of("fr"),
            List.of("select_account"),
            "https://shop.example.com/callback",
            RESUME);
    var chosen = SIGN_INS.begin(browser, choose);
    assertThat(browser.get(chosen).body()).contains(EMAIL);
    var other = browser.get(chosen.replace("/u/login", "/u/login/other"));
    assertThat(location(other)).startsWith("/u/login/identifier?state=");
    assertThat(browser.get(location(other)).body()).contains("lang=\"fr\"");
  }
}
