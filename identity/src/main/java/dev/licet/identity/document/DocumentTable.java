package dev.licet.identity.document;

import dev.licet.identity.store.RowCache;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code documents}. Who writes forgets what is remembered. */
@Component
final class DocumentTable {
  private final JdbcClient jdbc;
  private final RowCache<String, String> remembered = new RowCache<>(this::read);

  DocumentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From memory, at most 5 s old. */
  Optional<String> find(String name) {
    return remembered.find(name);
  }

  List<String> names(String beginning) {
    return jdbc.sql("select name from documents where name >= :from and name < :to order by name")
        .param("from", beginning)
        .param("to", beginning + '\uffff')
        .query((row, _) -> row.getString("name"))
        .list();
  }

  /** What it says, so that nobody else changes it before this transaction ends. */
  String lock(String name) {
    jdbc.sql(
            """
            insert into documents (name, json) values (:name, '{}')
            on conflict (name) do update set name = excluded.name
            """)
        .param("name", name)
        .update();
    return read(name).orElseThrow();
  }

  void save(String name, String json) {
    remembered.forget(name);
    jdbc.sql("update documents set json = :json where name = :name")
        .param("name", name)
        .param("json", json)
        .update();
  }

  /** Whether there was one. */
  boolean delete(String name) {
    remembered.forget(name);
    return jdbc.sql("delete from documents where name = :name").param("name", name).update() == 1;
  }

  private Optional<String> read(String name) {
    return jdbc.sql("select json from documents where name = :name")
        .param("name", name)
        .query(String.class)
        .optional();
  }
}
