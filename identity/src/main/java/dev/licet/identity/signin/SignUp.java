package dev.licet.identity.signin;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.lockout.Stage;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.UserSignIns;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Makes accounts for whoever asks, only so many for one address. */
@Service
public class SignUp {
  private final Connections connections;
  private final UserSignIns users;
  private final Lockout lockout;
  private final ApplicationEventPublisher events;

  SignUp(
      Connections connections,
      UserSignIns users,
      Lockout lockout,
      ApplicationEventPublisher events) {
    this.connections = connections;
    this.users = users;
    this.lockout = lockout;
    this.events = events;
  }

  /**
   * Makes an account, and asks by mail whether the address is the user's. That an e-mail is taken
   * is found after the same work as making the account is.
   *
   * @param clientId the application they want to use
   * @param language of the page where they ask; empty for the one in their metadata
   * @param address from where they ask
   * @throws dev.licet.identity.password.PasswordsBusy if too many are waiting already
   */
  public Result create(NewUser wanted, String clientId, String language, String address) {
    if (!lockout.admits(Stage.PRE_USER_REGISTRATION, address)) {
      return new TooMany();
    }
    return switch (users.signUp(wanted, clientId, language)) {
      case Done<RightPassword>(var password) -> {
        events.publishEvent(new SignedUp(password.user(), clientId));
        yield new Made(password);
      }
      case Invalid<RightPassword>(var problems) -> new Refused(problems);
    };
  }

  /** What pages must know of the database of that name. */
  SignInDatabase database(String connection) {
    return connections.byName(connection).map(SignInDatabase::of).orElse(SignInDatabase.GONE);
  }

  /** What passwords there must be like. */
  PasswordPolicy policy(String connection) {
    return connections
        .byName(connection)
        .map(Connection::passwordPolicy)
        .orElseGet(() -> PasswordPolicy.of(PasswordLevel.GOOD));
  }

  /** What came of it. */
  public sealed interface Result {}

  /** The account is there, and its user may come in by the password. */
  public record Made(RightPassword password) implements Result {}

  /**
   * Nothing was made.
   *
   * @param problems named as the Management API names members
   */
  public record Refused(List<FieldProblem> problems) implements Result {}

  /** The address has made too many accounts already. */
  public record TooMany() implements Result {}
}
