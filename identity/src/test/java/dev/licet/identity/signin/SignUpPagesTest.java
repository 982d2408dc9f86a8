package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.RESUME;
import static dev.licet.identity.signin.TestSignIns.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SignUpPagesTest extends SignInSetUp {
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

  @Test
  void whereUsersHaveNamesTheyChooseOneAndSignInWithIt() {
    var connections = new ManagementCaller(SERVER, "update:connections");
    var id = database();
    connections.patch(
        "/connections/" + id,
        "{\"options\":{\"requires_username\":true,"
            + "\"validation\":{\"username\":{\"min\":3,\"max\":6}}}}");
    try {
      var visitor = new TestBrowser(SERVER);
      var page = signIns.begin(visitor, signUp());
      assertThat(visitor.get(page).body()).contains("User name", "3 to 6 characters");
      var wrong = signUpAs(visitor, state(page), "nina the first", "nina@signin.example");
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body())
          .contains("A user name has 3 to 6 characters", "$ &#39; ^", "value=\"nina the first\"")
          .doesNotContain("Enter an e-mail address");
      assertThat(location(signUpAs(visitor, state(page), "Nina", "nina@signin.example")))
          .isEqualTo(RESUME);
      var nina = SERVER.bean(Users.class).bySignInName(User.DATABASE, "nina").orElseThrow();
      assertThat(nina.email()).isEqualTo("nina@signin.example");

      var other = new TestBrowser(SERVER);
      var again = signIns.begin(other, signUp());
      other.get(again);
      assertThat(signUpAs(other, state(again), "NINA", "nora@signin.example").body())
          .contains("This user name or this e-mail address cannot be used");
      var browser = new TestBrowser(SERVER);
      var login = signIns.begin(browser);
      assertThat(browser.get(login).body())
          .contains("User name or e-mail address", "type=\"text\"");
      var failed =
          browser.post("/u/login", "state", state(login), "email", "nina", "password", "wrong");
      assertThat(failed.body()).contains("Wrong user name, e-mail or password.");
    } finally {
      connections.patch("/connections/" + id, "{\"options\":{}}");
    }
  }

  private static String database() {
    return SERVER.bean(Connections.class).byName(User.DATABASE).orElseThrow().id();
  }

  private static HttpResponse<String> signUpAs(
      TestBrowser browser, String state, String username, String email) {
    return browser.post(
        "/u/signup", "state", state, "username", username, "email", email, "password", PASSWORD);
  }

  @Test
  void signUpFollowsTheConnection() {
    var connections = new ManagementCaller(SERVER, "update:connections");
    var id = database();
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
    assertThat(location(browser.get(page.replace("login", "signup")))).isEqualTo(page);
    assertThat(
            browser
                .post("/u/signup", "state", state(page), "email", "x@y.z", "password", PASSWORD)
                .statusCode())
        .isEqualTo(404);
    connections.patch(
        "/connections/" + id,
        "{\"options\":{\"disable_self_service_change_password\":true,\"authentication_methods\":"
            + "{\"password\":{\"enabled\":true,\"signup_behavior\":\"block\"}}}}");
    assertThat(browser.get(page).body()).doesNotContain("/u/signup", "/u/reset-password");
    connections.patch("/connections/" + id, "{\"options\":{}}");
    assertThat(browser.get(page).body())
        .contains("/u/signup", "/u/reset-password/request/" + User.DATABASE + "?state=");
  }
}
