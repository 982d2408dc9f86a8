package dev.licet.identity.recovery;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PendingSignIn;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgotten passwords, addresses to be verified and blocked accounts, from the mail to the page.
 */
class RecoveryTest extends RecoverySetUp {
  private boolean hasPassword(String password) {
    return SERVER.bean(Users.class).hasPassword(alice.id(), password);
  }

  private HttpResponse<String> forgotten(String email, String... headers) {
    return postJson(
        "/dbconnections/change_password",
        "{\"client_id\":\"%s\",\"email\":\"%s\",\"connection\":\"%s\"}"
            .formatted(clientId, email, User.DATABASE),
        headers);
  }

  @Test
  void aForgottenPasswordIsReplacedByTheLinkInTheMail() throws Exception {
    var stranger = new TestBrowser(SERVER);
    stranger.get("/u/reset-password/request");
    var asked = stranger.post("/u/reset-password/request", "email", alice.email());
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("If there is an account with this address");
    var page = link(alice.email());
    assertThat(page).startsWith("/u/reset-password?ticket=");
    var browser = new TestBrowser(SERVER);
    for (int i = 0; i < 3; i++) {
      assertThat(browser.get(page).statusCode()).isEqualTo(200); // programs that look through mails
    }
    assertThat(reset(browser, page, "weak", "weak").body()).contains("too weak");
    assertThat(reset(browser, page, OTHER, OTHER + "x").body()).contains("differ");
    var done = reset(browser, page, OTHER, OTHER);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("Your password is changed");
    assertThat(hasPassword(OTHER)).isTrue();
    assertThat(now().settings().emailVerified()).isTrue();
    assertThat(reset(browser, page, PASSWORD, PASSWORD).statusCode()).isEqualTo(410);
    assertThat(browser.get(page).body()).contains("This link does not work");
    assertThat(hasPassword(OTHER)).isTrue();
  }

  @Test
  void aLinkedIdentitysPasswordIsReplacedByALinkToItsOwnAddress() throws Exception { // I7
    var second = user("second" + count + "@recovery.example");
    var raw = second.id().substring("auth0|".length());
    var linked =
        caller.post(
            "/users/" + alice.id().replace("|", "%7C") + "/identities",
            "{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(raw));
    assertThat(linked.statusCode()).as(linked.body()).isEqualTo(201);
    new TestSignIns(SERVER).signIn(new TestBrowser(SERVER), alice.email(), PASSWORD);
    forgotten(second.email());
    var page = link(second.email());
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    assertThat(reset(browser, page, OTHER, OTHER).statusCode()).isEqualTo(200);
    assertThat(mails(alice.email())).isEmpty();
    assertThat(SERVER.bean(Users.class).hasPassword(second.id(), OTHER)).isTrue();
    assertThat(hasPassword(PASSWORD)).isTrue();
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(alice.id())).isEmpty();
    assertThat(now().identities().get(1).profile().orElseThrow().emailVerified()).isTrue();
    assertThat(now().settings().emailVerified()).isFalse();
    var again = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(again, second.email(), OTHER);
    var shown = json(caller.get("/users/" + alice.id().replace("|", "%7C")));
    assertThat(shown.get("logins_count").intValue()).isEqualTo(2);
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(alice.id())).hasSize(1);

    var ticket =
        ticketFor(
            "email-verification",
            ",\"identity\":{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(raw));
    assertThat(again.get(path(ticket)).body()).contains(second.email());
  }

  @Test
  void whoAsksLearnsNothingOfWhetherThereIsAnAccount() throws Exception { // I9
    var answers = new ArrayList<HttpResponse<String>>();
    for (var email : List.of(alice.email(), "nobody@example.com")) {
      var answer = forgotten(email);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(SENT);
      assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/html");
      answers.add(answer);
    }
    assertThat(answers.get(0).headers().map().keySet())
        .isEqualTo(answers.get(1).headers().map().keySet());
    link(alice.email());
    assertThat(mails("nobody@example.com")).isEmpty();
    assertThat(waitingRequests()).isZero();
    var pages = new ArrayList<String>();
    for (var email : List.of(alice.email(), "nobody@example.com", "no address")) {
      var browser = new TestBrowser(SERVER);
      browser.get("/u/reset-password/request");
      pages.add(browser.post("/u/reset-password/request", "email", email).body());
    }
    assertThat(pages).containsOnly(pages.getFirst());
  }

  @Test
  void aPasswordOfAnotherConnectionIsForgottenThere() throws Exception {
    var club = "club-" + count;
    var made =
        new ManagementCaller(SERVER, "create:connections")
            .post("/connections", "{\"name\":\"%s\",\"strategy\":\"auth0\"}".formatted(club));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var email = "member" + count + "@recovery.example";
    var member =
        caller.post(
            "/users",
            "{\"connection\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(club, email, PASSWORD));
    assertThat(member.statusCode()).as(member.body()).isEqualTo(201);
    var browser = new TestBrowser(SERVER);
    browser.get("/u/reset-password/request");
    browser.post("/u/reset-password/request", "email", email);
    assertThat(waitingRequests()).isZero();
    assertThat(mails(email)).isEmpty();
    var form = "/u/reset-password/request/" + club;
    assertThat(browser.get(form).body()).contains("action=\"" + form + "\"");
    browser.post(form, "email", email);
    assertThat(link(email)).startsWith("/u/reset-password?ticket=");
  }

  private static long waitingRequests() throws InterruptedException {
    long waiting = 1;
    for (int i = 0; i < 1_600 && waiting > 0; i++) {
      Thread.sleep(25);
      waiting =
          SERVER
              .bean(JdbcClient.class)
              .sql("select count(*) from mail_requests")
              .query(Long.class)
              .single();
    }
    return waiting;
  }

  @Test
  void mailsAreInTheLanguageOfThePageThatAskedForThem() throws Exception {
    var browser = new TestBrowser(SERVER);
    var state = TestSignIns.state(new TestSignIns(SERVER).begin(browser, inGerman()));
    browser.get("/u/signup?state=" + state);
    var email = "neu" + count + "@recovery.example";
    browser.post("/u/signup", "state", state, "email", email, "password", PASSWORD);
    link(email);
    assertThat(subject(email)).isEqualTo("Bitte bestätigen Sie Ihre E-Mail-Adresse");

    var other = TestSignIns.state(new TestSignIns(SERVER).begin(browser, inGerman()));
    assertThat(browser.get("/u/reset-password/request?state=" + other).body())
        .contains("Passwort vergessen?");
    var asked = browser.post("/u/reset-password/request", "email", alice.email(), "state", other);
    assertThat(asked.body()).contains("<html lang=\"de\"");
    link(alice.email());
    assertThat(subject(alice.email())).isEqualTo("Neues Passwort wählen");
  }

  private static PendingSignIn inGerman() {
    var usual = TestSignIns.wanted();
    return new PendingSignIn(
        clientId,
        usual.applicationName(),
        usual.connection(),
        "",
        false,
        List.of("de"),
        List.of(),
        usual.redirectUri(),
        usual.resumeAt());
  }

  private static String subject(String recipient) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select subject from mail_outbox where recipient = :recipient")
        .param("recipient", recipient)
        .query(String.class)
        .single();
  }

  @Test
  void theLinkLeadsToTheConfiguredDomainWhateverTheRequestSays() throws Exception { // I10
    forgotten(
        alice.email(),
        "X-Forwarded-Host",
        "evil.example",
        "Forwarded",
        "host=evil.example;proto=http",
        "X-Forwarded-Proto",
        "http");
    link(alice.email());
  }

  @Test
  void nobodyIsFloodedWithMails() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(forgotten(alice.email()).body()).isEqualTo(SENT);
    }
    waitingRequests();
    assertThat(mails(alice.email())).hasSize(5);
  }

  /** Who signs up with a stranger's address is signed in, and may ask for the mail again. */
  @Test
  void nobodyIsFloodedWithMailsByWhoeverHasTakenTheirAddress() {
    var browser = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(browser, alice.email(), PASSWORD);
    browser.get("/u/account");
    for (int i = 0; i < 20; i++) {
      browser.submit("/u/account/verify");
    }
    assertThat(mails(alice.email())).hasSize(5);
  }

  @Test
  void anAddressIsVerifiedByTheLinkInTheMail() throws Exception {
    var job = caller.post("/jobs/verification-email", "{\"user_id\":\"%s\"}".formatted(alice.id()));
    assertThat(job.statusCode()).as(job.body()).isEqualTo(201);
    assertThat(json(job).get("type").stringValue()).isEqualTo("verification_email");
    assertThat(json(job).get("status").stringValue()).isEqualTo("pending");
    var after = json(caller.get("/jobs/" + json(job).get("id").stringValue()));
    assertThat(after.get("status").stringValue()).isEqualTo("completed");
    var page = link(alice.email());
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    assertThat(now().settings().emailVerified()).isFalse();
    var done = browser.post("/u/email-verification", "ticket", ticket(page));
    assertThat(done.body()).contains("Your e-mail address is confirmed");
    assertThat(now().settings().emailVerified()).isTrue();
    var twice = browser.post("/u/email-verification", "ticket", ticket(page));
    assertThat(twice.body()).as("pressed twice").isEqualTo(done.body());
    assertThat(browser.get(page).statusCode()).isEqualTo(410);
  }

  @Test
  void whoSendsANewPasswordTwiceIsToldTwiceAndItIsSetOnce() { // I13
    var page = path(ticketFor("password-change", ""));
    var other = path(ticketFor("password-change", ""));
    var browser = new TestBrowser(SERVER);
    browser.get(other);
    browser.get(page);
    var done = reset(browser, page, OTHER, OTHER);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(reset(browser, page, OTHER, OTHER).body()).isEqualTo(done.body());
    assertThat(reset(browser, page, "Third-Horse-9", "Third-Horse-9").statusCode()).isEqualTo(410);
    assertThat(reset(browser, other, OTHER, OTHER).statusCode()).isEqualTo(410);
    assertThat(hasPassword(OTHER)).isTrue();
    assertThat(browser.get(page).statusCode()).isEqualTo(410);
  }

  @Test
  void aLinkForAnotherAddressVerifiesNothing() throws Exception { // I7
    var page = path(ticketFor("email-verification", ""));
    SERVER
        .bean(Users.class)
        .change(alice.id(), settings -> settings.withEmail("victim" + count + "@recovery.example"));
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    assertThat(browser.post("/u/email-verification", "ticket", ticket(page)).statusCode())
        .isEqualTo(410);
    assertThat(now().settings().emailVerified()).isFalse();
  }

  @Test
  void whoRegisteredAnothersAddressLosesTheAccountToItsOwner() throws Exception { // I7
    var mallory = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(mallory, alice.email(), PASSWORD);
    assertThat(mallory.cookies()).containsKey("__Host-licet-session");
    forgotten(alice.email());
    var page = link(alice.email());
    var owner = new TestBrowser(SERVER);
    owner.get(page);
    reset(owner, page, OTHER, OTHER);
    assertThat(hasPassword(PASSWORD)).isFalse();
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(alice.id())).isEmpty();
  }

  @Test
  void aBlockedAccountIsOpenedByTheLinkInTheMail() throws Exception { // I17
    var mallory = new TestBrowser(SERVER);
    var signIn = new TestSignIns(SERVER).begin(mallory);
    mallory.get(signIn);
    for (int i = 0; i < 13; i++) {
      TestSignIns.submit(mallory, signIn, alice.email(), "Wrong-Horse-7");
    }
    var page = link(alice.email());
    assertThat(page).startsWith("/u/unblock?ticket=");
    assertThat(TestSignIns.submit(mallory, signIn, alice.email(), PASSWORD).statusCode())
        .isEqualTo(429);
    var blocks = caller.get("/user-blocks?identifier=" + alice.email());
    assertThat(json(blocks).get("blocked_for").get(0).get("ip").stringValue())
        .isEqualTo("127.0.0.1");
    var owner = new TestBrowser(SERVER);
    owner.get(page);
    assertThat(owner.post("/u/unblock", "ticket", ticket(page)).body())
        .contains("Your account is unblocked");
    assertThat(owner.post("/u/unblock", "ticket", ticket(page)).body())
        .as("pressed twice")
        .contains("Your account is unblocked");
    assertThat(location(TestSignIns.submit(mallory, signIn, alice.email(), PASSWORD)))
        .isEqualTo(TestSignIns.RESUME);
    assertThat(json(caller.get("/user-blocks?identifier=" + alice.email())).get("blocked_for"))
        .isEmpty();
  }

  @Test
  void whoOpensAnAccountMayBeSentOnFromThere() {
    var page = new TestTickets(SERVER).unblock(alice, "https://shop.example.com/open");
    var owner = new TestBrowser(SERVER);
    assertThat(owner.get(page).headers().firstValue("content-security-policy").orElse(""))
        .as("Chromium holds the redirect after the form to it")
        .endsWith("form-action 'self' https:");
    assertThat(location(owner.post("/u/unblock", "ticket", ticket(page))))
        .startsWith("https://shop.example.com/open?success=true");
  }

  @Test
  void ticketsOfOneKindAreWorthNothingElsewhere() throws Exception { // I13
    var verification = ticket(path(ticketFor("email-verification", "")));
    var password = ticket(path(ticketFor("password-change", "")));
    var browser = new TestBrowser(SERVER);
    browser.get("/u/reset-password/request");
    for (var page : List.of("/u/reset-password", "/u/unblock")) {
      assertThat(browser.get(page + "?ticket=" + verification).statusCode()).isEqualTo(410);
      assertThat(post(browser, page, verification)).isEqualTo(410);
    }
    for (var page : List.of("/u/email-verification", "/u/unblock", "/u/login")) {
      assertThat(post(browser, page, password)).isIn(400, 410);
    }
    assertThat(hasPassword(PASSWORD)).isTrue();
    assertThat(now().settings().emailVerified()).isFalse();
  }

  @Test
  void usersOfTheManagementApiAreAskedForTheirAddressOnDemand() throws Exception {
    var email = "new" + count + "@recovery.example";
    var body = "{\"connection\":\"%s\",\"email\":\"%s\",\"password\":\"%s\",\"verify_email\":%s}";
    caller.post("/users", body.formatted(User.DATABASE, email, PASSWORD, true));
    assertThat(link(email)).startsWith("/u/email-verification?ticket=");
    var quiet = "quiet" + count + "@recovery.example";
    caller.post("/users", body.formatted(User.DATABASE, quiet, PASSWORD, false));
    assertThat(mails(quiet)).isEmpty();
  }
}
