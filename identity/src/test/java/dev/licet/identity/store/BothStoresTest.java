package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** The same statements on both databases; on SQLite alone where no PostgreSQL is installed. */
class BothStoresTest {
  private static final String INSERT =
      "insert into signing_keys (kid, role, certificate, private_key, created_at)"
          + " values (:kid, :role, 'c', 'p', 1)";

  private static Optional<TestPostgres> postgres = Optional.empty();
  private static int databases;

  @TempDir Path folder;
  private Optional<TestStore> store = Optional.empty();

  @BeforeAll
  static void startPostgres(TestReporter reporter) throws Exception {
    postgres = TestPostgres.start();
    if (postgres.isEmpty()) {
      reporter.publishEntry("PostgreSQL is not installed: the store is tested on SQLite only");
    }
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }

  @AfterEach
  void closeStore() {
    store.ifPresent(TestStore::close);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void keepsWhatWasWritten(String database) throws Exception {
    open(database);
    write("a", "previous", "");
    assertThat(keys()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void undoesAFailedTransaction(String database) throws Exception {
    var opened = open(database);
    assertThatThrownBy(() ->
            opened.inTransaction(() -> {
              insert("a", "previous", "");
              insert("a", "previous", "");
            }))
        .isInstanceOf(DataAccessException.class);
    assertThat(keys()).isZero();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void skipsASecondRowWhereOnlyOneMayBe(String database) throws Exception {
    open(database);
    write("a", "current", "");
    write("b", "current", " on conflict do nothing");
    assertThat(keys()).isEqualTo(1);
  }

  @Test
  void refusesADatabaseThatIsNotThereAndHidesItsPassword() {
    var nowhere =
        new StoreSettings.Postgres("jdbc:postgresql://127.0.0.1:1/x?password=hidden", "u", "p");
    assertThatThrownBy(() -> StoreBeans.open(nowhere))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            "LICET_DATABASE_URL is 'jdbc:postgresql://127.0.0.1:1/x?password=***',"
                + " but the database cannot be used: ")
        .message()
        .doesNotContain("hidden")
        .doesNotContain("\n");
  }

  private static Stream<String> databases() {
    return postgres.isPresent() ? Stream.of("SQLite", "PostgreSQL") : Stream.of("SQLite");
  }

  private TestStore open(String database) throws Exception {
    var opened =
        database.equals("SQLite")
            ? TestStore.in(folder)
            : postgres.orElseThrow().store("licet" + ++databases);
    store = Optional.of(opened);
    return opened;
  }

  private void write(String kid, String role, String conflict) {
    store.orElseThrow().inTransaction(() -> insert(kid, role, conflict));
  }

  private void insert(String kid, String role, String conflict) {
    var jdbc = store.orElseThrow().jdbc();
    jdbc.sql(INSERT + conflict).param("kid", kid).param("role", role).update();
  }

  private long keys() {
    var jdbc = store.orElseThrow().jdbc();
    return jdbc.sql("select count(*) from signing_keys").query(Long.class).single();
  }
}
