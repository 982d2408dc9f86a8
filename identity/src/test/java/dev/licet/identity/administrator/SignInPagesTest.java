package dev.licet.identity.administrator;

import static dev.licet.identity.administrator.TestBrowser.EMAIL;
import static dev.licet.identity.administrator.TestBrowser.PASSWORD;
import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SignInPagesTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forgetGuesses() {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> server.bean(JdbcClient.class).sql("delete from administrator_guesses").update());
  }

  @Test
  void signsInAndOut() {
    var browser = new TestBrowser(server);
    assertThat(location(browser.signIn(EMAIL, PASSWORD))).isEqualTo("/dashboard");
    assertThat(browser.get("/dashboard").statusCode()).isEqualTo(200);
    var session = browser.session();

    assertThat(browser.submit("/dashboard/signout").body()).contains("You are signed out.");
    assertThat(browser.cookies()).doesNotContainKey(Sessions.COOKIE.name());
    browser.cookies().put(Sessions.COOKIE.name(), session);
    assertThat(browser.get("/dashboard").statusCode()).isEqualTo(303);
  }

  @Test
  void theCookieIsForThisHostOverTlsOnlyAndHiddenFromScript() {
    var cookie =
        new TestBrowser(server)
            .signIn(EMAIL, PASSWORD).headers().allValues("set-cookie").stream()
                .filter(one -> one.startsWith("__Host-licet="))
                .findFirst()
                .orElseThrow();
    assertThat(cookie).contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax");
    assertThat(cookie).doesNotContain("Domain");
  }

  @Test
  void neverTakesASessionThatWasThereBefore() { // I6
    var browser = new TestBrowser(server);
    browser.cookies().put(Sessions.COOKIE.name(), "chosen-by-somebody-else");
    browser.signIn(EMAIL, PASSWORD);
    assertThat(browser.session()).isNotEqualTo("chosen-by-somebody-else");

    var first = browser.session();
    browser.signIn(EMAIL, PASSWORD);
    assertThat(browser.session()).isNotEqualTo(first);
    assertThat(withSession(first).get("/dashboard").statusCode()).isEqualTo(303);
  }

  @Test
  void theTokenOfFormsChangesAtSignIn() { // I6
    var browser = new TestBrowser(server);
    browser.get("/dashboard/signin");
    var before = browser.token();
    browser.signIn(EMAIL, PASSWORD);
    assertThat(browser.cookies()).doesNotContainKey("__Host-licet-csrf");
    assertPageRefused(browser.postWith(before, "/dashboard/signout"));
    browser.get("/dashboard");
    assertThat(browser.post("/dashboard/signout").statusCode()).isEqualTo(303);
  }

  @Test
  void theTokenOfAnotherSessionIsNone() { // I6
    var mine = TestBrowser.signedIn(server);
    var another = TestBrowser.signedIn(server);
    another.get("/dashboard");
    assertPageRefused(mine.postWith(another.token(), "/dashboard/signout"));

    var stranger = new TestBrowser(server);
    stranger.get("/dashboard/signin");
    mine.cookies().put("__Host-licet-csrf", stranger.cookies().get("__Host-licet-csrf"));
    assertPageRefused(mine.postWith(stranger.token(), "/dashboard/signout"));
    assertThat(mine.get("/dashboard").statusCode()).isEqualTo(200);
  }

  @Test
  void aFormWhoseSessionIsOverLeadsToTheSignIn() {
    var browser = TestBrowser.signedIn(server);
    browser.get("/dashboard/apis/new");
    browser.cookies().clear();
    var answer = browser.post("/dashboard/apis", "name", "x", "identifier", "https://x");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).isEqualTo("/dashboard/signin");
  }

  @Test
  void noCookieWithAChangedByteIsTaken() { // I8
    var session = TestBrowser.signedIn(server).session();
    for (int i = 0; i < session.length(); i++) {
      var flipped = new StringBuilder(session);
      flipped.setCharAt(i, (char) (session.charAt(i) ^ 1));
      assertThat(withSession(flipped.toString()).get("/dashboard").statusCode())
          .as("byte " + i)
          .isEqualTo(303);
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefusedWithAPage() { // I6, I8
    var browser = TestBrowser.signedIn(server);
    assertPageRefused(
        browser.forgedPost("/dashboard/apis", "name", "x", "identifier", "https://x"));
    assertPageRefused(browser.forgedPost("/dashboard/signout"));
    assertThat(browser.get("/dashboard").statusCode()).isEqualTo(200);

    var stranger = new TestBrowser(server);
    stranger.get("/dashboard/signin");
    assertPageRefused(
        stranger.forgedPost("/dashboard/signin", "email", EMAIL, "password", PASSWORD));

    var other = new TestBrowser(server);
    other.get("/dashboard/signin");
    stranger.cookies().put("__Host-licet-csrf", other.cookies().get("__Host-licet-csrf"));
    assertPageRefused(stranger.post("/dashboard/signin", "email", EMAIL, "password", PASSWORD));
  }

  @Test
  void anUnknownEmailAndAWrongPasswordLookTheSame() { // I9
    var wrong = new TestBrowser(server).signIn(EMAIL, "not the password");
    var unknown = new TestBrowser(server).signIn("eve@example.com", "not the password");
    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(422);
    assertThat(plain(unknown)).isEqualTo(plain(wrong)).contains("Wrong e-mail or password.");
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
    assertThat(wrong.body()).doesNotContain("not the password");
  }

  @Test
  void anUnknownEmailTakesAsLongAsAWrongPassword() { // I9
    var wrong = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    var signIn = server.bean(SignIn.class);
    for (int i = 0; i < 9; i++) {
      wrong.add(time(() -> signIn.attempt(EMAIL, "not the password", "192.0.2.1")));
      unknown.add(time(() -> signIn.attempt("eve@example.com", "not the password", "192.0.2.1")));
    }
    assertThat(median(unknown)).isBetween(median(wrong) / 3, median(wrong) * 3);
  }

  @Test
  void guessingInParallelBuysNothing() throws Exception { // I17
    var answers = new ArrayList<HttpResponse<String>>();
    try (var threads = Executors.newFixedThreadPool(10)) {
      var guesses =
          IntStream.range(0, 30)
              .mapToObj(i ->
                  (Callable<HttpResponse<String>>)
                      () -> new TestBrowser(server).signIn(EMAIL, "guess number " + i))
              .toList();
      for (var answer : threads.invokeAll(guesses)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(10);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .hasSize(20)
        .allSatisfy(answer ->
            assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0))
                .isBetween(1L, 900L));
    var right = new TestBrowser(server).signIn(EMAIL, PASSWORD);
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.body()).contains("Too many attempts.");
  }

  @Test
  void goesBackToThePageThatWasAskedFor() {
    var browser = new TestBrowser(server);
    var signIn = location(browser.get("/dashboard/apis/new"));
    assertThat(signIn).isEqualTo("/dashboard/signin?return_to=%2Fdashboard%2Fapis%2Fnew");
    assertThat(browser.get(signIn).body()).contains("value=\"/dashboard/apis/new\"");
    var entered =
        browser.post(
            "/dashboard/signin",
            "email",
            EMAIL,
            "password",
            PASSWORD,
            "return_to",
            "/dashboard/apis/new");
    assertThat(location(entered)).isEqualTo("/dashboard/apis/new");
  }

  @Test
  void goesNowhereElse() { // I2
    var elsewhere =
        List.of(
            "https://evil.example/",
            "//evil.example/dashboard",
            "/\\evil.example",
            "\\\\evil.example",
            "/dashboard\\@evil.example",
            "/dashboard/../../evil",
            "/dashboard/..",
            "/dashboard//evil.example",
            "/dashboard@evil.example",
            "/dashboard.evil.example",
            "/dashboard/%2e%2e/evil",
            "/dashboard/\r\nSet-Cookie: a=b",
            "/dashboard\t",
            " /dashboard",
            "/DASHBOARD/apis",
            "javascript:alert(1)",
            "/setup/x",
            "/dashboard/signin",
            "/dashboard?next=https://evil.example",
            "");
    for (var wish : elsewhere) {
      assertThat(ReturnTo.checked(wish)).as(wish).isEqualTo("/dashboard");
    }
    var browser = new TestBrowser(server);
    browser.get("/dashboard/signin?return_to=https://evil.example/");
    var entered =
        browser.post(
            "/dashboard/signin",
            "email",
            EMAIL,
            "password",
            PASSWORD,
            "return_to",
            "//evil.example/");
    assertThat(location(entered)).isEqualTo("/dashboard");
  }

  @Test
  void noHeaderOfTheCallerGetsIntoARedirectOrAPage() { // I10
    for (var header : List.of("X-Forwarded-Host", "Forwarded", "X-Forwarded-Server", "X-Host")) {
      var value = header.equals("Forwarded") ? "host=evil.example" : "evil.example";
      for (var path : List.of("/", "/dashboard", "/dashboard/signin", "/setup/x")) {
        var answer =
            server.send(HttpRequest.newBuilder(server.uri(path)).header(header, value).build());
        assertThat(answer.body()).as(header + " " + path).doesNotContain("evil.example");
        assertThat(location(answer)).doesNotContain("evil.example").doesNotContain("://");
      }
    }
    var answer = RawHttps.get(server, folder, "/dashboard", "evil.example");
    assertThat(answer).contains("/dashboard/signin").doesNotContain("evil.example");
  }

  private static TestBrowser withSession(String session) {
    var browser = new TestBrowser(server);
    browser.cookies().put(Sessions.COOKIE.name(), session);
    return browser;
  }

  private static void assertPageRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("This request was refused");
  }

  /** The page without what differs in any case: the token, and the e-mail that was typed. */
  private static String plain(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
        .replaceAll("value=\"[a-z]+@example.com\"", "");
  }

  private static long time(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
