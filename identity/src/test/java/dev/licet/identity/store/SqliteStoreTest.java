package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

@Tag("once")
class SqliteStoreTest {
  private static final String INSERT =
      "insert into signing_keys (kid, role, certificate, private_key, created_at)"
          + " values (:kid, 'previous', 'c', 'p', 1)";

  @TempDir Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.sqlite(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void writesInsideATransactionAndReadsOutside() {
    store.inTransaction(() -> insert("a"));
    assertThat(keys()).isEqualTo(1);
  }

  @Test
  void refusesToWriteOutsideATransaction() {
    assertThatThrownBy(() -> insert("a"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("readonly");
  }

  @Test
  void undoesWhatATransactionWroteBeforeItFailed() {
    assertThatThrownBy(() ->
            store.inTransaction(() -> {
              insert("a");
              insert("a");
            }))
        .isInstanceOf(DataAccessException.class);
    assertThat(keys()).isZero();
  }

  @Test
  void readsWhileAnotherThreadIsWriting() {
    var seen =
        store.inTransaction(() -> {
          insert("a");
          return CompletableFuture.supplyAsync(this::keys).orTimeout(5, TimeUnit.SECONDS).join();
        });
    assertThat(seen).isZero();
  }

  @Test
  void seesItsOwnWritesInsideTheTransaction() {
    assertThat(
            store.<Long>inTransaction(() -> {
              insert("a");
              return keys();
            }))
        .isEqualTo(1);
  }

  @Test
  void runsWithTheSafeSettings() {
    store.inTransaction(() -> {
      assertThat(pragma("journal_mode")).isEqualTo("wal");
      assertThat(pragma("synchronous")).as("at moving what is in the log").isEqualTo("1");
      assertThat(pragma("foreign_keys")).isEqualTo("1");
      assertThat(pragma("busy_timeout")).isEqualTo("5000");
    });
  }

  @Test
  void keepsItsFilesFromOtherUsers() throws IOException {
    store.inTransaction(() -> insert("a"));
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void findsEverythingAgainAfterClosing() {
    store.inTransaction(() -> insert("a"));
    store.close();
    store = TestStore.sqlite(folder);
    assertThat(keys()).isEqualTo(1);
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLetsGoOfTheFolder() throws IOException {
    store.close();
    var file = folder.resolve("licet.db");
    var good = Files.readAllBytes(file);
    Files.writeString(file, "this is no database, whatever its name says".repeat(100));
    assertThatThrownBy(() -> TestStore.sqlite(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            "LICET_DATA is '%s', but its licet.db cannot be used: ".formatted(folder));
    Files.write(file, good);
    store = TestStore.sqlite(folder);
  }

  @Test
  void refusesAFolderThatAnotherServerUses() {
    assertThatThrownBy(() -> TestStore.sqlite(folder))
        .isInstanceOf(StartRefused.class)
        .hasMessage("LICET_DATA is '%s', but another Licet server is using that folder.", folder);
  }

  private void insert(String kid) {
    store.jdbc().sql(INSERT).param("kid", kid).update();
  }

  private long keys() {
    return store.jdbc().sql("select count(*) from signing_keys").query(Long.class).single();
  }

  private String pragma(String name) {
    return store.jdbc().sql("pragma " + name).query(String.class).single();
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
