package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.dao.DataAccessException;

/** The same statements on both databases. */
class BothStoresTest {
  private static final String INSERT =
      "insert into signing_keys (kid, role, certificate, private_key, created_at)"
          + " values (:kid, :role, 'c', 'p', 1)";

  @TempDir Path folder;
  private Optional<TestStore> store = Optional.empty();

  @AfterEach
  void closeStore() {
    store.ifPresent(TestStore::close);
  }

  @ParameterizedTest
  @ArgumentsSource(TestDatabase.All.class)
  void keepsWhatWasWritten(TestDatabase database) {
    open(database);
    write("a", "previous", "");
    assertThat(keys()).isEqualTo(1);
  }

  @ParameterizedTest
  @ArgumentsSource(TestDatabase.All.class)
  void undoesAFailedTransaction(TestDatabase database) {
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
  @ArgumentsSource(TestDatabase.All.class)
  void skipsASecondRowWhereOnlyOneMayBe(TestDatabase database) {
    open(database);
    write("a", "current", "");
    write("b", "current", " on conflict do nothing");
    assertThat(keys()).isEqualTo(1);
  }

  @Test
  void refusesADatabaseThatIsNotThereAndHidesItsPassword() {
    var nowhere =
        new StoreSettings.Postgres("jdbc:postgresql://127.0.0.1:1/x?password=hidden", "u", "p");
    assertThatThrownBy(() -> new PostgresStore(nowhere))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            "LICET_DATABASE_URL is 'jdbc:postgresql://127.0.0.1:1/x?password=***',"
                + " but the database cannot be used: ")
        .message()
        .doesNotContain("hidden")
        .doesNotContain("\n");
  }

  private TestStore open(TestDatabase database) {
    var opened = database.open(folder);
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
