package dev.licet.identity.device;

import static dev.licet.identity.administrator.TestBrowser.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.token.Client;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DeviceFlowTest {
  private static final String ALICE = "alice@device.example";
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private static final TestServer SERVER = TestServer.shared();
  private static Application television;
  private static User alice;

  private TestBrowser browser;
  private Application client;
  private JsonNode started;

  @BeforeAll
  static void register() {
    television = application("Tele & Vision", true, List.of(GRANT, "refresh_token"));
    alice = TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(ALICE, PASSWORD)));
  }

  @BeforeEach
  void start() {
    browser = new TestBrowser(SERVER);
    start(television);
  }

  private void start(Application on) {
    client = on;
    started = Client.json(begin(Map.of("client_id", on.clientId(), "scope", "openid email")));
  }

  @AfterEach
  void endAll() {
    SERVER.bean(BrowserSessions.class).endAll(alice.id());
    sql("delete from address_throttles");
  }

  private static void sql(String statement) {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> SERVER.bean(JdbcClient.class).sql(statement).update());
  }

  private static Application application(String name, boolean firstParty, List<String> grants) {
    var usual = ApplicationSettings.defaults("Television", ApplicationType.NATIVE);
    var settings =
        new ApplicationSettings(
            name, "", usual.type(), grants, usual.authMethod(), firstParty, usual.details());
    return TestUsers.done(SERVER.bean(Applications.class).register(NewApplication.of(settings)))
        .application();
  }

  private static HttpResponse<String> begin(Map<String, String> parameters) {
    return new Client(SERVER)
        .send(
            "/oauth/device/code",
            "application/x-www-form-urlencoded",
            Client.encode(parameters).getBytes(UTF_8));
  }

  @Test
  void nobodyIsAskedForOfflineAccessThatTheDeviceCannotHave() {
    var app = application("No refresh", true, List.of(GRANT));
    var scope = "openid offline_access";
    Client.json(begin(Map.of("client_id", app.clientId(), "scope", scope)));
    Client.json(begin(Map.of("client_id", television.clientId(), "scope", scope)));
    assertThat(requests(app)).noneMatch(request -> request.contains("offline_access"));
    assertThat(requests(television)).anyMatch(request -> request.contains("offline_access"));
  }

  @Test
  void aUserIsToldInWordsWhatTheDeviceAsksFor() {
    var api = new TestAuthorize(SERVER).api("\"allow_offline_access\": true");
    var scope = "openid email offline_access read:a write:a";
    started =
        Client.json(
            begin(Map.of("client_id", television.clientId(), "audience", api, "scope", scope)));
    new TestSignIns(SERVER).signIn(browser, ALICE, PASSWORD);
    var page = browser.get("/u/activate/confirm?user_code=" + userCode()).body();
    assertThat(page)
        .contains("It asks for:", "Know who you are", "Your e-mail address")
        .contains("All of this also while you are away", "Read all a", "write:a", "(Hello)")
        .doesNotContain("openid", "offline_access", "read:a");
    started = Client.json(begin(Map.of("client_id", television.clientId())));
    assertThat(browser.get("/u/activate/confirm?user_code=" + userCode()).body())
        .doesNotContain("It asks for:", "scopes");
  }

  private static List<String> requests(Application of) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select request from device_codes where client_id = :client")
        .param("client", of.clientId())
        .query(String.class)
        .list();
  }

  private HttpResponse<String> poll() {
    return new Client(SERVER)
        .form(
            Map.of(
                "grant_type",
                GRANT,
                "device_code",
                started.path("device_code").asString(),
                "client_id",
                client.clientId()));
  }

  /** The five seconds between two questions are tried with a clock that can be set. */
  private HttpResponse<String> pollInTime() {
    sql("update device_codes set polled_at = 0");
    return poll();
  }

  private String userCode() {
    return started.path("user_code").asString();
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String error, String description) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(Client.json(answer).path("error").asString()).isEqualTo(error);
    assertThat(Client.json(answer).path("error_description").asString()).isEqualTo(description);
  }

  private void confirm(String decision) {
    confirm(decision, ALICE, PASSWORD);
  }

  private void confirm(String decision, String email, String password) {
    new TestSignIns(SERVER).signIn(browser, email, password);
    browser.get("/u/activate/confirm?user_code=" + userCode());
    browser.post("/u/activate/confirm", "user_code", userCode(), "decision", decision);
  }

  @Test
  void saysWhereAndWhatTheUserTypes() {
    var base = "https://" + SERVER.domain() + "/activate";
    assertThat(started.path("device_code").asString()).matches("[A-Za-z0-9_-]{64}");
    assertThat(userCode()).matches("[B-Z]{4}-[B-Z]{4}");
    assertThat(started.path("verification_uri").asString()).isEqualTo(base);
    assertThat(started.path("verification_uri_complete").asString())
        .isEqualTo(base + "?user_code=" + userCode());
    assertThat(started.path("expires_in").asInt()).isEqualTo(900);
    assertThat(started.path("interval").asInt()).isEqualTo(5);
    assertThat(started.size()).isEqualTo(6);
  }

  @Test
  void aUserLetsTheDeviceIn() {
    assertError(poll(), 403, "authorization_pending", "User has yet to authorize device code.");
    var tooSoon = poll();
    assertError(
        tooSoon,
        429,
        "slow_down",
        "You are polling faster than the specified interval of 5 seconds.");
    assertThat(tooSoon.headers().firstValue("retry-after")).contains("5");
    var link = browser.get("/activate?user_code=" + userCode());
    assertThat(location(link)).isEqualTo("/u/activate?user_code=" + userCode());
    assertThat(browser.get(location(link)).body()).contains("value=\"" + userCode() + "\"");
    var entered = browser.post("/u/activate", "user_code", userCode().toLowerCase(Locale.ROOT));
    assertThat(location(entered)).isEqualTo("/u/activate/confirm?user_code=" + userCode());
    var signIn = location(browser.get(location(entered)));
    assertThat(signIn).startsWith("/u/login?state=");
    browser.get(signIn);
    var back = TestSignIns.submit(browser, signIn, ALICE, PASSWORD);
    assertThat(location(back)).isEqualTo(location(entered));
    var page = browser.get(location(back));
    assertThat(page.body())
        .contains("Tele &amp; Vision", userCode(), ALICE, "Know who you are")
        .doesNotContain("<script");
    var done = browser.post("/u/activate/confirm", "user_code", userCode(), "decision", "allow");
    assertThat(done.body()).contains("The device is let in");
    var answer = pollInTime();
    assertThat(answer.statusCode()).isEqualTo(200);
    var tokens = Client.json(answer);
    assertThat(tokens.path("access_token").asString()).isNotEmpty();
    assertThat(tokens.path("scope").asString()).isEqualTo("openid email");
    var idToken = Client.part(tokens.path("id_token").asString(), 1);
    assertThat(idToken.path("sub").asString()).isEqualTo(alice.id());
    assertThat(idToken.path("sid").asString())
        .isEqualTo(SERVER.bean(BrowserSessions.class).ofUser(alice.id()).getFirst().id());
    assertError(pollInTime(), 403, "invalid_grant", "Invalid or expired device code.");
    var session = idToken.path("sid").asString();
    assertThat(
            SERVER
                .bean(JdbcClient.class)
                .sql("select client_id from session_clients where sid = :sid")
                .param("sid", session)
                .query(String.class)
                .list())
        .as("who is told of the session's end")
        .containsExactly(television.clientId());
  }

  @Test
  void aUserKeepsTheDeviceOut() {
    confirm("deny");
    assertError(pollInTime(), 403, "access_denied", "User cancelled the confirmation prompt.");
  }

  @Test
  void anythingButYesIsNo() {
    confirm("Allow ");
    assertError(pollInTime(), 403, "access_denied", "User cancelled the confirmation prompt.");
  }

  @Test
  void onlyTheFirstWordCounts() {
    confirm("deny");
    var second = browser.post("/u/activate/confirm", "user_code", userCode(), "decision", "allow");
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("There is no such code");
    assertThat(pollInTime().statusCode()).isEqualTo(403);
  }

  @Test
  void whoSaysTheSameTwiceIsToldTheSameAndNobodyElseIs() {
    confirm("deny");
    assertThat(decide("deny", "").body()).contains("The device is kept out");
    start(television);
    confirm("allow");
    assertThat(decide("allow", "").body()).contains("The device is let in");
    assertThat(decide("deny", "").body()).contains("There is no such code");
    assertThat(pollInTime().statusCode()).isEqualTo(200);
    assertThat(decide("allow", "").body()).as("it has its tokens").contains("The device is let in");
    var elsewhere = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(elsewhere, ALICE, PASSWORD);
    elsewhere.get("/u/activate");
    assertThat(
            elsewhere
                .post("/u/activate/confirm", "user_code", userCode(), "decision", "allow")
                .body())
        .contains("There is no such code");
  }

  @Test
  void aDeviceThatOneUserWasAskedAboutIsNotLetInByTheNextOne() {
    new TestSignIns(SERVER).signIn(browser, ALICE, PASSWORD);
    var owner = TestBrowser.owner(browser.get("/u/activate/confirm?user_code=" + userCode()));
    var bob = new TestTenant(SERVER).user();
    new TestSignIns(SERVER).signIn(browser, bob.email(), TestTenant.PASSWORD);
    var again = decide("allow", owner);
    assertThat(again.body()).contains("Is this your device?", bob.email()).doesNotContain(ALICE);
    assertError(
        pollInTime(), 403, "authorization_pending", "User has yet to authorize device code.");
    assertThat(decide("allow", TestBrowser.owner(again)).body()).contains("The device is let in");
  }

  private HttpResponse<String> decide(String decision, String owner) {
    var form = List.of("user_code", userCode(), "decision", decision, "owner", owner);
    var said = owner.isEmpty() ? form.subList(0, 4) : form;
    return browser.post("/u/activate/confirm", said.toArray(String[]::new));
  }

  @Test
  void nobodyIsLetInWithoutASignInOrByAnotherSite() { // I6
    browser.get("/u/activate");
    var answer = browser.post("/u/activate/confirm", "user_code", userCode(), "decision", "allow");
    assertThat(location(answer)).startsWith("/u/login?state=");
    new TestSignIns(SERVER).signIn(browser, ALICE, PASSWORD);
    assertThat(
            browser
                .forgedPost("/u/activate/confirm", "user_code", userCode(), "decision", "allow")
                .statusCode())
        .isEqualTo(403);
    assertError(
        pollInTime(), 403, "authorization_pending", "User has yet to authorize device code.");
  }

  @Test
  void whatAnApplicationOfOthersGetsIsKeptAsAConsent() {
    start(application("Others", false, List.of(GRANT)));
    confirm("allow");
    var consents = SERVER.bean(Consents.class);
    assertThat(
            consents.covers(
                alice.id(), client.clientId(), Optional.empty(), List.of("openid", "email")))
        .isTrue();
  }

  private void assertWorthNothing() {
    assertError(pollInTime(), 403, "invalid_grant", "Invalid or expired device code.");
  }

  @Test
  void aCodeIsWorthNothingOnceItsConsentIsTakenBack() {
    start(application("Others", false, List.of(GRANT)));
    confirm("allow");
    SERVER.bean(Consents.class).withdrawAll(alice.id());
    assertWorthNothing();
    start(client);
    confirm("allow");
    assertThat(pollInTime().statusCode()).as("allowed anew").isEqualTo(200);
  }

  @Test
  void aCodeWhoseConsentWasTakenBackStaysSpentWhenAnotherIsGiven() {
    start(application("Others", false, List.of(GRANT)));
    confirm("allow");
    SERVER.bean(Consents.class).withdrawAll(alice.id());
    assertWorthNothing();
    SERVER
        .bean(Consents.class)
        .give(alice.id(), client.clientId(), Optional.empty(), List.of("openid", "email"));
    assertWorthNothing();
  }

  @Test
  void aCodeIsWorthNothingOnceItsUserHasAnotherPassword() {
    var user = new TestTenant(SERVER).user();
    confirm("allow", user.email(), TestTenant.PASSWORD);
    var changed =
        new TestManagement(SERVER)
            .patch(path(user), "{\"password\":\"Another-Horse-8\"}", "update:users");
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertWorthNothing();
    browser = new TestBrowser(SERVER);
    start(television);
    confirm("allow", user.email(), "Another-Horse-8");
    assertThat(pollInTime().statusCode()).as("by the new one").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCodeIsWorthNothingOnceAllAccessOfItsUserIsRevoked(boolean hasLeft) {
    var user = new TestTenant(SERVER).user();
    confirm("allow", user.email(), TestTenant.PASSWORD);
    if (hasLeft) {
      leave(user);
    }
    var revoked =
        new TestManagement(SERVER)
            .post(path(user) + "/revoke-access", "{}", "delete:sessions delete:refresh_tokens");
    assertThat(revoked.status()).as("%s", revoked).isEqualTo(202);
    assertWorthNothing();
  }

  private int revoke(User user, String sessionId, String more) {
    var body = "{\"session_id\":\"" + sessionId + "\"" + more + "}";
    return new TestManagement(SERVER)
        .post(path(user) + "/revoke-access", body, "delete:sessions delete:refresh_tokens")
        .status();
  }

  private static String session(User user) {
    return SERVER.bean(BrowserSessions.class).ofUser(user.id()).getFirst().id();
  }

  @ParameterizedTest
  @CsvSource({"false,''", "true,''", "false,',\"preserve_refresh_tokens\":true'"})
  void aCodeIsWorthNothingOnceAccessInItsSessionIsRevoked(boolean hasLeft, String more) {
    confirm("allow");
    var session = session(alice);
    if (hasLeft) {
      leave(alice);
    }
    assertThat(revoke(alice, session, more)).isEqualTo(202);
    assertWorthNothing();
    assertThat(revoke(alice, session, more)).as("nothing is left").isEqualTo(404);
  }

  @Test
  void aCodeOfAnotherSessionOrUserGoesOn() {
    var other = new TestTenant(SERVER).user();
    var elsewhere = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(elsewhere, ALICE, PASSWORD);
    var second = session(alice);
    confirm("allow");
    assertThat(revoke(alice, second, "")).isEqualTo(202);
    var own =
        SERVER.bean(BrowserSessions.class).ofUser(alice.id()).stream()
            .filter(session -> !session.id().equals(second))
            .findFirst()
            .orElseThrow();
    assertThat(revoke(other, own.id(), "")).isEqualTo(404);
    assertThat(pollInTime().statusCode()).isEqualTo(200);
  }

  /** The page was opened before, and the answer to it comes in the same moment. */
  @Test
  void nothingIsAllowedInASessionThatHasEnded() {
    new TestSignIns(SERVER).signIn(browser, ALICE, PASSWORD);
    var session = SERVER.bean(BrowserSessions.class).ofUser(alice.id()).getFirst();
    var activations = SERVER.bean(Activations.class);
    var found = (Activations.Found) activations.find(userCode(), "192.0.2.41");
    assertThat(revoke(alice, session.id(), "")).isEqualTo(202);
    assertThat(activations.allow(found.activation(), session)).isFalse();
    assertError(
        pollInTime(), 403, "authorization_pending", "User has yet to authorize device code.");
  }

  @Test
  void aDeviceStaysInWhenItsUserLeavesTheBrowser() {
    confirm("allow");
    leave(alice);
    var answer = pollInTime();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var idToken = Client.part(Client.json(answer).path("id_token").asString(), 1);
    assertThat(idToken.has("sid")).isFalse();
  }

  private static void leave(User user) {
    var sessions = SERVER.bean(BrowserSessions.class);
    sessions.ofUser(user.id()).forEach(session -> sessions.end(session.id()));
  }

  private static String path(User user) {
    return "/users/" + user.id().replace("|", "%7C");
  }

  @Test
  void wrongAndExpiredCodesAreTheSame() { // I9
    browser.get("/u/activate");
    var wrong = browser.post("/u/activate", "user_code", "BCDF-GHJK");
    sql("update device_codes set expires_at = 1");
    var expired = browser.post("/u/activate", "user_code", userCode());
    assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(expired.statusCode());
    assertThat(wrong.body().replace("BCDF-GHJK", "X").replaceAll("[A-Za-z0-9_-]{64,}={0,2}", "R"))
        .contains("There is no such code")
        .isEqualTo(
            expired.body().replace(userCode(), "X").replaceAll("[A-Za-z0-9_-]{64,}={0,2}", "R"));
    assertError(poll(), 403, "expired_token", "The device code has expired.");
    assertError(poll(), 403, "invalid_grant", "Invalid or expired device code.");
  }

  @Test
  void guessesAreCounted() { // I17
    browser.get("/u/activate");
    for (int i = 0; i < 50; i++) {
      assertThat(browser.post("/u/activate", "user_code", "BCDF-GHJK").statusCode()).isEqualTo(422);
    }
    assertThat(browser.post("/u/activate", "user_code", "BCDF-GHJK").statusCode()).isEqualTo(429);
    assertThat(browser.post("/u/activate", "user_code", userCode()).statusCode()).isEqualTo(429);
    assertThat(browser.get("/u/activate/confirm?user_code=" + userCode()).statusCode())
        .isEqualTo(429);
  }

  @Test
  void aDeviceCodeIsNothingElse() { // I13
    var code = started.path("device_code").asString();
    var grants = List.of("authorization_code", "refresh_token", GRANT);
    var all = application("All", true, grants);
    for (var parameters :
        List.of(
            Map.of("grant_type", "authorization_code", "code", code),
            Map.of("grant_type", "refresh_token", "refresh_token", code),
            Map.of("grant_type", GRANT, "device_code", userCode()),
            Map.of("grant_type", GRANT, "device_code", userCode().replace("-", "")))) {
      var answer =
          new Client(SERVER).form(Client.with(parameters, Map.of("client_id", all.clientId())));
      assertThat(answer.statusCode()).as(parameters.toString()).isEqualTo(403);
      assertThat(Client.json(answer).path("error").asString()).isEqualTo("invalid_grant");
    }
  }

  @Test
  void whoMayNotIsToldSo() {
    var other = application("Other", true, List.of("authorization_code"));
    assertError(
        begin(Map.of("client_id", other.clientId())),
        403,
        "unauthorized_client",
        "Grant type '" + GRANT + "' not allowed for the client.");
    assertError(begin(Map.of("client_id", "nobody")), 401, "access_denied", "Unauthorized");
    assertError(begin(Map.of()), 400, "invalid_request", "Missing required parameter: client_id");
    assertError(
        begin(Map.of("client_id", television.clientId(), "audience", "https://none.example")),
        403,
        "access_denied",
        "Service not found: https://none.example");
    assertError(
        SERVER.get("/oauth/device/code"),
        405,
        "method_not_allowed",
        "This endpoint answers POST only");
  }

  @Test
  void thePagesShowNothingAsMarkup() { // I5
    var page = browser.get("/u/activate?user_code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(page.body()).doesNotContain("<script");
    var typed = browser.post("/u/activate", "user_code", "\"><script>alert(1)</script>");
    assertThat(typed.body()).doesNotContain("<script").contains("&lt;script&gt;");
    var link = browser.get("/activate?user_code=%22%3E%0d%0aX:%20y");
    assertThat(location(link)).startsWith("/u/activate?user_code=");
    assertThat(link.headers().firstValue("x")).isEmpty();
  }
}
