package dev.licet.identity.recovery;

import dev.licet.identity.password.PasswordHash;
import dev.licet.identity.signin.PasswordAttempt;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a user another password, for a ticket. */
@Service
class PasswordReset {
  private final Tickets tickets;
  private final UserSignIns users;
  private final PasswordSignIn signIn;

  PasswordReset(Tickets tickets, UserSignIns users, PasswordSignIn signIn) {
    this.tickets = tickets;
    this.users = users;
    this.signIn = signIn;
  }

  /** Whose password the ticket changes, if it is worth something. */
  Optional<User> userOf(String secret) {
    return tickets.look(TicketKind.PASSWORD_CHANGE, secret).flatMap(this::userOf);
  }

  /**
   * Spends the ticket and sets the password, both or neither; empty where the ticket is worth
   * nothing. The password was hashed before: that takes long, and no transaction waits for it.
   */
  @Transactional
  public Optional<Ticket> complete(String secret, PasswordHash hash) {
    var ticket = tickets.spend(TicketKind.PASSWORD_CHANGE, secret);
    var user = ticket.flatMap(this::userOf);
    if (user.isEmpty()) {
      return Optional.empty();
    }
    users.setPassword(user.get(), new NewPassword.Hashed(hash));
    if (ticket.get().verifiesEmail()) {
      users.verifyEmail(user.get());
    }
    return ticket;
  }

  /**
   * The ticket, if it has set this password less than a minute ago. That is tried as any password
   * is, and counted: a ticket that was used is no way to guess.
   *
   * @param address from where
   */
  Optional<Ticket> completedJustNow(String secret, String password, String address) {
    return tickets
        .justSpent(TicketKind.PASSWORD_CHANGE, secret)
        .filter(ticket -> userOf(ticket).filter(user -> isOf(user, password, address)).isPresent());
  }

  private boolean isOf(User user, String password, String address) {
    var attempt =
        new PasswordAttempt(
            "", user.connection(), user.email(), password, address, Optional.empty());
    return signIn.attempt(attempt) instanceof PasswordSignIn.Right;
  }

  private Optional<User> userOf(Ticket ticket) {
    return users.byId(ticket.userId()).filter(user -> user.email().equals(ticket.email()));
  }
}
