package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.RESUME;
import static dev.licet.identity.signin.TestSignIns.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInGuessesTest extends SignInSetUp {
  private static HttpResponse<String> wrong(TestBrowser browser, String page, String email) {
    return submit(browser, page, email, "Wrong-Horse-7");
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

  /** No text of PostgreSQL's can hold it. */
  @Test
  void aNameThatNoDatabaseKeepsIsAWrongOne() {
    var browser = new TestBrowser(SERVER);
    var page = signIns.begin(browser);
    browser.get(page);
    var odd = submit(browser, page, "a\u0000b@signin.example", PASSWORD);
    assertThat(odd.statusCode()).as(odd.body()).isEqualTo(422);
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
}
