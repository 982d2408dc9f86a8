package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.CHALLENGE;
import static dev.licet.identity.authorize.TestAuthorize.VERIFIER;
import static dev.licet.identity.authorize.TestAuthorize.answer;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.authorize.request.RedirectUrisTest;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthorizePagesTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static String shop = "";
  private static User alice;

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
    shop = authorize.application("");
    alice = authorize.user();
  }

  private static String issuer() {
    return "https://" + SERVER.domain() + "/";
  }

  private static CodeGrant spend(String clientId, String code, Optional<String> verifier) {
    Application client = SERVER.bean(Applications.class).byClientId(clientId).orElseThrow();
    var codes = SERVER.bean(Codes.class);
    var presented = codes.present(code, client).orElseThrow();
    var spent = codes.spend(presented, Optional.of(CALLBACK), verifier);
    if (spent instanceof Spent.Granted(var grant)) {
      return grant;
    }
    throw new AssertionError(spent.toString());
  }

  private static List<String> scope(String clientId, String... parameters) {
    var answer = answer(authorize.browser(alice).get(url(clientId, parameters)));
    assertThat(answer).containsKey("code");
    return spend(clientId, answer.getOrDefault("code", ""), Optional.empty())
        .authorization()
        .scope();
  }

  private static void refuses(String clientId, String error, String... parameters) {
    var answer = answer(new TestBrowser(SERVER).get(url(clientId, parameters)));
    assertThat(answer.get("error") + ": " + answer.get("error_description")).isEqualTo(error);
    assertThat(answer).containsEntry("state", "s-1 &").containsEntry("iss", issuer());
    assertThat(answer).doesNotContainKey("code");
  }

  @Test
  void whatAnApplicationWantsBackComesBackWholeOrThePageSaysThatItIsTooLong() {
    var browser = authorize.browser(alice);
    var nonce = "n".repeat(3_000);
    var state = "s".repeat(7_000);
    var answer = answer(browser.get(url(shop, "nonce", nonce, "state", state)));
    assertThat(answer).containsEntry("state", state);
    assertThat(spend(shop, answer.getOrDefault("code", ""), Optional.empty()).nonce())
        .contains(nonce);
    var tooLong = browser.get(url(shop, "state", "s".repeat(17_000)));
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(tooLong.body()).contains("too long");
  }

  @Test
  void theHeadersOfAUsualAnswerFitIntoTheFourKilobytesThatAProxyHasForThem() {
    var asked = url(shop, "nonce", "n".repeat(43), "state", "s".repeat(2_500));
    var back = authorize.browser(alice).get(asked);
    assertThat(answer(back)).containsKey("code");
    var lines =
        back.headers().map().entrySet().stream()
            .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + value))
            .mapToInt(line -> line.length() + ": \r\n".length());
    assertThat("HTTP/1.1 302\r\n\r\n".length() + lines.sum()).isLessThan(4_096);
  }

  @Test
  void aUserSignsInAndTheApplicationGetsACodeForWhatItAskedFor() {
    var browser = new TestBrowser(SERVER);
    var sent = browser.get(url(shop, "nonce", "n-1", "login_hint", alice.email()));
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(TestBrowser.location(sent)).startsWith("/u/login?state=");
    var back = authorize.signIn(browser, sent, alice);
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.headers().firstValue("cache-control").orElse("")).contains("no-store");
    assertThat(back.headers().firstValue("referrer-policy")).contains("no-referrer");
    var answer = answer(back);
    assertThat(answer).containsOnlyKeys("code", "state", "iss");
    assertThat(answer).containsEntry("state", "s-1 &").containsEntry("iss", issuer()); // I15
    var grant = spend(shop, answer.getOrDefault("code", ""), Optional.empty());
    assertThat(grant.authorization().userId()).isEqualTo(alice.id());
    assertThat(grant.authorization().scope()).containsExactly("openid", "profile");
    assertThat(grant.authorization().sessionId()).isPresent();
    assertThat(grant.nonce()).contains("n-1");
    assertThat(grant.redirectUri()).contains(CALLBACK);
  }

  @Test
  void whoIsSignedInIsNotAskedAgain() {
    var browser = authorize.browser(alice);
    assertThat(answer(browser.get(url(shop)))).containsKey("code");
    assertThat(answer(browser.get(url(shop, "prompt", "none")))).containsKey("code");
    assertThat(answer(browser.get(url(shop, "max_age", "600")))).containsKey("code");
  }

  @Test
  void aSilentRequestWithoutASessionIsToldSo() {
    refuses(shop, "login_required: Login required", "prompt", "none");
  }

  @Test
  void promptLoginAndMaxAgeHaveTheUserSignInAgain() {
    for (var wish : List.of(List.of("prompt", "login"), List.of("max_age", "0"))) {
      var browser = authorize.browser(alice);
      var sent = browser.get(url(shop, wish.get(0), wish.get(1)));
      assertThat(TestBrowser.location(sent)).startsWith("/u/login?state=");
      var page = browser.get(TestBrowser.location(sent)).body();
      assertThat(page).contains("type=\"password\"");
      var grant =
          spend(
              shop,
              answer(authorize.signIn(browser, sent, alice)).getOrDefault("code", ""),
              Optional.empty());
      assertThat(grant.authTime()).isEqualTo(wish.contains("max_age"));
    }
  }

  @Test
  void whereSingleSignOnIsOffTheUserSignsInEachTime() {
    var management = new ManagementCaller(SERVER, "update:clients");
    management.patch("/clients/" + shop, "{\"sso_disabled\":true}");
    try {
      var browser = authorize.browser(alice);
      assertThat(answer(browser.get(url(shop, "prompt", "none"))))
          .containsEntry("error", "login_required");
      var sent = browser.get(url(shop));
      assertThat(TestBrowser.location(sent)).startsWith("/u/login?state=");
      assertThat(answer(authorize.signIn(browser, sent, alice))).containsKey("code");
    } finally {
      management.patch("/clients/" + shop, "{\"sso_disabled\":false}");
    }
  }

  @Test
  void whoHasSignedInBeforeCannotGoPastPromptLogin() {
    var browser = authorize.browser(alice);
    var sent = browser.get(url(shop, "prompt", "login"));
    var page = browser.get(TestBrowser.location(sent)).body();
    assertThat(page).contains("name=\"state\"");
    var handle = handle(TestSignIns.state(TestBrowser.location(sent)));
    var again = browser.get("/authorize/resume?state=" + handle);
    assertThat(TestBrowser.location(again)).startsWith("/u/login?state=");
  }

  /** The handle of the request behind a sign-in: only this server knows it before the end. */
  private static String handle(String state) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select request from pending_sign_ins where digest = :digest")
        .param("digest", Digest.of(state).value())
        .query(String.class)
        .single()
        .replaceAll(".*resume\\?state=([A-Za-z0-9_-]{64}).*", "$1");
  }

  @Test
  void anotherBrowserCannotGoOnWithTheRequest() { // I6
    var browser = new TestBrowser(SERVER);
    var sent = browser.get(url(shop));
    var handle = handle(TestSignIns.state(TestBrowser.location(sent)));
    var other = authorize.browser(authorize.user());
    var answer = other.get("/authorize/resume?state=" + handle);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("This sign-in is over");
  }

  @Test
  void aRequestIsAnsweredOnce() {
    var browser = new TestBrowser(SERVER);
    var sent = browser.get(url(shop));
    var handle = handle(TestSignIns.state(TestBrowser.location(sent)));
    assertThat(answer(authorize.signIn(browser, sent, alice))).containsKey("code");
    assertThat(browser.get("/authorize/resume?state=" + handle).statusCode()).isEqualTo(400);
  }

  @Test
  void selectAccountLetsTheUserChooseAndGoOn() {
    var browser = authorize.browser(alice);
    var sent = browser.get(url(shop, "prompt", "select_account"));
    var page = browser.get(TestBrowser.location(sent)).body();
    assertThat(page).contains("Continue as " + alice.email());
    var answer =
        browser.post("/u/login/continue", "state", TestSignIns.state(TestBrowser.location(sent)));
    assertThat(answer(browser.get(TestBrowser.location(answer)))).containsKey("code");
  }

  @Test
  void screenHintSignupShowsThatPage() {
    var sent = new TestBrowser(SERVER).get(url(shop, "screen_hint", "signup"));
    assertThat(TestBrowser.location(sent)).startsWith("/u/signup?state=");
  }

  @Test
  void nobodyIsSentToAnAddressThatIsNotRegistered() { // I1
    RedirectUrisTest.hostile()
        .filter(asked -> !asked.isEmpty())
        .forEach(asked -> {
          var answer = SERVER.get(url(shop, "redirect_uri", asked, "prompt", "none"));
          assertThat(answer.statusCode()).as(asked).isIn(400, 403);
          assertThat(answer.headers().firstValue("location")).as(asked).isEmpty();
        });
    var answer = SERVER.get(url(shop, "redirect_uri", "https://evil.example/cb"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Callback URL mismatch").doesNotContain("evil.example");
  }

  @Test
  void nothingIsSentAnywhereForAnUnknownApplicationOrADamagedRequest() { // I1, I14
    for (var query :
        List.of(
            "",
            "?response_type=code",
            "?client_id=nobody&redirect_uri=" + CALLBACK,
            "?client_id=%00&redirect_uri=" + CALLBACK,
            url(shop).substring(10) + "&redirect_uri=https://evil.example",
            url(shop).substring(10) + "&redirect_uri=" + CALLBACK,
            url(shop).substring(10) + "&client_id=" + shop,
            url(shop).substring(10) + "&state=2",
            url(shop).substring(10) + "&code_challenge=" + CHALLENGE + "&code_challenge=x",
            url(shop).substring(10) + "&x=%FF%00")) {
      var answer = SERVER.get("/authorize" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.headers().firstValue("location")).as(query).isEmpty();
      assertThat(answer.body()).as(query).contains("<main>");
    }
  }

  @Test
  void theApplicationIsToldWhatIsWrong() {
    var spa =
        authorize.application("\"app_type\": \"spa\", \"token_endpoint_auth_method\": \"none\"");
    var plain = authorize.application("\"grant_types\": [\"authorization_code\"]");
    var machine = authorize.application("\"grant_types\": [\"client_credentials\"]");
    refuses(
        shop, "invalid_request: Missing required parameter: response_type", "response_type", "");
    refuses(
        shop,
        "unsupported_response_type: Unsupported response type: code code",
        "response_type",
        "code code");
    refuses(shop, "invalid_request: Unsupported response mode: x", "response_mode", "x");
    refuses(
        machine,
        "unauthorized_client: Grant type 'authorization_code' not allowed for the client.");
    refuses(
        plain,
        "unauthorized_client: Grant type 'implicit' not allowed for the client.",
        "response_type",
        "code token");
    refuses(spa, "invalid_request: Missing required parameter: code_challenge");
    refuses(shop, "invalid_request: Unsupported prompt: create", "prompt", "create");
    refuses(shop, "invalid_request: prompt none goes with no other", "prompt", "none login");
    refuses(shop, "invalid_request: max_age must be a number of seconds", "max_age", "-1");
    refuses(
        shop,
        "registration_not_supported: The parameter registration is not supported",
        "registration",
        "x");
    refuses(
        shop,
        "invalid_request: parameter organization is not allowed for this client",
        "organization",
        "org_1");
    refuses(shop, "invalid_request: the connection is not enabled", "connection", "nowhere");
  }

  @Test
  void onlyS256IsTakenForAChallenge() { // I14
    for (var wrong :
        List.of(List.of(CHALLENGE, ""), List.of(CHALLENGE, "plain"), List.of(CHALLENGE, "s256"))) {
      refuses(
          shop,
          "invalid_request: code_challenge_method must be S256",
          "code_challenge",
          wrong.get(0),
          "code_challenge_method",
          wrong.get(1));
    }
    refuses(
        shop,
        "invalid_request: code_challenge must be a SHA-256 in base64url",
        "code_challenge",
        "short",
        "code_challenge_method",
        "S256");
    refuses(
        shop,
        "invalid_request: Missing required parameter: code_challenge",
        "code_challenge_method",
        "S256");
    var browser = authorize.browser(alice);
    var answer =
        answer(
            browser.get(url(shop, "code_challenge", CHALLENGE, "code_challenge_method", "S256")));
    assertThat(spend(shop, answer.getOrDefault("code", ""), Optional.of(VERIFIER)).codeChallenge())
        .contains(CHALLENGE);
  }

  @Test
  void tokensComeInTheFragmentAndNeverInTheQuery() {
    var browser = authorize.browser(alice);
    var answer = browser.get(url(shop, "response_type", "id_token token", "nonce", "n"));
    assertThat(TestBrowser.location(answer)).startsWith(CALLBACK + "#");
    assertThat(answer(answer))
        .containsOnlyKeys(
            "access_token", "token_type", "expires_in", "scope", "id_token", "state", "iss");
    answer = browser.get(url(shop, "response_type", "code id_token", "nonce", "n"));
    assertThat(TestBrowser.location(answer)).startsWith(CALLBACK + "#");
    assertThat(answer(answer)).containsOnlyKeys("code", "id_token", "state", "iss");
    answer =
        browser.get(url(shop, "response_type", "token", "response_mode", "query", "nonce", "n"));
    assertThat(TestBrowser.location(answer)).startsWith(CALLBACK + "#");
    assertThat(answer(answer)).containsEntry("error", "invalid_request");
    answer = browser.get(url(shop, "response_type", "id_token"));
    assertThat(answer(answer))
        .containsEntry("error_description", "Missing required parameter: nonce");
  }

  @Test
  void whoIsGivenTokensAtOnceTakesPartInTheSession() {
    var own = authorize.application("");
    var browser = authorize.browser(alice);
    answer(browser.get(url(own, "nonce", "n")));
    assertThat(sessionsOf(own)).isZero();
    answer(browser.get(url(own, "response_type", "id_token", "nonce", "n")));
    assertThat(sessionsOf(own)).isEqualTo(1);
  }

  private static long sessionsOf(String clientId) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select count(*) from session_clients where client_id = :client")
        .param("client", clientId)
        .query(Long.class)
        .single();
  }

  @Test
  void aFormIsSentOnByAPageWhoseOnlyScriptIsOurs() { // I5
    var browser = authorize.browser(alice);
    var page = browser.get(url(shop, "response_mode", "form_post", "state", "\"><script>x"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("action=\"" + CALLBACK + "\"", "name=\"code\"", "name=\"iss\"")
        .contains("value=\"&quot;&gt;&lt;script&gt;x\"")
        .doesNotContain("_csrf", "<script>");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void aMessageIsForTheOriginOfTheCallbackAlone() { // I5
    var page =
        new TestBrowser(SERVER).get(url(shop, "response_mode", "web_message", "prompt", "none"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("data-origin=\"https://shop.example.com\"")
        .contains("login_required", "authorization_response", "s-1 &amp;");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .endsWith("frame-ancestors https://shop.example.com");
    assertThat(page.headers().firstValue("x-frame-options")).isEmpty();
  }

  @Test
  void aFormToUsGoesOnAsAQuery() {
    var form = url(shop, "prompt", "none").substring(11);
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(TestBrowser.location(answer)).isEqualTo("/authorize?" + form);
  }

  @Test
  void scopesThatNobodyKnowsAreLeftOut() {
    var api = authorize.api("\"skip_consent_for_verifiable_first_party_clients\": true");
    assertThat(
            scope(shop, "audience", api, "scope", "openid read:a delete:a nonsense offline_access"))
        .as("no refresh tokens for this API")
        .containsExactly("openid", "read:a");
    assertThat(scope(shop, "resource", api, "scope", "write:a")).containsExactly("write:a");
    assertThat(scope(shop, "scope", "openid read:a offline_access"))
        .containsExactly("openid", "offline_access");
    var offline =
        authorize.api(
            "\"skip_consent_for_verifiable_first_party_clients\": true, \"allow_offline_access\":"
                + " true");
    assertThat(scope(shop, "audience", offline, "scope", "offline_access"))
        .containsExactly("offline_access");
    var plain = authorize.application("\"grant_types\": [\"authorization_code\"]");
    assertThat(scope(plain, "audience", offline, "scope", "openid offline_access"))
        .containsExactly("openid");
  }

  @Test
  void withRbacAUserWithoutRightsGivesNone() {
    var api =
        authorize.api(
            "\"skip_consent_for_verifiable_first_party_clients\": true, \"enforce_policies\": true");
    assertThat(scope(shop, "audience", api, "scope", "openid read:a")).containsExactly("openid");
  }

  private static Map<String, String> silently(String clientId, String... parameters) {
    return answer(authorize.browser(alice).get(url(clientId, parameters)));
  }

  @Test
  void nobodySignsInForAnApiThatDoesNotExist() {
    var unknown = "access_denied: Service not found: https://nowhere";
    refuses(shop, unknown, "audience", "https://nowhere");
    refuses(shop, unknown, "resource", "https://nowhere", "prompt", "none");
  }

  @Test
  void anApiMayBeClosed() {
    var closed =
        authorize.api(
            "\"subject_type_authorization\": {\"user\": {\"policy\": \"deny_all\"}, \"client\":"
                + " {\"policy\": \"require_client_grant\"}}");
    assertThat(silently(shop, "audience", closed)).containsEntry("error", "access_denied");
    assertThat(silently(shop, "audience", "https://nowhere"))
        .containsEntry("error", "access_denied")
        .containsEntry("error_description", "Service not found: https://nowhere");
    assertThat(silently(shop, "audience", issuer() + "api/v2/"))
        .as("the Management API is for no user's token")
        .containsEntry("error", "access_denied");
    var granted =
        authorize.api(
            "\"skip_consent_for_verifiable_first_party_clients\": true,"
                + " \"subject_type_authorization\": {\"user\": {\"policy\":"
                + " \"require_client_grant\"}, \"client\": {\"policy\": \"require_client_grant\"}}");
    assertThat(silently(shop, "audience", granted)).containsEntry("error", "unauthorized_client");
    authorize.grant(shop, granted, "read:a");
    assertThat(scope(shop, "audience", granted, "scope", "openid read:a write:a"))
        .containsExactly("openid", "read:a");
  }
}
