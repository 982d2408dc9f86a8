package dev.licet.identity.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A kind of database that a test runs on: what is in it belongs to one test's folder. */
public interface TestDatabase {
  /** Opens the folder's database, or opens it again. */
  TestStore open(Path folder);

  /** SQLite and, where it is installed, PostgreSQL: one server for all tests. */
  final class All implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      var postgres =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .computeIfAbsent(Postgres.class, key -> new Postgres(), Postgres.class);
      var sqlite = argument("SQLite", TestStore::in);
      return postgres.server.isPresent()
          ? Stream.of(sqlite, argument("PostgreSQL", postgres::open))
          : Stream.of(sqlite);
    }

    private static Arguments argument(String name, TestDatabase database) {
      return Arguments.of(Named.of(name, database));
    }
  }

  /** The one server, with one database that is emptied for the next folder. */
  final class Postgres implements AutoCloseable {
    private final Optional<TestPostgres> server;
    private final String url;
    private Optional<Path> current = Optional.empty();

    Postgres() {
      try {
        server = TestPostgres.start();
        url = server.isPresent() ? server.get().url("features") : "";
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private TestStore open(Path folder) {
      var store = TestStore.over(new StoreSettings.Postgres(url, "licet", null));
      if (!current.equals(Optional.of(folder))) {
        empty(store);
        current = Optional.of(folder);
      }
      return store;
    }

    /** Of all but what the migrations put in: the connection that every tenant begins with. */
    private static void empty(TestStore store) {
      var tables =
          store
              .jdbc()
              .sql(
                  """
                  select tablename from pg_tables
                  where schemaname = 'public' and tablename not like 'flyway%'
                    and tablename <> 'connections'
                  """)
              .query(String.class)
              .list();
      store.inTransaction(() -> {
        store.jdbc().sql("truncate " + String.join(", ", tables)).update();
        store.jdbc().sql("delete from connections where id <> 'con_UsernamePassword'").update();
      });
    }

    @Override
    public void close() throws IOException {
      if (server.isPresent()) {
        server.get().close();
      }
    }
  }
}
