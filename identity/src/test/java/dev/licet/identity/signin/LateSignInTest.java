package dev.licet.identity.signin;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestServer;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.signin.PasswordSignIn.Reason;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Something happens between the look at a password and the session that it is given for. */
class LateSignInTest {
  private static final String OTHER = "{\"password\":\"Another-Horse-8\"}";
  private static final TestServer SERVER = TestServer.shared();

  private final User user = new TestTenant(SERVER).user();
  private final TestSignIns.Begun begun = new TestSignIns(SERVER).begin();
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  private RightPassword right() {
    var attempt =
        new PasswordAttempt(
            "client",
            User.DATABASE,
            user.email(),
            TestTenant.PASSWORD,
            "192.0.2.31",
            Optional.empty());
    return ((Right) SERVER.bean(PasswordSignIn.class).attempt(attempt)).password();
  }

  private PasswordSignIn.Entry complete(RightPassword password) {
    request.setCookies(begun.cookie());
    var response = new MockHttpServletResponse();
    var state = TestSignIns.state(begun.url());
    var visit = SERVER.bean(Visits.class).enter(state, request, response);
    return SERVER.bean(SignInEnd.class).complete(visit, password, request, response);
  }

  private void assertNobodyIsIn() {
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(user.id())).isEmpty();
  }

  private void change(String body) {
    var path = "/users/" + TestManagement.encode(user.id());
    var changed = new TestManagement(SERVER).patch(path, body, "update:users");
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
  }

  @Test
  void anotherPasswordMakesTheOldOneAWrongOne() {
    var right = right();
    change(OTHER);
    assertThat(complete(right)).isEqualTo(new Refused(Reason.WRONG_PASSWORD));
    assertNobodyIsIn();
    change("{\"password\":\"" + TestTenant.PASSWORD + "\"}");
    assertThat(complete(right())).as("the same sign-in, tried again").isInstanceOf(In.class);
  }

  @Test
  void aBlockComesInTime() {
    var right = right();
    change("{\"blocked\":true}");
    assertThat(complete(right)).isEqualTo(new Refused(Reason.USER_BLOCKED));
    assertNobodyIsIn();
  }

  @Test
  void nothingInBetweenLetsTheUserIn() {
    assertThat(complete(right())).isInstanceOf(In.class);
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(user.id())).hasSize(1);
  }

  @Test
  void aSignInThatIsOverBeginsNoSession() {
    complete(right());
    SERVER.bean(BrowserSessions.class).endAll(user.id());
    assertThatThrownBy(() -> complete(right())).isInstanceOf(LoginRefused.class);
    assertNobodyIsIn();
  }

  /** The owner of the address asks for another password while a stranger signs up with it. */
  @Test
  void aPasswordOfASignUpIsWorthNothingOnceThereIsAnother() {
    var email = "late-" + user.email();
    var result =
        SERVER
            .bean(SignUp.class)
            .create(NewUser.of(email, TestTenant.PASSWORD), "client", "", "192.0.2.32");
    var right = ((SignUp.Made) result).password();
    done(
        SERVER
            .bean(Users.class)
            .setPassword(right.user().id(), new NewPassword.Plain("Another-Horse-8")));
    assertThat(complete(right)).isEqualTo(new Refused(Reason.WRONG_PASSWORD));
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(right.user().id())).isEmpty();
  }
}
