package dev.licet.identity.user;

import dev.licet.identity.password.PasswordHash;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code user_password_history}: what users' passwords were before. */
@Component
final class PasswordHistoryTable {
  private final JdbcClient jdbc;

  PasswordHistoryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last so many passwords, the present one among them. */
  List<PasswordHash> last(String userId, int number) {
    return jdbc
        .sql(
            """
            select hash from (
              select hash, changed_at from user_passwords where user_id = :id
              union all
              select hash, changed_at from user_password_history where user_id = :id) all_of_them
            order by changed_at desc limit :number
            """)
        .param("id", userId)
        .param("number", number)
        .query((row, _) -> row.getString("hash"))
        .list()
        .stream()
        .map(PasswordHash::stored)
        .toList();
  }

  /** Keeps the present password, and of those before so many that it is this number. */
  void remember(String userId, int number) {
    if (number > 0) {
      jdbc.sql(
              """
              insert into user_password_history (user_id, hash, changed_at)
              select user_id, hash, changed_at from user_passwords where user_id = :id
              """)
          .param("id", userId)
          .update();
    }
    jdbc.sql(
            """
            delete from user_password_history where user_id = :id and changed_at not in (
              select changed_at from user_password_history where user_id = :id
              order by changed_at desc limit :number)
            """)
        .param("id", userId)
        .param("number", number)
        .update();
  }
}
