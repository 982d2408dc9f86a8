package dev.licet.identity.user;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Holds users until the transaction under way has ended, always in the same order: of two that want
 * the same ones at the same moment, one waits, and neither for what the other one holds. So
 * whatever writes more than one thing of a user begins here.
 */
@Component
class UserLocks {
  private final UserTable table;
  private final UserLinkTable links;

  UserLocks(UserTable table, UserLinkTable links) {
    this.table = table;
    this.links = links;
  }

  /**
   * Holds a user, and the identity of that id if it is another one: in the order in which a user
   * and those who are linked to it are removed. Answers the user's id.
   */
  String hold(String id) {
    var owner = links.owner(id).orElse(id);
    table.lock(owner);
    if (!owner.equals(id)) {
      table.lock(id);
    }
    return owner;
  }

  /** Holds two of whom neither is linked to the other one. */
  void holdBoth(String one, String other) {
    Stream.of(one, other).sorted().distinct().forEach(table::lock);
  }
}
