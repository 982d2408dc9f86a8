package dev.licet.identity.logout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Alice, who is signed in, and an application that she has come from. */
abstract class LogoutSetUp {
  static final String OUT = "https://shop.example.com/out";
  static final String QUERY = "https://shop.example.com/out?from=licet";
  static final String ALICE = "alice@logout.example";
  static final String PASSWORD = "Correct-Horse-7";
  static final TestServer SERVER = TestServer.shared();
  static String shop;
  static String forum;
  static User alice;

  TestBrowser browser;
  BrowserSession session;

  @BeforeAll
  static void register() {
    shop = application("Shop", OUT, QUERY, "https://*.example.com/wild");
    forum = application("Forum");
    var users = SERVER.bean(Users.class);
    alice =
        users
            .bySignInName(User.DATABASE, ALICE)
            .orElseGet(() -> TestUsers.done(users.create(NewUser.of(ALICE, PASSWORD))));
  }

  @BeforeEach
  void signIn() {
    browser = new TestBrowser(SERVER);
    new TestSignIns(SERVER).signIn(browser, ALICE, PASSWORD);
    session = sessions().getFirst();
  }

  @AfterEach
  void endAll() {
    SERVER.bean(BrowserSessions.class).endAll(alice.id());
  }

  static String application(String name, String... urls) {
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

  static List<BrowserSession> sessions() {
    return SERVER.bean(BrowserSessions.class).ofUser(alice.id());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  Map<String, Object> claims() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", "https://" + SERVER.domain() + "/");
    claims.put("sub", alice.id());
    claims.put("aud", shop);
    claims.put("iat", 1_600_000_000);
    claims.put("exp", 1_600_036_000);
    claims.put("sid", session.id());
    return claims;
  }

  static String signed(String typ, Map<String, Object> claims) {
    return SERVER.bean(SigningKeys.class).sign(typ, claims);
  }

  /** Expired for years: that is no reason not to sign out. */
  String idToken() {
    return signed("JWT", claims());
  }

  HttpResponse<String> oidc(String... fields) {
    var path = new StringBuilder("/oidc/logout?");
    for (int i = 0; i < fields.length; i += 2) {
      path.append(fields[i]).append('=').append(encoded(fields[i + 1])).append('&');
    }
    return browser.get(path.toString());
  }

  void assertSignedIn() {
    assertThat(sessions()).hasSize(1);
  }

  void assertSignedOut() {
    assertThat(sessions()).isEmpty();
    assertThat(browser.cookies()).doesNotContainKey("__Host-licet-session");
  }

  static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }
}
