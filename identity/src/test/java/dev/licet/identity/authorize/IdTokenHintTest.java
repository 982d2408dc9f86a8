package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.answer;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdTokenHintTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static String shop = "";
  private static User alice;
  private static User bob;

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
    shop = authorize.application("");
    alice = authorize.user();
    bob = authorize.user();
  }

  /** As it came out of a sign-in of that user. */
  private static String idToken(User user) {
    var sent = authorize.browser(user).get(url(shop, "response_type", "id_token", "nonce", "n-1"));
    return answer(sent).getOrDefault("id_token", "");
  }

  /** Expired for years. */
  private static String signed(String typ, Map<String, Object> over) {
    var claims = new HashMap<String, Object>();
    claims.put("iss", "https://" + SERVER.domain() + "/");
    claims.put("sub", alice.id());
    claims.put("aud", shop);
    claims.put("exp", 1_600_036_000);
    claims.putAll(over);
    return SERVER.bean(SigningKeys.class).sign(typ, claims);
  }

  private static Map<String, String> silently(TestBrowser browser, String hint) {
    return answer(browser.get(url(shop, "prompt", "none", "id_token_hint", hint)));
  }

  @Test
  void silentlyOnlyWhomItIsAboutIsTakenForThem() {
    var browser = authorize.browser(alice);
    assertThat(silently(browser, idToken(alice))).containsKey("code");
    assertThat(silently(browser, signed("JWT", Map.of()))).as("an expired one").containsKey("code");
    assertThat(silently(browser, idToken(bob)))
        .containsEntry("error", "login_required")
        .doesNotContainKey("code");
  }

  @Test
  void somebodyElseIsAskedToSignInAsWhomItIsAbout() {
    var browser = authorize.browser(alice);
    var sent = browser.get(url(shop, "id_token_hint", idToken(bob)));
    assertThat(TestBrowser.location(sent)).startsWith("/u/login?state=");
    assertThat(browser.get(TestBrowser.location(sent)).body()).contains(bob.email());
    assertThat(answer(authorize.signIn(browser, sent, bob))).containsKey("code");
  }

  @Test
  void whoSignsInAsSomebodyElseIsNotTakenForThem() {
    var browser = new TestBrowser(SERVER);
    var sent = browser.get(url(shop, "id_token_hint", idToken(bob)));
    assertThat(answer(authorize.signIn(browser, sent, alice)))
        .containsEntry("error", "login_required")
        .containsEntry("state", "s-1 &");
  }

  @Test
  void choosingTheAccountOfSomebodyElseIsNotEnoughEither() {
    var browser = authorize.browser(alice);
    var sent = browser.get(url(shop, "id_token_hint", idToken(bob), "prompt", "select_account"));
    var page = TestBrowser.location(sent);
    browser.get(page);
    var on = browser.post("/u/login/continue", "state", TestSignIns.state(page));
    var again = browser.get(TestBrowser.location(on));
    assertThat(TestBrowser.location(again)).startsWith("/u/login?state=");
    assertThat(answer(authorize.signIn(browser, again, bob))).containsKey("code");
  }

  @Test
  void anythingElseThanAnIdTokenForThisApplicationIsRefused() { // I16
    var other = authorize.application("");
    var good = idToken(alice).split("\\.");
    var header = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    for (var hint :
        List.of(
            "x",
            header + "." + good[1] + ".",
            good[0] + "." + good[1] + "." + good[2].substring(4),
            signed("at+jwt", Map.of()),
            signed("JWT", Map.of("aud", other)),
            signed("JWT", Map.of("aud", List.of(shop, other))),
            signed("JWT", Map.of("iss", "https://elsewhere.example/")))) {
      assertThat(silently(authorize.browser(alice), hint))
          .as(hint)
          .containsEntry("error", "invalid_request")
          .containsEntry(
              "error_description",
              "id_token_hint must be an ID token that this server has made for this client");
    }
  }
}
