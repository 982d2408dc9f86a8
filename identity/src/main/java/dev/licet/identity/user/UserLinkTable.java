package dev.licet.identity.user;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The column {@code linked_to} of the table {@code users}. */
@Component
final class UserLinkTable {
  private final JdbcClient jdbc;

  UserLinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of the user whom that one was linked to. */
  Optional<String> owner(String id) {
    return jdbc.sql("select linked_to from users where id = :id and linked_to is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  void link(String id, String owner) {
    jdbc.sql("update users set linked_to = :owner where id = :id")
        .param("id", id)
        .param("owner", owner)
        .update();
  }

  /** What was linked to one user is linked to another one. */
  void pass(String from, String to) {
    jdbc.sql("update users set linked_to = :to where linked_to = :from")
        .param("from", from)
        .param("to", to)
        .update();
  }

  /** Whether it was linked to that user. */
  boolean unlink(String id, String owner) {
    return jdbc.sql("update users set linked_to = null where id = :id and linked_to = :owner")
            .param("id", id)
            .param("owner", owner)
            .update()
        == 1;
  }
}
