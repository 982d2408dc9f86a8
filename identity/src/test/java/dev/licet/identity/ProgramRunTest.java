package dev.licet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.store.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Tag("once")
class ProgramRunTest {
  private static final String INSERT =
      "insert into signing_keys (kid, role, certificate, private_key, created_at)"
          + " values (:kid, 'previous', 'c', 'p', 1)";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private StandardEnvironment with(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    var all = new HashMap<String, Object>(Map.of("licet.data", folder.resolve("data").toString()));
    all.putAll(settings);
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return environment;
  }

  private int run(Program program, ConfigurableEnvironment environment, String... arguments) {
    return new ProgramRun(
            () -> environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .of(program, arguments);
  }

  private int backup(Map<String, Object> settings, String... arguments) {
    return run(Program.BACKUP, with(settings), arguments);
  }

  private int backup(Path target) {
    return backup(Map.of(), target.toString());
  }

  private static void write(TestStore store, String kid) {
    store.inTransaction(() -> {
      store.jdbc().sql(INSERT).param("kid", kid).update();
    });
  }

  private static long rows(TestStore store) {
    return store.jdbc().sql("select count(*) from signing_keys").query(Long.class).single();
  }

  @Test
  void copiesADatabaseInUseAndAServerGoesOnFromTheCopy() throws Exception {
    var target = folder.resolve("backup.db");
    try (var store = TestStore.sqlite(folder.resolve("data"))) {
      write(store, "a");
      assertThat(backup(target)).as("%s", err).isZero();
      write(store, "b");
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo(target + ": " + Files.size(target) + " bytes, whole.\n");
    assertThat(Files.getPosixFilePermissions(target)).hasToString("[OWNER_READ, OWNER_WRITE]");
    assertThat(Files.list(folder)).hasSize(2);
    var restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(target, restored.resolve("licet.db"));
    try (var store = TestStore.sqlite(restored)) {
      assertThat(rows(store)).isEqualTo(1);
      write(store, "b");
      assertThat(rows(store)).isEqualTo(2);
    }
  }

  @Test
  void waitsForNoWriterAndTakesNothingUncommitted() {
    var target = folder.resolve("backup.db");
    try (var store = TestStore.sqlite(folder.resolve("data"))) {
      store.inTransaction(() -> {
        store.jdbc().sql(INSERT).param("kid", "a").update();
        assertThat(backup(target)).as("%s", err).isZero();
      });
      assertThat(rows(store)).isEqualTo(1);
    }
    assertThat(target).exists();
  }

  @Test
  void takesNoOtherFilesPlace() throws Exception {
    TestStore.sqlite(folder.resolve("data")).close();
    var target = Files.writeString(folder.resolve("mine.txt"), "precious");
    assertThat(backup(target)).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("'" + target + "' is there already: a backup takes no other file's place.\n");
    assertThat(target).hasContent("precious");
  }

  @Test
  void leavesNothingOfABackupThatCannotBeWritten() {
    TestStore.sqlite(folder.resolve("data")).close();
    assertThat(backup(folder.resolve("none/backup.db"))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("The backup cannot be written to '");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void saysWhereThereIsNothingToBackUp() {
    assertThat(backup(folder.resolve("backup.db"))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).endsWith("but there is no licet.db in it.\n");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void refusesASettingThatIsNearlyOneAsTheServerDoes() {
    var environment = new StandardEnvironment();
    var variables = Map.<String, Object>of("LICET_HOME", "elsewhere", "LICET_KEY_FIEL", "secret");
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource("systemEnvironment", variables));
    assertThat(run(Program.BACKUP, environment, folder.resolve("backup.db").toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "LICET_KEY_FIEL is set, but there is no such setting: LICET_KEY_FILE may be meant.\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void leavesPostgresToItsOwnTools() {
    var settings = Map.<String, Object>of("licet.database-url", "jdbc:postgresql://db/licet");
    assertThat(backup(settings, "backup.db")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("back it up with its own pg_dump");
  }

  @Test
  void printsALinkByWhichAnAdministratorSetsAnotherPassword() {
    try (var server = TestServer.in(folder.resolve("data"))) {
      TestBrowser.signedIn(server);
      var settings = Map.<String, Object>of("licet.domain", server.domain());
      assertThat(run(Program.RECOVER, with(settings), "Ada@Example.com ")).as("%s", err).isZero();
      var link = out.toString(UTF_8).strip();
      assertThat(link).startsWith("https://" + server.domain() + "/setup/password/");

      var browser = new TestBrowser(server);
      var path = URI.create(link).getPath();
      assertThat(browser.get(path).body()).contains("ada@example.com");
      assertThat(browser.post(path, "password", "short", "repeat", "short").statusCode())
          .isEqualTo(422);
      var reset = browser.post(path, "password", "lost and found", "repeat", "lost and found");
      assertThat(browser.get(TestBrowser.location(reset)).body()).contains("Sign out");
      assertThat(browser.get(path).statusCode()).isEqualTo(404);
      assertThat(new TestBrowser(server).signIn("ada@example.com", "lost and found").statusCode())
          .isEqualTo(303);
    }
  }

  @Test
  void namesTheAdministratorsWhereItKnowsNoSuchOne() {
    try (var store = TestStore.sqlite(folder.resolve("data"))) {
      assertThat(run(Program.RECOVER, with(Map.of()), "eve@example.com")).isEqualTo(1);
      assertThat(err.toString(UTF_8)).startsWith("There is no administrator yet: the server");
      store.inTransaction(() -> {
        store
            .jdbc()
            .sql("insert into administrators values ('a', 'ada@example.com', 'hash', 1)")
            .update();
      });
    }
    err.reset();
    assertThat(run(Program.RECOVER, with(Map.of()), "eve@example.com")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("There is no administrator 'eve@example.com', but ada@example.com.\n");
  }

  @Test
  void saysThatTheDatabaseIsOfAnotherVersion() throws Exception {
    Files.createDirectory(folder.resolve("data"));
    Files.createFile(folder.resolve("data/licet.db"));
    assertThat(run(Program.RECOVER, with(Map.of()), "eve@example.com")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("The database cannot be used; has this version");
  }

  @Test
  void wantsToKnowWhereTo() {
    assertThat(backup(Map.of())).isEqualTo(2);
    assertThat(backup(Map.of(), "--force", "x")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("Say where to: backup FILE.");
  }
}
