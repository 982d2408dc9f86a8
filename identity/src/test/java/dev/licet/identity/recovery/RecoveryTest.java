package dev.licet.identity.recovery;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forgotten passwords, addresses to be verified and blocked accounts, from the mail to the page.
 */
class RecoveryTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String OTHER = "Another-Horse-8";
  private static final String SENT = "We've just sent you an email to reset your password.";

  private static final TestServer SERVER = TestServer.shared();
  private static ManagementCaller caller;
  private static String clientId = "";
  private static int count;

  private User alice;

  @BeforeAll
  static void start() {
    caller =
        new ManagementCaller(
            SERVER,
            "create:user_tickets create:users update:users read:users create:organizations");
    clientId =
        TestUsers.done(
                SERVER
                    .bean(Applications.class)
                    .register(NewApplication.named("Shop", ApplicationType.SPA)))
            .application()
            .clientId();
  }

  @BeforeEach
  void someoneNew() {
    alice = user("alice" + ++count + "@recovery.example");
    inTransaction(() ->
        List.of("mail_outbox", "mail_requests", "sign_in_guesses", "address_throttles")
            .forEach(table -> SERVER.bean(JdbcClient.class).sql("delete from " + table).update()));
  }

  private static User user(String email) {
    return TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  private static void inTransaction(Runnable work) {
    SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
  }

  private User now() {
    return SERVER.bean(Users.class).byId(alice.id()).orElseThrow();
  }

  private boolean hasPassword(String password) {
    return SERVER.bean(Users.class).hasPassword(alice.id(), password);
  }

  private static List<String> mails(String recipient) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select link from mail_outbox where recipient = :recipient")
        .param("recipient", recipient)
        .query(String.class)
        .list();
  }

  /** Waits for the one mail, and answers its link's path. */
  private static String link(String recipient) throws InterruptedException {
    for (int i = 0; i < 1_600 && mails(recipient).isEmpty(); i++) {
      Thread.sleep(25);
    }
    assertThat(mails(recipient)).hasSize(1);
    var link = mails(recipient).getFirst();
    assertThat(link).startsWith("https://" + SERVER.domain() + "/u/").endsWith("#");
    return path(link);
  }

  private static String path(String link) {
    return link.substring(("https://" + SERVER.domain()).length(), link.length() - 1);
  }

  private static String ticket(String path) {
    return path.substring(path.indexOf('=') + 1);
  }

  private static HttpResponse<String> postJson(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(SERVER.uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return SERVER.send(request.build());
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

  private static HttpResponse<String> reset(
      TestBrowser browser, String page, String password, String repeat) {
    return browser.post(
        "/u/reset-password", "ticket", ticket(page), "password", password, "repeat", repeat);
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
    assertThat(browser.post("/u/email-verification", "ticket", ticket(page)).statusCode())
        .isEqualTo(410);
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
    assertThat(location(TestSignIns.submit(mallory, signIn, alice.email(), PASSWORD)))
        .isEqualTo(TestSignIns.RESUME);
    assertThat(json(caller.get("/user-blocks?identifier=" + alice.email())).get("blocked_for"))
        .isEmpty();
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

  private static int post(TestBrowser browser, String page, String ticket) {
    return browser
        .post(page, "ticket", ticket, "state", ticket, "password", OTHER, "repeat", OTHER)
        .statusCode();
  }

  @Test
  void aTicketOfTheManagementApiGoesOnToItsResultUrl() {
    var link =
        ticketFor(
            "email-verification",
            ",\"result_url\":\"https://shop.example.com/done?a=1\",\"includeEmailInRedirect\":true");
    var browser = new TestBrowser(SERVER);
    var shown = browser.get(path(link));
    assertThat(shown.headers().firstValue("content-security-policy").orElse(""))
        .endsWith("form-action 'self' https:");
    assertThat(shown.headers().firstValue("referrer-policy")).contains("no-referrer");
    var done = browser.post("/u/email-verification", "ticket", ticket(path(link)));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(location(done))
        .startsWith("https://shop.example.com/done?a=1&success=true&code=success&message=Your%20")
        .endsWith("&email=" + alice.email().replace("@", "%40"));
  }

  @Test
  void theResultUrlIsToldTheOrganization() {
    var name = "shop" + count;
    var made = json(caller.post("/organizations", "{\"name\":\"%s\"}".formatted(name)));
    var id = made.get("id").stringValue();
    var more = ",\"result_url\":\"https://shop.example.com/done\",\"organization_id\":\"%s\"";
    for (var kind : List.of("email-verification", "password-change")) {
      var page = path(ticketFor(kind, more.formatted(id)));
      var browser = new TestBrowser(SERVER);
      browser.get(page);
      var at = page.substring(0, page.indexOf('?'));
      assertThat(
              location(
                  browser.post(at, "ticket", ticket(page), "password", OTHER, "repeat", OTHER)))
          .startsWith(
              "https://shop.example.com/done?organization_id=%s&organization_name=%s&success=true"
                  .formatted(id, name));
    }
    var body = "{\"user_id\":\"%s\",\"organization_id\":\"org_none\"}".formatted(alice.id());
    for (var path : List.of("/tickets/email-verification", "/jobs/verification-email")) {
      assertThat(caller.post(path, body).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(caller.post("/jobs/verification-email", body.replace("org_none", id)).statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example",
        "/x",
        "data:text/html,x",
        "https://a b",
        "https:\\\\\\\\evil.example"
      })
  void aResultUrlIsAWebAddressOrNothing(String url) { // I2
    for (var kind : List.of("email-verification", "password-change")) {
      var answer =
          caller.post(
              "/tickets/" + kind,
              "{\"user_id\":\"%s\",\"result_url\":\"%s\"}".formatted(alice.id(), url));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("result_url");
    }
  }

  @Test
  void aResultUrlInTheAddressOfAPageIsPassedOver() { // I2
    var page = path(ticketFor("email-verification", ""));
    var browser = new TestBrowser(SERVER);
    browser.get(page + "&result_url=https://evil.example&redirect=https://evil.example");
    var done =
        browser.post(
            "/u/email-verification?result_url=https://evil.example",
            "ticket",
            ticket(page),
            "result_url",
            "https://evil.example");
    assertThat(done.statusCode()).isEqualTo(200);
  }

  @Test
  void aTicketForAPasswordMayComeByEmailAndVerifiesOnlyIfSaid() {
    var answer =
        caller.post(
            "/tickets/password-change",
            "{\"email\":\"%s\",\"mark_email_as_verified\":false}".formatted(alice.email()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var page = path(json(answer).get("ticket").stringValue());
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    assertThat(reset(browser, page, OTHER, OTHER).statusCode()).isEqualTo(200);
    assertThat(now().settings().emailVerified()).isFalse();
    for (var body :
        List.of("{}", "{\"user_id\":\"auth0|none\"}", "{\"email\":\"nobody@example.com\"}")) {
      assertThat(caller.post("/tickets/password-change", body).statusCode()).isIn(400, 404);
    }
  }

  private String ticketFor(String kind, String more) {
    var answer =
        caller.post("/tickets/" + kind, "{\"user_id\":\"%s\"%s}".formatted(alice.id(), more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("ticket").stringValue();
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

  @Test
  void applicationsSignUsersUpByTheirOwnPages() throws Exception {
    var email = "signup" + count + "@recovery.example";
    var body =
        """
        {"client_id":"%s","email":"%s","password":"%s","connection":"%s",
         "given_name":"Ada","nickname":"Countess","user_metadata":{"colour":"red"}}
        """;
    var answer =
        postJson("/dbconnections/signup", body.formatted(clientId, email, PASSWORD, User.DATABASE));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var made = json(answer);
    assertThat(made.get("_id").stringValue()).matches("[0-9a-f]{24}");
    assertThat(made.get("email").stringValue()).isEqualTo(email);
    assertThat(made.get("email_verified").booleanValue()).isFalse();
    assertThat(made.get("given_name").stringValue()).isEqualTo("Ada");
    assertThat(made.get("nickname").stringValue()).isEqualTo("Countess");
    assertThat(made.get("user_metadata").get("colour").stringValue()).isEqualTo("red");
    assertThat(link(email)).startsWith("/u/email-verification");
    var again =
        postJson("/dbconnections/signup", body.formatted(clientId, email, PASSWORD, User.DATABASE));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(json(again))
        .isEqualTo(
            parsed(
                """
                {"name":"BadRequestError","code":"invalid_signup",
                 "description":"Invalid sign up","statusCode":400}
                """));
    var weak =
        json(
            postJson(
                "/dbconnections/signup",
                body.formatted(clientId, "w" + email, "weak", User.DATABASE)));
    assertThat(weak.get("name").stringValue()).isEqualTo("PasswordStrengthError");
    assertThat(weak.get("code").stringValue()).isEqualTo("invalid_password");
    assertThat(weak.get("message").stringValue()).isEqualTo("Password is too weak");
    assertThat(weak.get("statusCode").intValue()).isEqualTo(400);
    assertThat(weak.get("policy").stringValue())
        .isEqualTo(
            """
            * At least 8 characters in length
            * Contain at least 3 of the following 4 types of characters:
             * lower case letters (a-z)
             * upper case letters (A-Z)
             * numbers (i.e. 0-9)
             * special characters (e.g. !@#$%^&*)\
            """);
  }

  private static JsonNode parsed(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  void whoSignsInByANameCanForgetThePasswordByIt() throws Exception {
    var named = "named" + count;
    new ManagementCaller(SERVER, "create:connections")
        .post(
            "/connections",
            "{\"name\":\"%s\",\"strategy\":\"auth0\",\"options\":{\"requires_username\":true}}"
                .formatted(named));
    var email = "nina@" + named + ".example";
    var user = "{\"connection\":\"%s\",\"email\":\"%s\",\"username\":\"nina\",\"password\":\"%s\"}";
    assertThat(caller.post("/users", user.formatted(named, email, PASSWORD)).statusCode())
        .isEqualTo(201);
    assertThat(SERVER.bean(Users.class).bySignInName(named, " NINA ")).isPresent();
    var body = "{\"username\":\"%s\",\"connection\":\"%s\"}";
    for (var name : List.of("nobody", "a\\nb", "x".repeat(200), "Nina")) {
      var answer = postJson("/dbconnections/change_password", body.formatted(name, named));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(SENT);
    }
    assertThat(link(email)).startsWith("/u/reset-password?ticket=");
  }

  @Test
  void formsAreReadAsTheyStandInTheBody() {
    var form = "client_id=%s&connection=%s".formatted(clientId, User.DATABASE);
    assertThat(postForm("?email=" + alice.email(), form).body()).contains("email is required");
    assertThat(postForm("", form + "&email=a%40b.cc&email=" + alice.email()).body())
        .contains("Duplicate parameter: email");
    assertThat(postForm("", form + "&email=a%FFb%40b.cc").body()).contains("not a valid form");
    assertThat(postForm("", form + "&email=" + alice.email()).body()).isEqualTo(SENT);
  }

  private static HttpResponse<String> postForm(String query, String form) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/dbconnections/change_password" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  @Test
  void callsThatMakeNoSenseAreToldWhatIsWrong() {
    for (var path : List.of("/dbconnections/signup", "/dbconnections/change_password")) {
      for (var bad :
          Map.of(
                  "x",
                  "no JSON object",
                  "[]",
                  "no JSON object",
                  "{\"client_id\":\"nobody\",\"connection\":\"%s\"}".formatted(User.DATABASE),
                  "Unknown client: nobody",
                  "{\"client_id\":\"%s\",\"connection\":\"x\"}".formatted(clientId),
                  "The connection does not exist.",
                  "{\"client_id\":\"%s\",\"connection\":\"%s\",\"email\":1}"
                      .formatted(clientId, User.DATABASE),
                  "email must be a string",
                  "{\"client_id\":\"%s\",\"connection\":\"%s\"}".formatted(clientId, User.DATABASE),
                  "email is required")
              .entrySet()) {
        var answer = postJson(path, bad.getKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(bad.getValue(), "\"name\":\"BadRequestError\"");
      }
    }
  }
}
