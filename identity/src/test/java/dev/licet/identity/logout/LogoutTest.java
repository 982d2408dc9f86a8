package dev.licet.identity.logout;

import static dev.licet.identity.administrator.TestBrowser.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class LogoutTest extends LogoutSetUp {
  @Test
  void whoShowsAnIdTokenSignsOutUnasked() {
    var answer =
        oidc(
            "id_token_hint",
            idToken(),
            "post_logout_redirect_uri",
            OUT,
            "state",
            "a b&c=d#e\r\nX: y");
    assertThat(location(answer)).isEqualTo(OUT + "?state=a+b%26c%3Dd%23e%0D%0AX%3A+y");
    assertSignedOut();
    var again = oidc("id_token_hint", idToken(), "post_logout_redirect_uri", QUERY, "state", "1");
    assertThat(location(again)).isEqualTo(QUERY + "&state=1");
  }

  @Test
  void anIdTokenOfAnEarlierSessionOfTheSameUserIsEnough() {
    var claims = claims();
    claims.put("sid", "another");
    assertThat(oidc("id_token_hint", signed("JWT", claims)).body()).contains("You are signed out");
    assertSignedOut();
  }

  @Test
  void whoKnowsTheSessionSignsOutUnasked() {
    var answer =
        oidc("logout_hint", session.id(), "client_id", shop, "post_logout_redirect_uri", OUT);
    assertThat(location(answer)).isEqualTo(OUT);
    assertSignedOut();
  }

  @Test
  void anybodyElseMakesTheUserBeAsked() { // I6
    var answer = oidc("client_id", shop, "post_logout_redirect_uri", OUT, "state", "\"><script>");
    assertSignedIn();
    var page = browser.get(location(answer));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("You are signed in as alice@logout.example", "&quot;&gt;&lt;script&gt;")
        .doesNotContain("<script");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'none';")
        .endsWith("form-action 'self' https:");
    assertThat(browser.forgedPost("/u/logout").statusCode()).isEqualTo(403);
    var done =
        browser.post(
            "/u/logout",
            "client_id",
            shop,
            "post_logout_redirect_uri",
            OUT,
            "state",
            "\"><script>");
    assertThat(location(done)).isEqualTo(OUT + "?state=%22%3E%3Cscript%3E");
    assertSignedOut();
  }

  @Test
  void theFormOfThePageIsLookedAtAgain() { // I2
    browser.get("/u/logout?client_id=" + shop + "&post_logout_redirect_uri=" + encoded(OUT));
    assertRefused(
        browser.post(
            "/u/logout", "client_id", shop, "post_logout_redirect_uri", "https://evil.example/"));
    assertSignedIn();
  }

  @Test
  void nobodyIsAskedWhereTheTenantDoesNotWantIt() {
    var api = new ManagementCaller(SERVER, "update:tenant_settings");
    var setting = "{\"sessions\":{\"oidc_logout_prompt_enabled\":%s}}";
    api.patch("/tenants/settings", setting.formatted(false));
    try {
      assertThat(oidc("client_id", shop).body()).contains("You are signed out");
      assertSignedOut();
    } finally {
      api.patch("/tenants/settings", setting.formatted(true));
    }
  }

  @Test
  void whoIsNotSignedInGoesStraightOn() {
    var stranger = new TestBrowser(SERVER);
    var answer =
        stranger.get(
            "/oidc/logout?client_id=" + shop + "&post_logout_redirect_uri=" + encoded(OUT));
    assertThat(location(answer)).isEqualTo(OUT);
    assertSignedIn();
  }

  /** Browsers leave our cookies out of such a post; the token must not turn up in an address. */
  @Test
  void aFormOfTheApplicationLeadsToAGet() {
    var stranger = new TestBrowser(SERVER);
    var answer =
        stranger.forgedPost(
            "/oidc/logout",
            "id_token_hint",
            idToken(),
            "post_logout_redirect_uri",
            OUT,
            "state",
            "1 2");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer))
        .startsWith("/oidc/logout?")
        .contains("logout_hint=" + session.id(), "client_id=" + shop, "state=1%202")
        .doesNotContain("id_token_hint", idToken().substring(0, 20));
    assertThat(location(browser.get(location(answer)))).isEqualTo(OUT + "?state=1+2");
    assertSignedOut();
  }

  @Test
  void hintsThatContradictTheRequestAreRefused() {
    assertRefused(oidc("id_token_hint", idToken(), "client_id", forum));
    assertRefused(oidc("id_token_hint", idToken(), "logout_hint", "another"));
    assertSignedIn();
    assertThat(
            oidc("id_token_hint", idToken(), "client_id", shop, "logout_hint", session.id())
                .statusCode())
        .isEqualTo(200);
    assertSignedOut();
  }

  @Test
  void whatIsNoIdTokenOfOursLeadsNowhereAndTheUserIsAsked() { // I16
    var good = idToken();
    var parts = good.split("\\.");
    var none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".";
    var issuer = claims();
    issuer.put("iss", "https://evil.example/");
    var forTwo = claims();
    forTwo.put("aud", List.of(shop, "https://api.example"));
    var nobody = claims();
    nobody.remove("sub");
    for (var hint :
        List.of(
            none,
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA",
            good + "x",
            good.substring(1),
            "x",
            "a.b.c",
            "x".repeat(20_000),
            signed("logout+jwt", claims()),
            signed("at+jwt", claims()),
            signed("JWT", issuer),
            signed("JWT", forTwo),
            signed("JWT", nobody))) {
      var answer = oidc("id_token_hint", hint, "client_id", shop, "post_logout_redirect_uri", OUT);
      assertThat(location(answer)).as(hint).isEqualTo("/u/logout");
      assertThat(
              new TestBrowser(SERVER)
                  .forgedPost("/oidc/logout", "id_token_hint", hint, "client_id", shop))
          .satisfies(post -> assertThat(location(post)).isEqualTo("/u/logout"));
    }
    assertSignedIn();
  }

  /** The key decides by which algorithm it is verified. */
  @Test
  void aTokenOfAnotherKeyOfOursIsJudgedByThatKey() { // I16
    var keys = SERVER.bean(SigningKeys.class);
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> keys.prepare(KeyAlgorithm.ES256));
    var kid =
        keys.published().stream()
            .filter(key -> key.algorithm() == KeyAlgorithm.ES256)
            .findFirst()
            .orElseThrow()
            .kid();
    var header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}"
                    .formatted(kid)
                    .getBytes(UTF_8));
    var parts = idToken().split("\\.");
    assertThat(location(oidc("id_token_hint", header + "." + parts[1] + "." + parts[2])))
        .isEqualTo("/u/logout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "de-AT xx", "xx de"})
  void thePagesAreInTheLanguageThatTheApplicationAsksFor(String locales) {
    var page = browser.get(location(oidc("ui_locales", locales)));
    assertThat(page.body()).contains("lang=\"de\"", "Sie sind als alice@logout.example angemeldet");
    var refused =
        oidc("ui_locales", locales, "client_id", "nobody", "post_logout_redirect_uri", "x");
    assertThat(refused.body()).contains("Diese Anwendung gibt es nicht");
  }

  @Test
  void thePagesHaveTheHeadersOfTheOthers() { // I5
    var page = browser.get("/v2/logout?returnTo=%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("This address is not registered").doesNotContain("<script");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");
    assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
  }

  @Test
  void onlyItsOwnMethodsAreAnswered() {
    assertThat(browser.forgedPost("/v2/logout").statusCode()).isEqualTo(405);
    var request =
        HttpRequest.newBuilder(SERVER.uri("/oidc/logout"))
            .method("DELETE", BodyPublishers.noBody())
            .build();
    assertThat(SERVER.send(request).statusCode()).isEqualTo(405);
    assertSignedIn();
  }
}
