package dev.licet.identity.credential;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code key_addresses}. It grows with the applications, and no further. */
@Component
class KeyAddressTable {
  private final JdbcClient jdbc;

  KeyAddressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An address, and when it was asked last. */
  record KeyAddress(String clientId, String url, Instant fetchedAt) {}

  void insert(String clientId, String url) {
    jdbc.sql("insert into key_addresses (client_id, url, fetched_at) values (:clientId, :url, 0)")
        .param("clientId", clientId)
        .param("url", url)
        .update();
  }

  void delete(String clientId) {
    jdbc.sql("delete from key_addresses where client_id = :clientId")
        .param("clientId", clientId)
        .update();
  }

  Optional<KeyAddress> find(String clientId) {
    return jdbc.sql("select * from key_addresses where client_id = :clientId")
        .param("clientId", clientId)
        .query((row, _) ->
            new KeyAddress(
                row.getString("client_id"),
                row.getString("url"),
                Instant.ofEpochMilli(row.getLong("fetched_at"))))
        .optional();
  }

  /** Takes the turn of asking the address, which was not asked since: of two one is told yes. */
  boolean claim(String clientId, Instant since, Instant now) {
    return jdbc.sql(
                """
                update key_addresses set fetched_at = :now
                where client_id = :clientId and fetched_at <= :since
                """)
            .param("now", now.toEpochMilli())
            .param("clientId", clientId)
            .param("since", since.toEpochMilli())
            .update()
        > 0;
  }
}
