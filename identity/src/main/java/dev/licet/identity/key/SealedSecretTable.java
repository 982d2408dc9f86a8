package dev.licet.identity.key;

import dev.licet.identity.store.RowCache;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code sealed_secrets}. It grows with what the secrets belong to, and no further. */
@Component
final class SealedSecretTable {
  private final JdbcClient jdbc;
  private final RowCache<String, String> remembered = new RowCache<>(this::read);

  SealedSecretTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> find(String name) {
    return remembered.find(name);
  }

  Optional<String> findNow(String name) {
    return read(name);
  }

  Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    jdbc.sql("select name, text from sealed_secrets order by name")
        .query(row -> {
          all.put(row.getString("name"), row.getString("text"));
        });
    return all;
  }

  void put(String name, String text) {
    remembered.forget(name);
    jdbc.sql(
            """
            insert into sealed_secrets (name, text) values (:name, :text)
            on conflict (name) do update set text = excluded.text
            """)
        .param("name", name)
        .param("text", text)
        .update();
  }

  void putFirst(String name, String text) {
    remembered.forget(name);
    jdbc.sql(
            """
            insert into sealed_secrets (name, text) values (:name, :text)
            on conflict (name) do nothing
            """)
        .param("name", name)
        .param("text", text)
        .update();
  }

  void remove(String name) {
    remembered.forget(name);
    jdbc.sql("delete from sealed_secrets where name = :name").param("name", name).update();
  }

  private Optional<String> read(String name) {
    return jdbc.sql("select text from sealed_secrets where name = :name")
        .param("name", name)
        .query(String.class)
        .optional();
  }
}
