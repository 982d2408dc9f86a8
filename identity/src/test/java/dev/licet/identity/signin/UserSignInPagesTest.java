package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.RESUME;
import static dev.licet.identity.signin.TestSignIns.state;
import static dev.licet.identity.signin.TestSignIns.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class UserSignInPagesTest {
  private static final String ALICE = "alice@signin.example";
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String SESSION = "__Host-licet-session";
  private static final String BROWSER = "__Host-licet-browser";

  private static final TestServer SERVER = TestServer.shared();
  private static TestSignIns signIns;
  private static User alice;

  @BeforeAll
  static void start() {
    signIns = new TestSignIns(SERVER);
    alice = TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(ALICE, PASSWORD)));
  }

  @BeforeEach
  void forgetGuesses() {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          var jdbc = SERVER.bean(JdbcClient.class);
          List.of("sign_in_guesses", "address_throttles", "known_browsers", "browser_sessions")
              .forEach(table -> jdbc.sql("delete from " + table).update());
        });
  }

  private static List<BrowserSession> sessions() {
    return SERVER.bean(BrowserSessions.class).ofUser(alice.id());
  }

  private static HttpResponse<String> wrong(TestBrowser browser, String page, String email) {
    return submit(browser, page, email, "Wrong-Horse-7");
  }

  @Test
  void signsInAndGoesOnToTheApplication() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    assertThat(page).matches("/u/login\\?state=[A-Za-z0-9_-]{64}");
    var shown = browser.get(page);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("Shop &lt;b&gt;&amp; Co&lt;/b&gt;").doesNotContain("<script");
    var answer = submit(browser, page, "Alice@SignIn.example ", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).isEqualTo(RESUME);
    assertThat(sessions()).hasSize(1);
    assertThat(sessions().getFirst().methods()).containsExactly("pwd");
    assertThat(answer.headers().allValues("set-cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith(SESSION + "=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain"));
  }

  @Test
  void aSignInThatIsDoneIsOver() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    assertThat(submit(browser, page, ALICE, PASSWORD).statusCode()).isEqualTo(303);
    var again = submit(browser, page, ALICE, PASSWORD);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("This sign-in is over");
  }

  @Test
  void aPageHandedToAnotherBrowserIsWorthNothingThere() { // I6
    var mallory = new TestBrowser(SERVER);
    var page = signIns.begin(mallory);
    mallory.get(page);
    var victim = new TestBrowser(SERVER);
    signIns.begin(victim);
    assertThat(victim.get(page).statusCode()).isEqualTo(400);
    victim.get(signIns.begin(victim));
    assertThat(submit(victim, page, ALICE, PASSWORD).statusCode()).isEqualTo(400);
    assertThat(sessions()).isEmpty();
    assertThat(mallory.cookies()).doesNotContainKey(SESSION);
    var stranger = new TestBrowser(SERVER);
    assertThat(stranger.get(page).statusCode()).isEqualTo(400);
  }

  @Test
  void aFormOfAnotherSiteIsRefused() { // I6
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    var answer =
        browser.forgedPost("/u/login", "state", state(page), "email", ALICE, "password", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This form is too old");
    assertThat(sessions()).isEmpty();
  }

  @Test
  void everySignInGivesTheBrowserAnotherSecret() { // I6
    var browser = new TestBrowser(SERVER);
    browser.cookies().put(SESSION, "planted");
    signIns.signIn(browser, ALICE, PASSWORD);
    var first = browser.cookies().get(SESSION);
    assertThat(first).isNotEqualTo("planted");
    signIns.signIn(browser, ALICE, PASSWORD);
    assertThat(browser.cookies().get(SESSION)).isNotEqualTo(first);
    assertThat(sessions()).hasSize(1);
    var thief = new TestBrowser(SERVER);
    thief.cookies().put(SESSION, first);
    var page = signIns.begin(thief, chooser());
    assertThat(thief.get(page).body()).doesNotContain("Continue as");
  }

  @Test
  void everyAlteredCookieFailsClosed() { // I8
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, chooser());
    signIns.signIn(browser, ALICE, PASSWORD);
    assertThat(browser.get(page).body()).contains("Continue as " + ALICE);
    for (var name : List.of(SESSION, BROWSER)) {
      var value = browser.cookies().get(name);
      for (int i = 0; i < value.length(); i++) {
        var flipped = value.charAt(i) == 'A' ? 'B' : 'A';
        browser.cookies().put(name, value.substring(0, i) + flipped + value.substring(i + 1));
        assertThat(browser.get(page).body()).as(name + " " + i).doesNotContain("Continue as");
      }
      browser.cookies().put(name, value);
    }
    assertThat(browser.get(page).body()).contains("Continue as " + ALICE);
  }

  @Test
  void goesOnAsWhoIsSignedInWhereTheApplicationLetsTheUserChoose() {
    var browser = new TestBrowser(SERVER);
    signIns.signIn(browser, ALICE, PASSWORD);
    var page = signIns.begin(browser, chooser());
    browser.get(page);
    var answer = browser.post("/u/login/continue", "state", state(page));
    assertThat(location(answer)).isEqualTo(RESUME);
    var strict = signIns.begin(browser);
    browser.get(strict);
    assertThat(browser.post("/u/login/continue", "state", state(strict)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKnownAndAnUnknownAccountGetTheSameAnswer() { // I9
    var bodies = new ArrayList<String>();
    for (var email : List.of(ALICE, "nobody@example.com")) {
      var browser = new TestBrowser(SERVER);
      var page = signIns.begin(browser);
      browser.get(page);
      var answer = wrong(browser, page, email);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.headers().allValues("set-cookie")).isEmpty();
      bodies.add(
          answer.body().replace(email, "EMAIL").replaceAll("[A-Za-z0-9_-]{64,}={0,2}", "RANDOM"));
    }
    assertThat(bodies.get(0)).contains("Wrong e-mail or password.").isEqualTo(bodies.get(1));
  }

  /** Without the work for nobody's password, one would take a hundred times as long. */
  @Test
  void aKnownAndAnUnknownAccountTakeTheSameTime() { // I9
    var known = new long[9];
    var unknown = new long[9];
    for (int i = 0; i < known.length; i++) {
      known[i] = nanos(ALICE);
      unknown[i] = nanos("nobody" + i + "@example.com");
    }
    Arrays.sort(known);
    Arrays.sort(unknown);
    assertThat((double) known[4] / unknown[4]).isBetween(0.2, 5.0);
  }

  private static long nanos(String email) {
    var attempt =
        new PasswordAttempt(
            "client", User.DATABASE, email, "Wrong-Horse-7", "192.0.2.9", Optional.empty());
    long begin = System.nanoTime();
    var result = SERVER.bean(PasswordSignIn.class).attempt(attempt);
    assertThat(result).isInstanceOf(PasswordSignIn.Refused.class);
    return System.nanoTime() - begin;
  }

  @Test
  void anAccountIsClosedAfterTenGuessesWhetherItExistsOrNot() { // I9 I17
    for (var email : List.of(ALICE, "nobody@example.com")) {
      var browser = new TestBrowser(SERVER);
      var page = signIns.begin(browser);
      browser.get(page);
      for (int i = 0; i < 10; i++) {
        assertThat(wrong(browser, page, email).statusCode()).isEqualTo(422);
      }
      var answer = submit(browser, page, email, PASSWORD);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body())
          .contains("Your account has been blocked after multiple consecutive login attempts.");
    }
    assertThat(sessions()).isEmpty();
  }

  @Test
  void aHundredGuessesAtOnceCostAHundredAttempts() throws Exception { // I17
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    try (var threads = Executors.newFixedThreadPool(10)) {
      var all =
          IntStream.range(0, 100)
              .mapToObj(_ -> (Callable<Integer>) () -> wrong(browser, page, ALICE).statusCode())
              .toList();
      int looked = 0;
      for (var one : threads.invokeAll(all)) {
        looked += one.get() == 422 ? 1 : 0;
      }
      assertThat(looked).isLessThanOrEqualTo(10);
    }
    assertThat(
            SERVER
                .bean(JdbcClient.class)
                .sql("select guesses from sign_in_guesses where account = :account")
                .param("account", ALICE)
                .query(Integer.class)
                .single())
        .isEqualTo(100);
  }

  @Test
  void aFloodIsSentAwayAndTheRestOfTheServerGoesOn() throws Exception { // I19
    try (var threads = Executors.newFixedThreadPool(80)) {
      var all =
          IntStream.range(0, 80)
              .mapToObj(i -> (Callable<HttpResponse<String>>) () -> flood(i))
              .toList();
      var flood = all.stream().map(threads::submit).toList();
      assertThat(SERVER.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
      int busy = 0;
      for (var one : flood) {
        var answer = one.get();
        assertThat(answer.statusCode()).isIn(422, 429);
        if (answer.statusCode() == 429) {
          assertThat(answer.body()).contains("Too many people are signing in right now.");
          assertThat(answer.headers().firstValue("retry-after")).isPresent();
          busy++;
        }
      }
      assertThat(busy).isLessThan(80);
    }
  }

  private static HttpResponse<String> flood(int i) {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    return wrong(browser, page, "flood" + i + "@example.com");
  }

  @Test
  void aVeryLongPasswordIsNotEvenHashed() { // I19
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    assertThat(submit(browser, page, ALICE, "x".repeat(500_000)).statusCode()).isEqualTo(422);
  }

  @Test
  void theOwnersOwnBrowserStaysOpen() { // I18
    var owner = new TestBrowser(SERVER);
    signIns.signIn(owner, ALICE, PASSWORD);
    var mallory = new TestBrowser(SERVER);
    var page = signIns.begin(mallory);
    mallory.get(page);
    for (int i = 0; i < 11; i++) {
      wrong(mallory, page, ALICE);
    }
    assertThat(submit(mallory, page, ALICE, PASSWORD).statusCode()).isEqualTo(429);
    assertThat(location(signIns.signIn(owner, ALICE, PASSWORD))).isEqualTo(RESUME);
  }

  @Test
  void aBlockedUserLearnsItOnlyWithTheRightPassword() { // I9
    var users = SERVER.bean(Users.class);
    var bob = TestUsers.done(users.create(NewUser.of("bob@signin.example", PASSWORD)));
    users.change(bob.id(), settings -> settings.withBlocked(true));
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    assertThat(wrong(browser, page, "bob@signin.example").body())
        .contains("Wrong e-mail or password");
    var right = submit(browser, page, "bob@signin.example", PASSWORD);
    assertThat(right.statusCode()).isEqualTo(403);
    assertThat(right.body()).contains("This account is blocked.");
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
  }

  @Test
  void signsOutOnlyWhenAsked() { // I6
    var browser = new TestBrowser(SERVER);
    signIns.signIn(browser, ALICE, PASSWORD);
    assertThat(browser.get("/u/logout").body()).contains("You are signed in as " + ALICE);
    assertThat(browser.forgedPost("/u/logout").statusCode()).isEqualTo(403);
    assertThat(sessions()).hasSize(1);
    assertThat(browser.post("/u/logout").body()).contains("You are signed out");
    assertThat(sessions()).isEmpty();
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
    assertThat(browser.get("/u/logout").body()).contains("You are signed out");
  }

  @Test
  void signsUpAndIsSignedIn() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, signUp());
    assertThat(page).startsWith("/u/signup?state=");
    browser.get(page);
    var weak =
        browser.post(
            "/u/signup", "state", state(page), "email", "carol@signin.example", "password", "weak");
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("This password is too weak", "aria-invalid=\"true\"");
    var answer =
        browser.post(
            "/u/signup",
            "state",
            state(page),
            "email",
            "carol@signin.example",
            "password",
            PASSWORD);
    assertThat(location(answer)).isEqualTo(RESUME);
    assertThat(browser.cookies()).containsKey(SESSION);
    assertThat(SERVER.bean(Users.class).byEmail("carol@signin.example").getFirst().settings())
        .satisfies(carol -> assertThat(carol.emailVerified()).isFalse());
  }

  @Test
  void anAccountCannotBeMadeTwice() { // I7
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, signUp());
    browser.get(page);
    var answer =
        browser.post(
            "/u/signup",
            "state",
            state(page),
            "email",
            "ALICE@signin.example",
            "password",
            "Another-Horse-8");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("cannot be used to sign up");
    assertThat(SERVER.bean(Users.class).hasPassword(alice.id(), PASSWORD)).isTrue();
  }

  @Test
  void oneAddressMakesOnlySoManyAccounts() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, signUp());
    browser.get(page);
    int status = 0;
    for (int i = 0; i < 120 && status != 429; i++) {
      status =
          browser
              .post("/u/signup", "state", state(page), "email", "x", "password", "x")
              .statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "../../x", "%00", "%3Cscript%3Ealert(1)%3C/script%3E"})
  void anUnknownStateIsAPageThatSaysSo(String state) { // I5
    var browser = new TestBrowser(SERVER);
    var answer = browser.get("/u/login?state=" + state);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("This sign-in is over").doesNotContain("<script");
  }

  @Test
  void nothingThatIsSentIsShownAsMarkup() { // I5
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    var markup = "\"><script>alert(1)</script>";
    var answers =
        List.of(
            browser.get(page + "&email=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"),
            submit(browser, page, markup, markup),
            browser.post("/u/signup", "state", state(page), "email", markup, "password", markup));
    for (var answer : answers) {
      assertThat(answer.body()).doesNotContain("<script");
    }
  }

  @Test
  void everyPageKeepsScriptFramesAndCachesOut() { // I5
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    for (var path : List.of(page, page.replace("login", "signup"), "/u/nowhere", "/u/login")) {
      var answer = browser.get(path);
      assertThat(header(answer, "content-security-policy"))
          .as(path)
          .startsWith("default-src 'none'; style-src 'self';")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
          .doesNotContain("script-src", "unsafe");
      assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "cache-control")).contains("no-store");
    }
    assertThat(header(browser.get(page), "content-security-policy"))
        .endsWith("form-action 'self' https:");
    assertThat(browser.get("/u/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void looksLikeTheTenantAndLetsInNothingElse() { // I5
    var caller = new ManagementCaller(SERVER, "update:branding");
    var branded =
        caller.patch(
            "/branding",
            "{\"logo_url\":\"https://cdn.example.com/logo.png\","
                + "\"colors\":{\"primary\":\"#123456\"}}");
    assertThat(branded.statusCode()).as(branded.body()).isEqualTo(200);
    var browser = new TestBrowser(SERVER);
    var page = browser.get(signIns.begin(browser));
    assertThat(page.body()).contains("src=\"https://cdn.example.com/logo.png\"");
    assertThat(header(page, "content-security-policy"))
        .contains("img-src 'self' https://cdn.example.com data:;", "form-action 'self' https:");
    var link = Pattern.compile("href=\"(/u/colours.css[^\"]+)\"").matcher(page.body());
    assertThat(link.find()).isTrue();
    var colours = SERVER.get(link.group(1));
    assertThat(colours.body()).contains("--primary: #123456; --on-primary: #ffffff;");
    assertThat(header(colours, "content-type")).startsWith("text/css");
    assertThat(header(colours, "cache-control")).contains("max-age=3600");
    assertThat(browser.forgedPost("/u/login").body()).doesNotContain("cdn.example.com");
    caller.patch("/branding", "{\"logo_url\":\"\",\"colors\":{}}");
  }

  @Test
  void signUpFollowsTheConnection() {
    var connections = new ManagementCaller(SERVER, "read:connections update:connections");
    var id =
        ManagementCaller.json(connections.get("/connections?name=" + User.DATABASE))
            .get(0)
            .get("id")
            .stringValue();
    connections.patch(
        "/connections/" + id,
        "{\"options\":{\"passwordPolicy\":\"fair\","
            + "\"password_complexity_options\":{\"min_length\":12}}}");
    var visitor = new TestBrowser(SERVER);
    assertThat(visitor.get(signIns.begin(visitor, signUp())).body())
        .contains("At least 12 characters: small letters, capitals and digits.");
    connections.patch("/connections/" + id, "{\"options\":{\"disable_signup\":true}}");
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    assertThat(browser.get(page).body()).doesNotContain("/u/signup");
    assertThat(browser.get(page.replace("login", "signup")).statusCode()).isEqualTo(404);
    assertThat(
            browser
                .post("/u/signup", "state", state(page), "email", "x@y.z", "password", PASSWORD)
                .statusCode())
        .isEqualTo(404);
    connections.patch("/connections/" + id, "{\"options\":{}}");
    assertThat(browser.get(page).body())
        .contains("/u/signup", "/u/reset-password/request/" + User.DATABASE + "?state=");
  }

  @Test
  void speaksTheLanguageThatTheApplicationOrTheBrowserAsksFor() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    assertThat(browser.get(page).body()).contains("<html lang=\"en\"");
    var french =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/u/nowhere"))
                .header("Accept-Language", "ja, fr-CA;q=0.8")
                .build());
    assertThat(french.body()).contains("<html lang=\"fr\"", "Cette page n’existe pas");
    var german = signIns.begin(browser, inGerman());
    assertThat(browser.get(german).body()).contains("<html lang=\"de\"", "Willkommen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "x", ""})
  void goesOnToPathsOfThisServerOnly(String resumeAt) { // I2
    var wanted = TestSignIns.wanted();
    assertThatThrownBy(() ->
            new PendingSignIn(
                wanted.clientId(),
                wanted.applicationName(),
                wanted.connection(),
                "",
                false,
                List.of(),
                List.of(),
                wanted.redirectUri(),
                resumeAt))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PendingSignIn chooser() {
    return wanted(false, List.of(), List.of("select_account"));
  }

  private static PendingSignIn signUp() {
    return wanted(true, List.of(), List.of());
  }

  private static PendingSignIn inGerman() {
    return wanted(false, List.of("tlh", "de-AT"), List.of());
  }

  private static PendingSignIn wanted(boolean signUp, List<String> languages, List<String> prompt) {
    var wanted = TestSignIns.wanted();
    return new PendingSignIn(
        wanted.clientId(),
        wanted.applicationName(),
        wanted.connection(),
        "",
        signUp,
        languages,
        prompt,
        wanted.redirectUri(),
        wanted.resumeAt());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
