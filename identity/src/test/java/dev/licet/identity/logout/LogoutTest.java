package dev.licet.identity.logout;

import static dev.licet.identity.administrator.TestBrowser.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class LogoutTest {
  private static final String OUT = "https://shop.example.com/out";
  private static final String QUERY = "https://shop.example.com/out?from=licet";
  private static final String PASSWORD = "Correct-Horse-7";

  private static final TestServer SERVER = TestServer.shared();
  private static String shop;
  private static String forum;
  private static User alice;

  private TestBrowser browser;
  private BrowserSession session;

  @BeforeAll
  static void register() {
    shop = application("Shop", OUT, QUERY, "https://*.example.com/wild");
    forum = application("Forum");
    alice =
        TestUsers.done(
            SERVER.bean(Users.class).create(NewUser.of("alice@logout.example", PASSWORD)));
  }

  @BeforeEach
  void signIn() {
    browser = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(browser, "alice@logout.example", PASSWORD);
    session = sessions().getFirst();
  }

  @AfterEach
  void endAll() {
    SERVER.bean(BrowserSessions.class).endAll(alice.id());
  }

  private static String application(String name, String... urls) {
    var usual = ApplicationSettings.defaults(name, ApplicationType.REGULAR_WEB);
    var details =
        new ApplicationDetails(
            "{\"allowed_logout_urls\":[%s]}"
                .formatted(
                    String.join(
                        ",", List.of(urls).stream().map(url -> "\"" + url + "\"").toList())));
    var settings =
        new ApplicationSettings(
            name, "", usual.type(), usual.grantTypes(), usual.authMethod(), true, details);
    return TestUsers.done(SERVER.bean(Applications.class).register(NewApplication.of(settings)))
        .application()
        .clientId();
  }

  private static List<BrowserSession> sessions() {
    return SERVER.bean(BrowserSessions.class).ofUser(alice.id());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Map<String, Object> claims() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", "https://" + SERVER.domain() + "/");
    claims.put("sub", alice.id());
    claims.put("aud", shop);
    claims.put("iat", 1_600_000_000);
    claims.put("exp", 1_600_036_000);
    claims.put("sid", session.id());
    return claims;
  }

  private static String signed(String typ, Map<String, Object> claims) {
    return SERVER.bean(SigningKeys.class).sign(typ, claims);
  }

  /** Expired for years: that is no reason not to sign out. */
  private String idToken() {
    return signed("JWT", claims());
  }

  private HttpResponse<String> oidc(String... fields) {
    var path = new StringBuilder("/oidc/logout?");
    for (int i = 0; i < fields.length; i += 2) {
      path.append(fields[i]).append('=').append(encoded(fields[i + 1])).append('&');
    }
    return browser.get(path.toString());
  }

  private void assertSignedIn() {
    assertThat(sessions()).hasSize(1);
  }

  private void assertSignedOut() {
    assertThat(sessions()).isEmpty();
    assertThat(browser.cookies()).doesNotContainKey("__Host-licet-session");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }

  /** Variants of {@link #OUT}, none of which is registered. */
  private static final String HOSTILE =
      """
      https://evil.example
      //evil.example
      ///evil.example
      \\\\evil.example
      /\\evil.example
      /out
      out
      javascript:alert(1)
      JaVaScRiPt:alert(1)
      data:text/html,<script>alert(1)</script>
      vbscript:x
      blob:https://shop.example.com/out
      file:///etc/passwd
      about:blank
      http://shop.example.com/out
      HTTPS://shop.example.com/out
      https://SHOP.example.com/out
      https://shop.example.com/OUT
      https://shop.example.com/Out
      https://shop.example.com/out/
      https://shop.example.com/out//
      https://shop.example.com//out
      https://shop.example.com/./out
      https://shop.example.com/x/../out
      https://shop.example.com/%2e/out
      https://shop.example.com/%2e%2e/out
      https://shop.example.com/out%2f
      https://shop.example.com/%6fut
      https://shop.example.com/out%00
      https://shop.example.com/out%0d%0aSet-Cookie:x=y
      https://shop.example.com/out;x
      https://shop.example.com/out;jsessionid=1
      https://shop.example.com/out?
      https://shop.example.com/out?x
      https://shop.example.com/out?state=1
      https://shop.example.com/out?from=licet&x
      https://shop.example.com/out#
      https://shop.example.com/out#@evil.example
      https://shop.example.com/outer
      https://shop.example.com/ou
      https://shop.example.com/
      https://shop.example.com
      https://shop.example.com:443/out
      https://shop.example.com:8443/out
      https://shop.example.com./out
      https://shop.example.com.evil.example/out
      https://shop.example.comevil.example/out
      https://evil.example/shop.example.com/out
      https://evil.example?https://shop.example.com/out
      https://evil.example#https://shop.example.com/out
      https://shop.example.com@evil.example/out
      https://shop.example.com%40evil.example/out
      https://user@shop.example.com/out
      https://user:password@shop.example.com/out
      https://evil.example\\@shop.example.com/out
      https://evil.example\\.shop.example.com/out
      https://shop.example.com\\.evil.example/out
      https://shop.example.com%2eevil.example/out
      https://sh\u043ep.example.com/out
      https://xn--shp-fmc.example.com/out
      https:shop.example.com/out
      https:/shop.example.com/out
      https:///shop.example.com/out
      https://[::1]/out
      https://127.0.0.1/out
      https://2130706433/out
      https://*.example.com/wild
      https://x.example.com/wild
      https://shop.example.com/out https://evil.example
      https://shop.example.com/out,https://evil.example
      """;

  @Test
  void noHostileAddressLeadsAnywhere() { // I2
    var spaced =
        List.of(
            " " + OUT,
            OUT + " ",
            "\t" + OUT,
            OUT + "\n",
            OUT + "\r\nX: y",
            OUT + "\u2028",
            "\u0000");
    var all = new ArrayList<>(HOSTILE.lines().toList());
    all.addAll(spaced);
    for (var url : all) {
      assertRefused(browser.get("/v2/logout?client_id=" + shop + "&returnTo=" + encoded(url)));
      assertRefused(browser.get("/v2/logout?returnTo=" + encoded(url)));
      assertRefused(oidc("post_logout_redirect_uri", url, "id_token_hint", idToken()));
      assertRefused(oidc("post_logout_redirect_uri", url, "client_id", shop));
      assertRefused(
          browser.get("/u/logout?client_id=" + shop + "&post_logout_redirect_uri=" + encoded(url)));
    }
    assertSignedIn();
    assertThat(all).hasSizeGreaterThan(70);
  }

  @Test
  void aParameterThatIsThereTwiceIsRefused() { // I2
    var twice = "returnTo=" + encoded(OUT) + "&returnTo=" + encoded("https://evil.example");
    assertRefused(browser.get("/v2/logout?client_id=" + shop + "&" + twice));
    var redirect = twice.replace("returnTo", "post_logout_redirect_uri");
    assertRefused(browser.get("/oidc/logout?client_id=" + shop + "&" + redirect));
    assertRefused(browser.get("/v2/logout?client_id=" + shop + "&client_id=" + forum));
    assertSignedIn();
  }

  @Test
  void v2SignsOutAndGoesOnToTheApplication() {
    var answer =
        browser.get("/v2/logout?client_id=" + shop + "&returnTo=" + encoded(QUERY) + "&federated");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(QUERY);
    assertSignedOut();
  }

  @Test
  void v2GoesOnToTheFirstAddressOfTheApplicationWhereNoneIsNamed() {
    assertThat(location(browser.get("/v2/logout?client_id=" + shop))).isEqualTo(OUT);
    assertSignedOut();
    assertThat(browser.get("/v2/logout?client_id=" + forum).body()).isEqualTo("OK");
  }

  @Test
  void v2SaysOkWhereNothingIsNamed() {
    var answer = browser.get("/v2/logout");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("OK");
    assertSignedOut();
  }

  @Test
  void v2KnowsNoAddressOfAnotherApplicationAndNoUnknownApplication() { // I2
    assertRefused(browser.get("/v2/logout?client_id=" + forum + "&returnTo=" + encoded(OUT)));
    var unknown = browser.get("/v2/logout?client_id=nobody&returnTo=" + encoded(OUT));
    assertRefused(unknown);
    assertThat(unknown.body()).contains("There is no such application");
    assertSignedIn();
  }

  /** On a server of its own it would cost eight seconds; the setting is put back. */
  @Test
  void addressesOfTheTenantAreForWhoeverNamesNoApplication() {
    var api = new ManagementCaller(SERVER, "update:tenant_settings");
    api.patch("/tenants/settings", "{\"allowed_logout_urls\":[\"https://t.example/\"]}");
    try {
      var answer = browser.get("/v2/logout?returnTo=" + encoded("https://t.example/"));
      assertThat(location(answer)).isEqualTo("https://t.example/");
      assertRefused(
          browser.get("/v2/logout?client_id=" + shop + "&returnTo=https%3A%2F%2Ft.example%2F"));
    } finally {
      api.patch("/tenants/settings", "{\"allowed_logout_urls\":[]}");
    }
  }

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
