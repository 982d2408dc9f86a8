package dev.licet.identity.user;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code user_logins}. */
@Component
final class UserLoginTable {
  private final JdbcClient jdbc;

  UserLoginTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts one more. */
  void note(String userId, String address, Instant now) {
    jdbc.sql(
            """
            insert into user_logins (user_id, logins, last_login, last_ip)
            values (:user, 1, :now, :address)
            on conflict (user_id) do update set logins = user_logins.logins + 1,
                last_login = excluded.last_login, last_ip = excluded.last_ip
            """)
        .param("user", userId)
        .param("now", now.toEpochMilli())
        .param("address", address)
        .update();
  }

  /** By user id; who has never signed in is not there. */
  Map<String, UserLogin> of(Collection<String> userIds) {
    return userIds.isEmpty()
        ? Map.of()
        : jdbc
            .sql("select * from user_logins where user_id in (:ids)")
            .param("ids", userIds)
            .query((row, _) ->
                Map.entry(
                    row.getString("user_id"),
                    new UserLogin(
                        row.getLong("logins"),
                        Instant.ofEpochMilli(row.getLong("last_login")),
                        row.getString("last_ip"))))
            .list()
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
