package dev.licet.identity.account;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.signin.PasswordSignIn.Entry;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a user another password for the present one, if that is the present one still: whoever has
 * lost it may have got another by mail meanwhile.
 */
@Service
class AccountPassword {
  private final PasswordSignIn passwords;
  private final Users users;
  private final BrowserSessions sessions;

  AccountPassword(PasswordSignIn passwords, Users users, BrowserSessions sessions) {
    this.passwords = passwords;
    this.users = users;
    this.sessions = sessions;
  }

  /**
   * Ends the user's sessions everywhere and begins another one here, with the change or not at all.
   * The password was hashed before: that takes long, and no transaction waits for it.
   */
  @Transactional
  public Entry complete(
      RightPassword present,
      PasswordHash wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    var entry = passwords.admit(present, "");
    if (entry instanceof In(var user)) {
      users.setPassword(present.user().id(), new NewPassword.Hashed(wanted));
      sessions.begin(user.id(), List.of("pwd"), request, response);
    }
    return entry;
  }
}
