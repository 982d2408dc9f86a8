package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.RESUME;
import static dev.licet.identity.signin.TestSignIns.state;
import static dev.licet.identity.signin.TestSignIns.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class UserSignInPagesTest extends SignInSetUp {
  private static final String BROWSER = "__Host-licet-browser";

  @Test
  void signsInAndGoesOnToTheApplication() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    assertThat(page).matches("/u/login\\?state=[A-Za-z0-9_-]{64}.client");
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
  void whoSendsASignInTwiceIsSentOnTwiceAndSignedInOnce() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    assertThat(location(submit(browser, page, ALICE, PASSWORD))).isEqualTo(RESUME);
    browser.cookies().remove(SESSION);
    var twice = submit(browser, page, ALICE, PASSWORD);
    assertThat(location(twice)).isEqualTo(RESUME);
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
    assertThat(sessions()).hasSize(1);
    var elsewhere = new TestBrowser(SERVER);
    signIns.begin(elsewhere);
    assertThat(elsewhere.get(page).statusCode()).isEqualTo(400);
  }

  @Test
  void whoSendsASignUpTwiceIsSentOnTwice() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser, signUp());
    browser.get(page);
    var email = "twice" + System.nanoTime() + "@signin.example";
    for (int i = 0; i < 2; i++) {
      var made =
          browser.post("/u/signup", "state", state(page), "email", email, "password", PASSWORD);
      assertThat(location(made)).isEqualTo(RESUME);
    }
  }

  @Test
  void aSignInThatIsDoneIsOver() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    assertThat(submit(browser, page, ALICE, PASSWORD).statusCode()).isEqualTo(303);
    aMinutePasses();
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
  void whoIsAskedToSignOutDoesNotSignTheNextOneOut() {
    var browser = new TestBrowser(SERVER);
    var bob = new TestTenant(SERVER).user();
    signIns.signIn(browser, bob.email(), TestTenant.PASSWORD);
    var owner = TestBrowser.owner(browser.get("/u/logout"));
    signIns.signIn(browser, ALICE, PASSWORD);
    var again = browser.post("/u/logout", "owner", owner);
    assertThat(again.body()).contains("You are signed in as " + ALICE);
    assertThat(sessions()).hasSize(1);
    assertThat(browser.post("/u/logout", "owner", TestBrowser.owner(again)).body())
        .contains("You are signed out");
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
  void aFormThatCannotBeReadIsAPageThatSaysSo() {
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/u/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "de")
                .POST(BodyPublishers.ofString("state=%"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Dieses Formular ist nicht lesbar").doesNotContain("??");
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

  @Test
  void whoIsAskedToGoOnAsOneUserDoesNotGoOnAsTheNextOne() {
    var browser = new TestBrowser(SERVER);
    signIns.signIn(browser, ALICE, PASSWORD);
    var page = signIns.begin(browser, chooser());
    var owner = TestBrowser.owner(browser.get(page));
    var bob = new TestTenant(SERVER).user();
    signIns.signIn(browser, bob.email(), TestTenant.PASSWORD);
    var again = browser.post("/u/login/continue", "state", state(page), "owner", owner);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("Continue as " + bob.email());
    var own = TestBrowser.owner(again);
    assertThat(location(browser.post("/u/login/continue", "state", state(page), "owner", own)))
        .isEqualTo(RESUME);
  }

  @Test
  void whoseDomainIsNotInAsciiIsOneUserInEitherSpelling() {
    var name = "ute" + System.nanoTime();
    var users = SERVER.bean(Users.class);
    var ute = TestUsers.done(users.create(NewUser.of(name + "@münchen.example", PASSWORD)));
    var other = name + "@xn--mnchen-3ya.example";
    assertThat(ute.email()).isEqualTo(other);
    assertThat(users.create(NewUser.of(other, PASSWORD))).isInstanceOf(Outcome.Invalid.class);
    for (var typed : List.of(other, name + "@MÜNCHEN.example")) {
      assertThat(location(signIns.signIn(new TestBrowser(SERVER), typed, PASSWORD)))
          .isEqualTo(RESUME);
    }
    inTransaction(
        "update users set email = '%s@münchen.example' where id = '%s'".formatted(name, ute.id()));
    for (var typed : List.of(other, name + "@münchen.example")) {
      assertThat(location(signIns.signIn(new TestBrowser(SERVER), typed, PASSWORD)))
          .as("as it was kept before")
          .isEqualTo(RESUME);
      assertThat(users.byEmail(typed)).hasSize(1);
    }
  }

  private static void aMinutePasses() {
    inTransaction("update pending_sign_ins set finished_at = finished_at - 60000");
  }

  private static void inTransaction(String statement) {
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> SERVER.bean(JdbcClient.class).sql(statement).update());
  }

  private static PendingSignIn chooser() {
    return wanted(false, List.of(), List.of("select_account"));
  }

  private static PendingSignIn inGerman() {
    return wanted(false, List.of("tlh", "de-AT"), List.of());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
