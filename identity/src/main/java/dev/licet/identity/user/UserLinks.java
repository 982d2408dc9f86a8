package dev.licet.identity.user;

import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes several identities one user. Nothing is ever linked by itself, whatever e-mail two of them
 * have: that would let in whoever registers somebody else's address first.
 */
@Service
class UserLinks {
  private final Users users;
  private final UserTable table;
  private final UserLinkTable links;
  private final UserLocks locks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UserLinks(
      Users users,
      UserTable table,
      UserLinkTable links,
      UserLocks locks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.users = users;
    this.table = table;
    this.links = links;
    this.locks = locks;
    this.events = events;
    this.clock = clock;
  }

  /**
   * From now on who signs in as the second user is the first one. Of the second one only the
   * identities are left: sessions, roles, permissions and whatever else hangs on it are gone.
   */
  @Transactional
  public Outcome<User> link(String id, String second) {
    if (users.byId(id).isPresent() && users.byId(second).isPresent()) {
      // Read once more below: what is written anew must be what nobody changes meanwhile.
      locks.holdBoth(id, second);
    }
    var owner = users.byId(id);
    var linked = users.byId(second);
    if (owner.isEmpty() || linked.isEmpty()) {
      return Outcome.missing("user_id", Users.UNKNOWN);
    }
    if (id.equals(second)) {
      return Outcome.invalid("user_id", "An identity cannot be linked to the user that it is");
    }
    links.pass(second, id);
    reduce(linked.get());
    links.link(second, id);
    return Outcome.done(changed(owner.get()));
  }

  /** Makes an identity that was linked to a user a user of its own again. */
  @Transactional
  public Outcome<User> unlink(String id, String second) {
    if (users.byId(id).isPresent()) {
      locks.hold(id);
    }
    var owner = users.byId(id);
    if (owner.isEmpty()) {
      return Outcome.missing("id", Users.UNKNOWN);
    }
    if (id.equals(second)) {
      return Outcome.invalid("user_id", "The identity that a user began with cannot be unlinked");
    }
    return links.unlink(second, id)
        ? Outcome.done(changed(owner.get()))
        : Outcome.missing("user_id", "This identity is not linked to the user");
  }

  /** Removes a user with everything that hangs on it, and writes anew what can sign in. */
  private void reduce(User user) {
    var hash = table.passwordHash(user.id());
    events.publishEvent(new UserRemoved(user));
    table.delete(user.id());
    var alone = user.identities().stream().filter(one -> one.profile().isEmpty()).toList();
    if (!table.insert(user.with(alone))) {
      throw new IllegalStateException("A user that was removed just now is there");
    }
    hash.ifPresent(one ->
        table.savePassword(user.id(), one, user.passwordChangedAt().orElseGet(clock::instant)));
  }

  private User changed(User before) {
    var after = users.byId(before.id()).orElseThrow();
    events.publishEvent(new UserChanged(before, after));
    return after;
  }
}
