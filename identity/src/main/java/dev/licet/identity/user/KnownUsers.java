package dev.licet.identity.user;

import dev.licet.identity.connection.ConnectionRemoved;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.store.RowCache;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The users for whom tokens are made: most are asked for again within moments, when a code is sent,
 * exchanged, and used. What another node changed is seen after five seconds, blocking somebody too.
 */
@Component
public class KnownUsers {
  /** Few, as one may have 128 KiB of metadata. */
  private static final int MOST = 1_000;

  private final RowCache<String, User> users;

  KnownUsers(UserTable table) {
    this.users = new RowCache<>(table::byId, MOST);
  }

  /** The user of that id. */
  public Optional<User> byId(String id) {
    return FieldChecks.isLine(id) ? users.find(id) : Optional.empty();
  }

  @EventListener
  void on(UserCreated event) {
    users.forget(event.user().id());
  }

  /** Or their identities were. */
  @EventListener
  void on(UserChanged event) {
    users.forget(event.after().id());
  }

  @EventListener
  void on(UserPasswordChanged event) {
    users.forget(event.user().id());
  }

  @EventListener
  void on(UserRemoved event) {
    users.forget(event.user().id());
  }

  /** Its users go with it. */
  @EventListener
  void on(ConnectionRemoved event) {
    users.forgetAll();
  }
}
