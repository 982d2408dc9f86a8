package dev.licet.identity.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.job.Job;
import dev.licet.identity.job.JobProblem;
import dev.licet.identity.job.JobStatus;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.job.TestJobs;
import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserChanged;
import dev.licet.identity.user.Users;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UsersImportsTest {
  private static final String HASH = "$2b$10$CZ6oL0AsCJq5vU9L9GOuaO8jNGaqeyRLyGFuyFaRYFOuOFXqYNlZm";

  private static final String CONNECTION_GONE =
      "The database that the users were to come into was removed";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private UsersImports imports;

  /** Notes the ends of imports. */
  static class Heard {
    private final List<UsersImported> ends = new ArrayList<>();

    @EventListener
    void on(UsersImported end) {
      ends.add(end);
    }
  }

  /** Stops in the middle of a batch that changes a user. */
  static class Held {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean isOn;

    @EventListener
    void on(UserChanged change) throws InterruptedException {
      if (isOn) {
        reached.countDown();
        released.await(20, TimeUnit.SECONDS);
      }
    }
  }

  /** Has imports not begin. */
  static class Refusing {
    private boolean isOn;

    @EventListener
    void on(UsersImportBegun begun) {
      if (isOn) {
        throw new IllegalStateException("not now");
      }
    }
  }

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            DataFolder.at(folder.resolve("data").toString()),
            Stream.of(
                    TestUsers.components(),
                    TestJobs.components(),
                    new Class<?>[] {
                      ImportTable.class,
                      ImportFiles.class,
                      ThisNode.class,
                      Importer.class,
                      UsersImports.class,
                      Heard.class,
                      Held.class,
                      Refusing.class
                    })
                .flatMap(Stream::of)
                .toArray(Class<?>[]::new));
    imports = features.get(UsersImports.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private Job begin(String content, boolean upsert) {
    var connections = features.get(Connections.class);
    return begin(content, upsert, connections.byName(User.DATABASE).orElseThrow());
  }

  private Job begin(String content, boolean upsert, Connection connection) {
    try {
      var file =
          features
              .get(ImportFiles.class)
              .receive(new ByteArrayInputStream(content.getBytes(UTF_8)));
      return imports.begin(file, connection, upsert, Optional.empty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Job now(Job job) {
    return features.get(Jobs.class).byId(job.id()).orElseThrow();
  }

  /** Has the worker do all that was begun. */
  private Job done(Job job) {
    assertThat(over(job).status()).isEqualTo(JobStatus.COMPLETED);
    return now(job);
  }

  private Job over(Job job) {
    await(() -> now(job).status().isOver());
    return now(job);
  }

  private void awaitNoFiles() {
    await(() -> {
      try (var files = Files.list(folder.resolve("data/imports"))) {
        return files.findAny().isEmpty();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static void await(BooleanSupplier what) {
    for (int tries = 0; tries < 600 && !what.getAsBoolean(); tries++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(what.getAsBoolean()).isTrue();
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"email\":\"u" + i + "@example.com\"}")
        .collect(Collectors.joining("\n"));
  }

  /** Commits one batch, as the worker does before a crash. */
  private void takeOneBatch(Job job) {
    var progress = features.get(ImportTable.class).byId(job.id()).orElseThrow();
    try (var file = UsersFile.open(features.get(ImportFiles.class).of(job.id()), 0, 0)) {
      var rows = file.next(500).stream().map(ImportRow::of).toList();
      features.get(Importer.class).take(job, progress, rows, file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void deleteFile(Job job) {
    features.get(ImportFiles.class).delete(features.get(ImportFiles.class).of(job.id()));
  }

  private void write(String sql) {
    features.inTransaction(() -> features.store().jdbc().sql(sql).update());
  }

  /** A database that a test may remove. */
  private Connection staff() {
    var connections = features.get(Connections.class);
    return TestUsers.done(connections.create("Staff", "auth0", new JsonObject("{}"), List.of()));
  }

  private void remove(Connection connection) {
    TestUsers.done(features.get(Connections.class).remove(connection.id()));
  }

  private List<JobProblem> problems(Job job) {
    return features.get(Jobs.class).problems(job.id(), -1, 1_000);
  }

  private User user(String email) {
    return features.get(Users.class).byEmail(email).getFirst();
  }

  private static String summary(int failed, int updated, int inserted) {
    return "{\"failed\":%d,\"updated\":%d,\"inserted\":%d,\"total\":%d}"
        .formatted(failed, updated, inserted, failed + updated + inserted);
  }

  @Test
  void bringsUsersInWithAllThatIsSaidOfThem() {
    var line =
        """
        {"email":"Ada@Example.com","user_id":"ada","email_verified":true,"name":"Ada","given_name":\
        "Ada","blocked":true,"user_metadata":{"a":"ü"},"app_metadata":{"plan":"x"},"password_hash":\
        "%s"}
        """
            .formatted(HASH);
    var job = done(begin(line, false));
    assertThat(job.members().get("summary")).hasToString(summary(0, 0, 1));
    assertThat(job.percentage()).isEqualTo(100);
    var ada = user("ada@example.com");
    assertThat(ada.id()).isEqualTo("auth0|ada");
    assertThat(ada.settings().emailVerified()).isTrue();
    assertThat(ada.settings().blocked()).isTrue();
    assertThat(ada.settings().userMetadata().members()).hasToString("{\"a\":\"ü\"}");
    assertThat(ada.identities()).hasSize(1);
    assertThat(ada.passwordChangedAt()).isPresent();
    assertThat(features.get(Heard.class).ends)
        .containsExactly(new UsersImported(job.id(), 1, 0, 0));
  }

  @Test
  void takesTheExportOfHashesThatAuth0sSupportMakes() {
    var line =
        """
        {"_id":{"$oid":"60425dc43519d90068f82973"},"email_verified":false,"email":"b@example.com",\
        "passwordHash":"%s","password_set_date":{"$date":"2021-03-05T16:34:18.000Z"},"tenant":"t",\
        "connection":"Username-Password-Authentication","_tmp_is_unique":true}
        """
            .formatted(HASH);
    done(begin(line, false));
    assertThat(user("b@example.com").id()).isEqualTo("auth0|60425dc43519d90068f82973");
  }

  @Test
  void takesHashesAsAuth0sImportSchemaWritesThem() throws Exception {
    var job = done(begin(Files.readString(Path.of("src/test/resources/bulk/users.json")), false));
    assertThat(problems(job)).isEmpty();
    for (var one : List.of("bcrypt", "argon2", "pbkdf2", "scrypt")) {
      var user = user(one + "@example.com");
      var users = features.get(Users.class);
      assertThat(users.hasPassword(user.id(), "Correct-Horse-7")).as(one).isTrue();
      assertThat(users.hasPassword(user.id(), "Correct-Horse-8")).as(one).isFalse();
    }
    assertThat(user("argon2@example.com").id()).isEqualTo("auth0|17");
    assertThat(user("pbkdf2@example.com").blocked()).isTrue();
  }

  /** A short salt, both alphabets of base64, OpenSSL's older names and what is meant unsaid. */
  @Test
  void takesHashesInEveryFormThatAuth0Documents() {
    var hex = "097f6197e1b41538f723e32aa7a68e8d76227d8e432ce5faa4882a913032db29";
    var scrypt =
        "{\"algorithm\":\"scrypt\",\"hash\":{\"value\":\"%s\",\"encoding\":\"%s\"},"
            + "\"salt\":{\"value\":\"abc123\",\"encoding\":\"utf8\"},\"keylen\":32,\"cost\":4096}";
    var pbkdf2 =
        "{\"algorithm\":\"pbkdf2\",\"hash\":{\"value\":\"$pbkdf2-RSA-SHA512$MTIzNDU2Nzg$m4MHuILlBGu"
            + "CLyJb5ZvlIOEYOgpgBtuaQoeCd5eLFo+ddQDoeGkKM3vy9MZ6Ub/1ZrtkmksvvJYxU/Fi6pVmNA\"}}";
    var hashes =
        List.of(
            scrypt.formatted(hex, "hex"),
            scrypt.formatted(hex.toUpperCase(Locale.ROOT), "hex"),
            scrypt.formatted("CX9hl-G0FTj3I-Mqp6aOjXYifY5DLOX6pIgqkTAy2yk=", "base64"),
            pbkdf2);
    var lines =
        IntStream.range(0, hashes.size())
            .mapToObj(i ->
                "{\"email\":\"form-%d@example.com\",\"custom_password_hash\":%s}"
                    .formatted(i, hashes.get(i)))
            .toList();
    assertThat(problems(done(begin(String.join("\n", lines), false)))).isEmpty();
    for (int i = 0; i < hashes.size(); i++) {
      var user = user("form-%d@example.com".formatted(i));
      assertThat(features.get(Users.class).hasPassword(user.id(), "password")).as("%d", i).isTrue();
    }
  }

  @Test
  void namesWhatIsWrongWithAHash() {
    var hash = "\"hash\":{\"value\":\"" + HASH + "\"}";
    var wrong =
        List.of(
            "{\"algorithm\":\"md5\"," + hash + "}",
            "{\"algorithm\":\"argon2\"," + hash + "}",
            "{\"algorithm\":\"bcrypt\"," + hash + ",\"salt\":{\"value\":\"x\"}}",
            "{\"algorithm\":\"bcrypt\"," + hash + ",\"password\":{\"encoding\":\"utf16le\"}}",
            "{\"algorithm\":\"scrypt\"," + hash + "}",
            "{\"algorithm\":\"scrypt\"," + hash + ",\"salt\":{\"value\":\"x\"}}",
            "{\"algorithm\":\"scrypt\"," + hash + ",\"salt\":{\"value\":\"x\"},\"cost\":3}");
    var lines =
        wrong.stream()
            .map(one -> "{\"email\":\"a@example.com\",\"custom_password_hash\":" + one + "}")
            .toList();
    var both =
        "{\"email\":\"a@example.com\",\"password_hash\":\"%s\",\"custom_password_hash\":%s}"
            .formatted(HASH, "{\"algorithm\":\"bcrypt\"," + hash + "}");
    var job = done(begin(String.join("\n", lines) + "\n" + both, false));
    assertThat(problems(job))
        .extracting(JobProblem::message)
        .containsExactly(
            "This server takes hashes of argon2, bcrypt, pbkdf2 and scrypt, none of md5",
            "A hash of argon2 is one text that holds its salt: $argon2…",
            "A hash of bcrypt is one text that holds its salt: $2…",
            "Passwords are hashed as utf8 here, not as utf16le",
            "A hash of scrypt has a salt",
            "The hash or its salt is not encoded as it says",
            "The cost of scrypt is a power of two",
            "Either password_hash or custom_password_hash, not both");
  }

  @Test
  void takesAnArrayAsWell() {
    var job =
        done(begin("\n [{\"email\":\"a@example.com\"},\n{\"email\":\"b@example.com\"}] ", false));
    assertThat(job.members().get("summary")).hasToString(summary(0, 0, 2));
  }

  @Test
  void reportsEachBadLineAndTakesTheGoodOnes() {
    var lines =
        List.of(
            "{\"email\":\"good@example.com\"}",
            "no JSON",
            "",
            "{\"email\":\"not an address\"}",
            "{\"email\":\"x@example.com\",\"mfa_factors\":[]}",
            "{\"email\":\"y@example.com\",\"password_hash\":\"$2b$30$" + HASH.substring(7) + "\"}",
            "{\"email\":\"z@example.com\",\"custom_password_hash\":{\"algorithm\":\"md5\","
                + "\"hash\":{\"value\":\"098f6bcd4621d373cade4e832627b4f6\"}}}",
            "[1]",
            "{\"email\":\"good@example.com\"}",
            "{\"email\":\"last@example.com\"}");
    var job = done(begin(String.join("\r\n", lines), false));
    assertThat(job.members().get("summary")).hasToString(summary(7, 0, 2));
    assertThat(problems(job))
        .extracting(JobProblem::position)
        .containsExactly(2L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(problems(job))
        .extracting(JobProblem::message)
        .satisfiesExactly(
            text -> assertThat(text).isEqualTo("This is no valid JSON"),
            text -> assertThat(text).startsWith("Enter an e-mail address"),
            text -> assertThat(text).contains("Additional properties not allowed: mfa_factors"),
            text -> assertThat(text).contains("The cost of this hash is out of bounds"), // I19
            text -> assertThat(text).startsWith("This server takes hashes of"),
            text -> assertThat(text).isEqualTo("This is no JSON object"),
            text -> assertThat(text).isEqualTo("The user already exists."));
    assertThat(problems(job).get(3).subject()).isEqualTo("{\"email\":\"y@example.com\"}");
    assertThat(problems(job).getLast().code()).isEqualTo("DUPLICATED_USER");
    assertThat(user("last@example.com").email()).isEqualTo("last@example.com");
  }

  @Test
  void aLineThatIsTooLongIsSkipped() {
    var job =
        done(
            begin(
                "{\"email\":\"" + "a".repeat(1_100_000) + "\"}\n{\"email\":\"a@example.com\"}",
                false));
    assertThat(job.members().get("summary")).hasToString(summary(1, 0, 1));
    assertThat(problems(job).getFirst().message()).isEqualTo("The line is over 1 MB long");
  }

  @Test
  void changesWhoIsThereOnlyIfAskedTo() {
    done(begin("{\"email\":\"a@example.com\",\"user_metadata\":{\"a\":1,\"b\":1}}", false));
    var change = "{\"email\":\"a@example.com\",\"name\":\"Other\",\"user_metadata\":{\"b\":2}}";
    var refused = done(begin(change, false));
    assertThat(refused.members().get("summary")).hasToString(summary(1, 0, 0));
    var taken = done(begin(change, true));
    assertThat(taken.members().get("summary")).hasToString(summary(0, 1, 0));
    assertThat(user("a@example.com").settings().name()).isEqualTo("Other");
    assertThat(user("a@example.com").settings().userMetadata().json())
        .isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void goesOnAfterACrashWhereItWasAndTakesNobodyTwice() throws Exception {
    imports.stop();
    var job = begin(lines(1_200), false);
    takeOneBatch(job); // The crash came before the next one was committed.
    assertThat(now(job).members().get("summary")).hasToString(summary(0, 0, 500));
    assertThat(now(job).status()).isEqualTo(JobStatus.PROCESSING);
    features.close();
    open();
    var over = done(job);
    assertThat(over.members().get("summary")).hasToString(summary(0, 0, 1_200));
    assertThat(problems(job)).isEmpty();
    assertThat(features.get(Users.class).count("u")).isEqualTo(1_200);
    assertThat(Files.list(folder.resolve("data/imports"))).isEmpty();
  }

  /** PostgreSQL would find out a minute later; SQLite keeps none. */
  @Test
  void afterManyUsersTheStatisticsAreThoseOfTheFullTable() {
    done(begin(lines(1_200), false));
    var jdbc = features.store().jdbc();
    switch (features.store().dialect()) {
      case POSTGRESQL -> {
        var known = "select reltuples from pg_class where relname = 'users' and relallvisible > 0";
        assertThat(jdbc.sql(known).query(Long.class).list()).containsExactly(1_200L);
      }
      case SQLITE -> {
        var kept = "select count(*) from sqlite_master where name like 'sqlite_stat%'";
        assertThat(jdbc.sql(kept).query(Long.class).single()).isZero();
      }
    }
  }

  @Test
  void aBatchThatSomebodyElseHasTakenIsUndone() throws Exception {
    imports.stop();
    var job = begin("{\"email\":\"a@example.com\"}\n{\"email\":\"b@example.com\"}", true);
    var importer = features.get(Importer.class);
    var progress = features.get(ImportTable.class).byId(job.id()).orElseThrow();
    var path = features.get(ImportFiles.class).of(job.id());
    try (var one = UsersFile.open(path, 0, 0);
        var other = UsersFile.open(path, 0, 0)) {
      var rows = one.next(500).stream().map(ImportRow::of).toList();
      var again = other.next(500).stream().map(ImportRow::of).toList();
      importer.take(job, progress, rows, one);
      assertThatThrownBy(() -> importer.take(job, progress, again, other))
          .isInstanceOf(Importer.NotOurs.class);
    }
    assertThat(features.get(ImportTable.class).byId(job.id()).orElseThrow().updated()).isZero();
  }

  @Test
  void anImportWhoseConnectionIsRemovedFailsAtOnce() {
    imports.stop(); // It may be another node's.
    var staff = staff();
    var job = begin(lines(1_200), false, staff);
    takeOneBatch(job);
    begin("{\"email\":\"other@example.com\"}", false, staff);
    assertThat(imports.isFull()).isTrue();
    remove(staff);
    assertThat(now(job).status()).isEqualTo(JobStatus.FAILED);
    assertThat(now(job).members().get("error").stringValue()).isEqualTo(CONNECTION_GONE);
    assertThat(now(job).members().get("summary")).hasToString(summary(0, 0, 500));
    assertThat(imports.isFull()).isFalse();
    imports.start();
    awaitNoFiles();
  }

  @Test
  void theRemovalOfAnotherConnectionLeavesAnImportAlone() {
    imports.stop();
    var job = begin("{\"email\":\"a@example.com\"}", false);
    remove(staff());
    imports.start();
    done(job);
  }

  /** A node of before tells nobody, and who removes it while an import begins does not see that. */
  @Test
  void anImportThatFindsItsConnectionGoneFails() {
    imports.stop();
    var staff = staff();
    var job = begin(lines(600), false, staff);
    takeOneBatch(job);
    features.inTransaction(() ->
        features
            .store()
            .jdbc()
            .sql("delete from connections where id = :id")
            .param("id", staff.id())
            .update());
    staff(); // Another one, of the same name.
    assertThatThrownBy(() -> takeOneBatch(job)).isInstanceOf(Importer.NotOurs.class);
    imports.start();
    assertThat(over(job).status()).isEqualTo(JobStatus.FAILED);
    assertThat(now(job).members().get("error").stringValue()).isEqualTo(CONNECTION_GONE);
    assertThat(features.get(Users.class).count("u")).isZero();
    awaitNoFiles();
  }

  /** PostgreSQL would end one of two that lock the same rows in another order. */
  @Test
  void whoRemovesTheConnectionWaitsForTheBatchThatIsUnderWay() throws Exception {
    var staff = staff();
    done(begin("{\"email\":\"there@example.com\"}", false, staff));
    var held = features.get(Held.class);
    held.isOn = true;
    var lines =
        """
        {"email":"new@example.com"}
        {"email":"there@example.com","name":"Other"}
        """;
    var job = begin(lines, true, staff);
    assertThat(held.reached.await(30, TimeUnit.SECONDS)).isTrue();
    var removal = CompletableFuture.runAsync(() -> remove(staff));
    Thread.sleep(500);
    assertThat(removal).isNotDone();
    held.released.countDown();
    removal.get(30, TimeUnit.SECONDS);
    assertThat(over(job).status()).isIn(JobStatus.FAILED, JobStatus.COMPLETED);
    assertThat(features.get(Users.class).count("")).isZero();
    awaitNoFiles();
  }

  @Test
  void anImportWhoseFileIsGoneFailsAtTheNextStart() {
    imports.stop();
    var job = begin(lines(1_200), false);
    takeOneBatch(job);
    deleteFile(job);
    features.close();
    open();
    assertThat(over(job).status()).isEqualTo(JobStatus.FAILED);
    assertThat(now(job).members().get("error").stringValue())
        .isEqualTo("The file cannot be read any more");
    assertThat(now(job).members().get("summary")).hasToString(summary(0, 0, 500));
  }

  /** On PostgreSQL another node may yet come back with it; a SQLite file has only this one. */
  @Test
  void theFileOfAnotherNodeIsMissedForADayAtMost() {
    imports.stop();
    var others = begin("{\"email\":\"a@example.com\"}", false);
    var formers = begin("{\"email\":\"b@example.com\"}", false);
    deleteFile(others);
    deleteFile(formers);
    write("update users_imports set node = 'other' where job_id = '" + others.id() + "'");
    write("update users_imports set node = null where job_id = '" + formers.id() + "'");
    features.close();
    open();
    done(begin("{\"email\":\"c@example.com\"}", false)); // After those: one after the other.
    switch (features.store().dialect()) {
      case POSTGRESQL -> {
        assertThat(now(others).status()).isEqualTo(JobStatus.PENDING);
        assertThat(now(formers).status()).isEqualTo(JobStatus.PENDING);
        assertThat(imports.isFull()).isTrue();
        write("update jobs set updated_at = updated_at - " + (Jobs.KEPT.toMillis() + 1));
        features.get(Jobs.class).purge();
      }
      case SQLITE -> {
        assertThat(now(others).status()).isEqualTo(JobStatus.FAILED);
        assertThat(now(formers).status()).isEqualTo(JobStatus.FAILED);
      }
    }
    assertThat(imports.isFull()).isFalse();
  }

  @Test
  void anUploadThatACrashCutOffIsRemovedAtTheNextStart() throws Exception {
    Files.writeString(folder.resolve("data/imports/abc.part"), "{}");
    features.close();
    open();
    assertThat(folder.resolve("data/imports/abc.part")).doesNotExist();
  }

  /** It stayed until the next start, with all that is said of people in it. */
  @Test
  void ofAnImportThatCouldNotBeginNoFileIsLeft() {
    features.get(Refusing.class).isOn = true;
    assertThatThrownBy(() -> begin(lines(1), false)).hasMessage("not now");
    assertThat(folder.resolve("data/imports")).isEmptyDirectory();
    features.get(Refusing.class).isOn = false;
    write("alter table jobs rename to jobs_elsewhere");
    assertThatThrownBy(() -> begin(lines(1), false)).isInstanceOf(DataAccessException.class);
    assertThat(folder.resolve("data/imports")).isEmptyDirectory();
    write("alter table jobs_elsewhere rename to jobs");
    done(begin(lines(1), false));
  }
}
