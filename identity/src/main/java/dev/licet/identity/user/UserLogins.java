package dev.licet.identity.user;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has signed in how often, and when and from where last. */
@Service
public class UserLogins {
  private final UserLoginTable table;
  private final Clock clock;

  UserLogins(UserLoginTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Notes that a user has signed in just now, from that network address. */
  @Transactional
  public void note(String userId, String address) {
    table.note(userId, address, clock.instant());
  }

  /** By user id; who has never signed in is not there. */
  Map<String, UserLogin> of(Collection<String> userIds) {
    return table.of(userIds);
  }
}
