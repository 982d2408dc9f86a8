package dev.licet.identity.account;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.consent.Consent;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountPagesTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String OTHER = "Another-Horse-8";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final TestServer SERVER = TestServer.shared();

  private User alice;
  private TestBrowser browser;

  @BeforeEach
  void signIn() {
    alice = user("alice" + COUNT.incrementAndGet() + "@account.example");
    browser = signedIn(alice);
    browser.get("/u/account");
  }

  private static User user(String email) {
    return TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  private static TestBrowser signedIn(User user) {
    var browser = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(browser, user.email(), PASSWORD);
    return browser;
  }

  private static List<BrowserSession> sessions(User user) {
    return SERVER.bean(BrowserSessions.class).ofUser(user.id());
  }

  private User now() {
    return SERVER.bean(Users.class).byId(alice.id()).orElseThrow();
  }

  @Test
  void whoIsNotSignedInSignsInAndComesBack() {
    var stranger = new TestBrowser(SERVER);
    var page = location(stranger.get("/u/account"));
    assertThat(page).startsWith("/u/login?state=");
    stranger.get(page);
    var answer = TestSignIns.submit(stranger, page, alice.email(), PASSWORD);
    assertThat(location(answer)).isEqualTo("/u/account");
    assertThat(stranger.get("/u/account").body()).contains(alice.email());
  }

  @Test
  void usersOfTheTenantsOwnDatabaseComeInAndMayForgetTheirPasswords() {
    var caller = new ManagementCaller(SERVER, "create:connections update:tenant_settings");
    var database = "guests" + COUNT.incrementAndGet();
    caller.post("/connections", "{\"name\":\"%s\",\"strategy\":\"auth0\"}".formatted(database));
    var email = "guest@" + database + ".example";
    var usual = NewUser.of(email, PASSWORD);
    var wanted = new NewUser(database, usual.settings(), usual.id(), usual.password());
    TestUsers.done(SERVER.bean(Users.class).create(wanted));
    caller.patch("/tenants/settings", "{\"default_directory\":\"%s\"}".formatted(database));
    try {
      var guest = new TestBrowser(SERVER);
      var page = location(guest.get("/u/account"));
      guest.get(page);
      assertThat(location(TestSignIns.submit(guest, page, email, PASSWORD)))
          .isEqualTo("/u/account");
      assertThat(new TestBrowser(SERVER).get("/u/reset-password/request").body())
          .contains("/u/reset-password/request/" + database);
    } finally {
      caller.patch("/tenants/settings", "{\"default_directory\":\"\"}");
    }
  }

  @Test
  void showsAndChangesTheProfileAndNothingElse() { // I20
    var answer =
        browser.submit(
            "/u/account/profile",
            "name",
            "Alice <b>",
            "nickname",
            "al",
            "given_name",
            "Alice",
            "family_name",
            "Liddell",
            "email",
            "other@example.com",
            "email_verified",
            "true",
            "blocked",
            "true",
            "app_metadata",
            "{\"plan\":\"gold\"}");
    assertThat(answer.body()).contains("Saved.", "value=\"Alice &lt;b&gt;\"");
    var settings = now().settings();
    assertThat(settings.familyName()).isEqualTo("Liddell");
    assertThat(settings.email()).isEqualTo(alice.email());
    assertThat(settings.emailVerified()).isFalse();
    assertThat(settings.blocked()).isFalse();
    assertThat(settings.appMetadata()).isEqualTo(alice.settings().appMetadata());
    assertThat(browser.post("/u/account/profile", "name", "x".repeat(301)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void anotherPasswordTakesThePresentOneAndEndsTheOtherSessions() {
    var elsewhere = signedIn(alice);
    assertThat(change("Wrong-Horse-7", OTHER, OTHER)).contains("The present password is wrong.");
    assertThat(change(PASSWORD, OTHER, PASSWORD)).contains("The two passwords differ.");
    assertThat(change(PASSWORD, "weak", "weak")).contains("This password is too weak");
    assertThat(sessions(alice)).hasSize(2);
    var before = browser.cookies().get("__Host-licet-session");
    assertThat(change(PASSWORD, OTHER, OTHER)).contains("Your password is changed.");
    assertThat(browser.cookies().get("__Host-licet-session")).isNotEqualTo(before); // I6
    assertThat(sessions(alice)).hasSize(1);
    assertThat(location(elsewhere.get("/u/account"))).startsWith("/u/login");
    assertThat(SERVER.bean(Users.class).hasPassword(alice.id(), OTHER)).isTrue();
  }

  private String change(String present, String password, String repeat) {
    return browser
        .submit("/u/account/password", "present", present, "password", password, "repeat", repeat)
        .body();
  }

  @Test
  void guessesAtThePresentPasswordCountToo() { // I17
    for (int i = 0; i < 10; i++) {
      change("Wrong-Horse-7", OTHER, OTHER);
    }
    assertThat(change(PASSWORD, OTHER, OTHER)).contains("Your account has been blocked");
    assertThat(SERVER.bean(Users.class).hasPassword(alice.id(), PASSWORD)).isTrue();
  }

  @Test
  void endsASessionElsewhereButNobodyElses() { // I20
    var elsewhere = signedIn(alice);
    var bob = user("bob" + COUNT.incrementAndGet() + "@account.example");
    signedIn(bob);
    var here = browser.get("/u/account").body();
    assertThat(here).contains("This browser", "127.0.0.1", "Sign out there");
    assertThat(end(sessions(bob).getFirst())).isEqualTo(303);
    assertThat(sessions(bob)).hasSize(1);
    var others = sessions(alice).stream().filter(one -> here.contains(one.id() + "/end")).toList();
    assertThat(others).hasSize(1);
    assertThat(end(others.getFirst())).isEqualTo(303);
    assertThat(end(others.getFirst())).as("pressed twice").isEqualTo(303);
    assertThat(location(elsewhere.get("/u/account"))).startsWith("/u/login");
    assertThat(browser.get("/u/account").statusCode()).isEqualTo(200);
  }

  private int end(BrowserSession session) {
    return browser.post("/u/account/sessions/" + session.id() + "/end").statusCode();
  }

  @Test
  void whatWasAllowedAnApplicationIsTakenBackByItsUserAlone() { // I20
    var shop = application("Shop & Co");
    var consents = SERVER.bean(Consents.class);
    var bob = user("bob" + COUNT.incrementAndGet() + "@account.example");
    consents.give(alice.id(), shop, Optional.of(api()), List.of("openid", "email", "read:it"));
    consents.give(bob.id(), shop, Optional.empty(), List.of("openid"));
    assertThat(browser.get("/u/account").body())
        .contains("What you have allowed applications", "Shop &amp; Co")
        .contains(
            "Know who you are", "Your e-mail address", "See it &lt;all&gt;", "(Orders)"); // I5
    assertThat(takeBack(consents.ofUser(bob.id()).getFirst())).isEqualTo(303);
    assertThat(consents.ofUser(bob.id())).hasSize(1);
    var own = consents.ofUser(alice.id()).getFirst();
    assertThat(takeBack(own)).isEqualTo(303);
    assertThat(takeBack(own)).as("pressed twice").isEqualTo(303);
    assertThat(consents.ofUser(alice.id())).isEmpty();
    assertThat(browser.get("/u/account").body()).doesNotContain("What you have allowed");
  }

  private int takeBack(Consent consent) {
    return browser.post("/u/account/applications/" + consent.id() + "/end").statusCode();
  }

  private static String api() {
    var audience = "https://orders" + COUNT.incrementAndGet();
    var permission = new Permission("read:it", "See it <all>");
    var wanted =
        new NewApi(
            audience,
            SigningAlgorithm.RS256,
            ApiSettings.defaults("Orders"),
            List.of(permission),
            false);
    TestUsers.done(SERVER.bean(Apis.class).register(wanted));
    return audience;
  }

  private static String application(String name) {
    var wanted = NewApplication.named(name, ApplicationType.REGULAR_WEB);
    return TestUsers.done(SERVER.bean(Applications.class).register(wanted))
        .application()
        .clientId();
  }

  @Test
  void whatAPageOfOneUserAsksForIsNotDoneToTheNextOne() {
    var owner = TestBrowser.owner(browser.get("/u/account"));
    var bob = user("bob" + COUNT.incrementAndGet() + "@account.example");
    new TestSignIns(SERVER).signIn(browser, bob.email(), PASSWORD);
    var answer = browser.post("/u/account/profile", "owner", owner, "name", "Alice");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Another account is signed in here by now", bob.email());
    assertThat(SERVER.bean(Users.class).byId(bob.id()).orElseThrow().settings())
        .isEqualTo(bob.settings());
    assertThat(browser.post("/u/account/signout", "owner", owner).statusCode()).isEqualTo(409);
    assertThat(sessions(bob)).hasSize(1);
    var own = TestBrowser.owner(browser.get("/u/account"));
    assertThat(browser.post("/u/account/signout", "owner", own).statusCode()).isEqualTo(200);
  }

  @Test
  void signsOut() {
    assertThat(browser.post("/u/account/signout").body()).contains("You are signed out");
    assertThat(sessions(alice)).isEmpty();
    assertThat(browser.cookies()).doesNotContainKey("__Host-licet-session");
  }

  @Test
  void formsOfOtherSitesChangeNothing() { // I6
    for (var path :
        List.of(
            "profile", "password", "verify", "signout", "sessions/x/end", "applications/x/end")) {
      assertThat(browser.forgedPost("/u/account/" + path, "name", "x").statusCode())
          .as(path)
          .isEqualTo(403);
    }
    assertThat(now().settings()).isEqualTo(alice.settings());
    assertThat(sessions(alice)).hasSize(1);
  }

  @Test
  void aNoticeIsOneOfOurOwnTextsOrNothing() { // I5
    assertThat(browser.get("/u/account?done=%3Cb%3Ehi").body()).doesNotContain("id=\"done\"");
    assertThat(browser.get("/u/account?done=ended").body()).contains("That browser is signed out.");
  }
}
