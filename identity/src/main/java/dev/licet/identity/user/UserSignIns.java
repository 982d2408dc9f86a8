package dev.licet.identity.user;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be signed in with: each user, and each identity that was linked to one. An identity
 * keeps an e-mail and a password of its own; whoever signs in by it is the user whom it was linked
 * to.
 */
@Service
public class UserSignIns {
  private final Users users;
  private final UserTable table;
  private final UserLinkTable links;
  private final UserLocks locks;
  private final Clock clock;

  UserSignIns(Users users, UserTable table, UserLinkTable links, UserLocks locks, Clock clock) {
    this.users = users;
    this.table = table;
    this.links = links;
    this.locks = locks;
    this.clock = clock;
  }

  /** The one of that id. */
  public Optional<User> byId(String id) {
    return FieldChecks.isLine(id) ? table.bySignInId(id) : Optional.empty();
  }

  /** The one that signs in to a connection with that e-mail, or with that name. */
  public Optional<User> bySignInName(String connection, String name) {
    return users.bySignInName(connection, name);
  }

  /** Whether this is the password of that one; of nobody's, the answer takes as long. */
  public Optional<RightPassword> check(Optional<User> user, String password) {
    var hash = users.hashOf(user.map(User::id).orElse(""), password);
    return user.flatMap(one -> hash.map(kept -> new RightPassword(one, kept)));
  }

  /**
   * Makes a user who may come in at once, and asks them by mail whether the address is theirs.
   *
   * @param clientId the application they want to use
   * @param language of the page where they ask; empty for the one in their metadata
   */
  public Outcome<RightPassword> signUp(NewUser wanted, String clientId, String language) {
    return users.signUp(wanted, clientId, language);
  }

  /**
   * Who comes in by that password, if it is right still. That is decided in the transaction under
   * way: whoever changes the password, or blocks the user, at the same moment waits for it, or has
   * been quicker. As hashing takes long, there is time for that, and somebody else may be the
   * reason.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<HeldSignIn> hold(RightPassword password) {
    var id = password.user().id();
    var owner = locks.hold(id);
    return byId(id)
        .filter(_ -> table.holdHash(id, password.hash()))
        .map(identity -> new HeldSignIn(identity, users.owner(identity)))
        .filter(held -> held.owner().id().equals(owner));
  }

  /**
   * Holds a user until the transaction under way has ended, and the identity of that id if it is
   * another one; answers the user's id. Whatever ends several things of a user begins with this, so
   * that of two that do it at the same moment one waits, and neither for what the other one holds.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String lock(String id) {
    return locks.hold(id);
  }

  /** Gives it another password: what was begun with the old one by its user is over. */
  public Outcome<User> setPassword(User user, NewPassword password) {
    var problem = users.savePassword(user, password);
    return problem.isPresent() ? Outcome.invalid(List.of(problem.get())) : Outcome.done(user);
  }

  /** Notes that its e-mail is its owner's. */
  @Transactional
  public void verifyEmail(User user) {
    if (links.owner(user.id()).isPresent()) {
      table.update(user.id(), user.settings().withEmailVerified(true), clock.instant());
    } else {
      users.change(user.id(), settings -> settings.withEmailVerified(true));
    }
  }
}
