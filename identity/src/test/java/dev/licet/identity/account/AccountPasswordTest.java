package dev.licet.identity.account;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PasswordAttempt;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.signin.PasswordSignIn.Entry;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.signin.PasswordSignIn.Reason;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * What a thief wants who has the old password and an open browser, while the owner gets another.
 */
class AccountPasswordTest {
  private static final String OWNERS = "Owners-Horse-8";
  private static final String THIEFS = "Thiefs-Horse-9";
  private static final TestServer SERVER = TestServer.shared();

  private final Users users = SERVER.bean(Users.class);
  private final User user = new TestTenant(SERVER).user();

  private RightPassword present() {
    var attempt =
        new PasswordAttempt(
            "", User.DATABASE, user.email(), TestTenant.PASSWORD, "192.0.2.33", Optional.empty());
    return ((Right) SERVER.bean(PasswordSignIn.class).attempt(attempt)).password();
  }

  private Entry complete(RightPassword present) {
    var wanted = SERVER.bean(Passwords.class).hash(THIEFS);
    return SERVER
        .bean(AccountPassword.class)
        .complete(present, wanted, new MockHttpServletRequest(), new MockHttpServletResponse());
  }

  private int sessions() {
    return SERVER.bean(BrowserSessions.class).ofUser(user.id()).size();
  }

  @Test
  void aPasswordThatIsNotThePresentOneAnyMoreChangesNothing() {
    var present = present();
    done(users.setPassword(user.id(), new NewPassword.Plain(OWNERS)));
    assertThat(complete(present)).isEqualTo(new Refused(Reason.WRONG_PASSWORD));
    assertThat(users.hasPassword(user.id(), OWNERS)).isTrue();
    assertThat(sessions()).isZero();
  }

  @Test
  void norDoesWhoWasBlockedMeanwhile() {
    var present = present();
    done(users.change(user.id(), settings -> settings.withBlocked(true)));
    assertThat(complete(present)).isEqualTo(new Refused(Reason.USER_BLOCKED));
    assertThat(users.hasPassword(user.id(), TestTenant.PASSWORD)).isTrue();
    assertThat(sessions()).isZero();
  }

  @Test
  void thePresentOneDoes() {
    assertThat(complete(present())).isInstanceOf(In.class);
    assertThat(users.hasPassword(user.id(), THIEFS)).isTrue();
    assertThat(sessions()).isOne();
  }
}
