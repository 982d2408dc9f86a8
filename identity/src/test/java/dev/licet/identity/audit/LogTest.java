package dev.licet.identity.audit;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestClock;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.Signing;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.audit.day.Day;
import dev.licet.identity.audit.day.Days;
import dev.licet.identity.audit.day.TestDays;
import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.audit.entry.Origin;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.clientgrant.GrantedScope;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.Searches;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class LogTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final long BYTES = 40;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Logs logs;

  @BeforeEach
  void open() {
    features = TestLog.over(database.open(folder), Voice.class);
    logs = features.get(Logs.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  /** Says whatever a test wants the log to hear. */
  @Component
  static class Voice {
    private final ApplicationEventPublisher events;

    Voice(ApplicationEventPublisher events) {
      this.events = events;
    }

    void say(Note note) {
      events.publishEvent(new Said(note));
    }
  }

  record Said(Note note) implements Noted {}

  private void say(String type, String description) {
    features.get(Voice.class).say(Note.of(type, description));
  }

  private List<LogEntry> all() {
    return logs.after(0, 2_000);
  }

  private List<String> found(String query) {
    return logs
        .search(Searches.read(query, LogFields.SEARCHED), true, new Slice("", 0, 100))
        .stream()
        .map(LogEntry::description)
        .toList();
  }

  private static Signing signing(String secret) {
    return new Signing(Optional.of(SigningAlgorithm.HS256), Optional.of(secret));
  }

  @Test
  void tellsOfEveryChangeOfEveryFeatureWithoutAnySecret() {
    var apis = features.get(Apis.class);
    var applications = features.get(Applications.class);
    var users = features.get(Users.class);
    var roles = features.get(Roles.class);
    var rights = features.get(UserRights.class);
    var grants = features.get(ClientGrants.class);
    var audience = "https://hello-api";
    var api = done(apis.register(TestApis.named("Hello", audience)));
    done(apis.addPermission(api.id(), new Permission("read:admin", "")));
    done(apis.sign(api.id(), signing("the-first-secret-of-it")));
    done(apis.sign(api.id(), signing("the-second-secret-of-it")));
    done(apis.sign(api.id(), signing("the-second-secret-of-it")));
    RegisteredApplication job =
        done(applications.register(NewApplication.named("Job", ApplicationType.NON_INTERACTIVE)));
    var clientId = job.application().clientId();
    var rotated = done(features.get(ApplicationSecrets.class).rotate(clientId));
    done(
        applications.change(
            clientId, ApplicationSettings.defaults("Work", ApplicationType.NON_INTERACTIVE)));
    done(grants.create(Holder.ofClient(clientId), audience, GrantedScope.of(List.of())));
    done(grants.grant(clientId, audience, List.of("read:admin")));
    var user = done(users.create(NewUser.of("ada@example.com", PASSWORD)));
    done(users.setPassword(user.id(), new NewPassword.Plain("Another-Horse-8")));
    done(users.change(user.id(), now -> now.withBlocked(true)));
    var role = done(roles.create("admin", ""));
    done(roles.change(role.id(), now -> new Role(now.id(), "boss", "")));
    done(roles.addPermissions(role.id(), List.of(new ApiPermission(audience, "read:admin"))));
    done(rights.assign(user.id(), List.of(role.id())));
    done(rights.grant(user.id(), List.of(new ApiPermission(audience, "read:admin"))));
    done(users.remove(user.id()));
    done(roles.remove(role.id()));
    grants.revoke(clientId, audience);
    done(applications.remove(clientId));
    done(apis.remove(api.id()));
    assertThat(all())
        .extracting(LogEntry::description)
        .containsExactly(
            "Create a resource server",
            "Update a resource server",
            "Update a resource server",
            "Replace the signing secret of a resource server",
            "Create a client",
            "Rotate a client secret",
            "Update a client",
            "Create client grant",
            "Update client grant",
            "Create a User",
            "Success Change Password",
            "Update a User",
            "Create a role",
            "Update a role",
            "Update the permissions of a role",
            "Update the roles of a user",
            "Update the permissions of a user",
            "User successfully deleted",
            "Delete a role",
            "Delete client grant",
            "Delete a client",
            "Delete a resource server");
    var everything = all().toString();
    assertThat(everything)
        .contains("\"after\":{\"blocked\":true}", "hostname")
        .doesNotContain(
            job.secret().orElseThrow().value(),
            rotated.value(),
            PASSWORD,
            "Another-Horse-8",
            "secret-of-it",
            "argon2");
    assertThat(found("user_id:\"" + user.id() + "\"")).hasSize(6);
    assertThat(found("details.target:" + clientId)).contains("Create a client", "Delete a client");
  }

  @Test
  void findsEntriesByTheirIds() {
    for (var text : List.of("one", "two", "three")) {
      say("sapi", text);
    }
    assertThat(all()).hasSize(3);
    assertThat(found("log_id:\"" + LogEntry.id(2) + "\"")).containsExactly("two");
    assertThat(found("log_id:[%s TO *]".formatted(LogEntry.id(2)))).containsExactly("three", "two");
    assertThat(found("log_id:{%s TO *]".formatted(LogEntry.id(2)))).containsExactly("three");
    assertThat(found("log_id:[* TO %s}".formatted(LogEntry.id(2)))).containsExactly("one");
    assertThat(found("NOT log_id:" + LogEntry.id(2))).containsExactly("three", "one");
    assertThat(found("log_id:" + LogEntry.id(99))).isEmpty();
    assertThat(found("log_id:*")).hasSize(3);
  }

  @Test
  void findsEntriesByTheNameOfTheServer() {
    say("sapi", "here");
    var json = all().getFirst().json();
    assertThat(json).contains("\"hostname\":\"" + TestFeatures.ISSUER.domain() + "\"");
    assertThat(found("hostname:\"" + TestFeatures.ISSUER.domain() + "\"")).containsExactly("here");
    assertThat(found("hostname:local*")).containsExactly("here");
    assertThat(found("hostname:\"login.example.com\"")).isEmpty();
    assertThat(found("NOT hostname:\"login.example.com\"")).containsExactly("here");
  }

  @Test
  void saysOfAChangeWhatWasAndWhatIs() {
    var users = features.get(Users.class);
    var user = done(users.create(NewUser.of("ada@example.com", PASSWORD)));
    done(users.change(user.id(), now -> now.withEmail("ada@example.org")));
    assertThat(all().getLast().json())
        .contains(
            "\"email\":\"ada@example.com\"",
            "\"after\":{\"email\":\"ada@example.org\"",
            "\"user_name\":\"ada@example.org\"",
            "\"type\":\"sapi\"");
  }

  /** Both or neither: the row is written by the transaction that makes the change. */
  @Test
  void hasNoEntryOfWhatWasUndone() {
    var roles = features.get(Roles.class);
    features
        .store()
        .transactions()
        .executeWithoutResult(status -> {
          done(roles.create("undone", ""));
          status.setRollbackOnly();
        });
    assertThat(roles.byName("undone")).isEmpty();
    assertThat(all()).isEmpty();
  }

  /** The other way round: no change without its entry. */
  @Test
  void undoesAChangeThatCannotBeTold() {
    var store = features.store();
    var roles = features.get(Roles.class);
    store.inTransaction(() -> {
      store.jdbc().sql("alter table log_inbox rename to inbox_elsewhere").update();
    });
    assertThatThrownBy(() -> roles.create("untold", "")).isInstanceOf(DataAccessException.class);
    store.inTransaction(() -> {
      store.jdbc().sql("alter table inbox_elsewhere rename to log_inbox").update();
    });
    assertThat(roles.byName("untold")).isEmpty();
    done(roles.create("told", ""));
    assertThat(all()).extracting(LogEntry::seq).containsExactly(1L);
  }

  @Test
  void numbersEntriesInTheOrderTheyAreThere() throws Exception {
    int callers = 6;
    var barrier = new CyclicBarrier(callers);
    var roles = features.get(Roles.class);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var calls =
          IntStream.range(0, callers)
              .mapToObj(i ->
                  threads.submit(() -> {
                    barrier.await();
                    return done(roles.create("role" + i, ""));
                  }))
              .toList();
      for (var call : calls) {
        call.get();
      }
    }
    assertThat(all()).extracting(LogEntry::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(logs.byId(LogEntry.id(6))).contains(all().getLast());
    for (var none : List.of("", "900", "x", LogEntry.id(7), "9" + "0".repeat(40), "-1")) {
      assertThat(logs.byId(none)).as(none).isEmpty();
    }
  }

  @Test
  void boundsWhatAnybodyCanCause() {
    for (int i = 0; i < 1_000; i++) {
      say("fu", "Wrong email or password.");
    }
    assertThat(all()).hasSize(Failures.OF_AN_ADDRESS);
    say("sapi", "Something that an administrator did");
    assertThat(all()).hasSize(Failures.OF_AN_ADDRESS + 1);
    var day = TestDays.all(features.get(Days.class)).getFirst();
    assertThat(day.failedLogins()).isEqualTo(Failures.OF_AN_ADDRESS);
  }

  @Test
  void writesNothingForTokensOfApplicationsAndCountsThem() {
    var days = features.get(Days.class);
    days.flush();
    for (int i = 0; i < 1_000; i++) {
      say("seccft", "Success");
    }
    assertThat(all()).isEmpty();
    assertThat(TestDays.all(days)).extracting(Day::tokens).containsExactly(0L);
    days.flush();
    assertThat(TestDays.all(days)).extracting(Day::tokens).containsExactly(1_000L);
  }

  @Test
  void forgetsTheOldestOnceThereIsTooMuchButFailuresFirst() {
    say("sapi", "The first change");
    for (int i = 0; i < Failures.OF_AN_ADDRESS; i++) {
      say("fp", "Failure " + "x ".repeat(450));
    }
    features.get(Failures.class).flush();
    assertThat(features.get(LogTable.class).bytes()).isGreaterThan(TestLog.Beans.MOST_BYTES);
    features.get(LogKeeping.class).purge();
    assertThat(features.get(LogTable.class).bytes()).isLessThan(TestLog.Beans.MOST_BYTES);
    assertThat(all()).extracting(LogEntry::description).containsExactly("The first change");
  }

  @Test
  void forgetsAsMuchAsThereIsTooMuchHoweverMuchThatIs() {
    fill(10_600, 0);
    say("sapi", "The last change");
    features.get(LogKeeping.class).purge();
    assertThat(all()).extracting(LogEntry::description).containsExactly("The last change");
  }

  /** What each had read as too much, each took off, also what the other had removed. */
  @Test
  void nodesThatForgetAtTheSameMomentKnowHowMuchThereIsLeft() throws Exception {
    fill(5_000, Long.MAX_VALUE);
    var barrier = new CyclicBarrier(4);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var nodes = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        nodes.add(
            threads.submit(() -> {
              barrier.await();
              features.get(LogKeeping.class).purge();
              return null;
            }));
      }
      for (var node : nodes) {
        node.get();
      }
    }
    var jdbc = features.store().jdbc();
    assertThat(features.get(LogTable.class).bytes())
        .isEqualTo(jdbc.sql("select sum(bytes) from logs").query(Long.class).single())
        .isBetween(TestLog.Beans.MOST_BYTES - 500 * BYTES, TestLog.Beans.MOST_BYTES);
  }

  private void fill(int entries, long date) {
    var store = features.store();
    store.inTransaction(() -> {
      store
          .jdbc()
          .sql(
              """
              with recursive numbers (n) as
                  (select 1 union all select n + 1 from numbers where n < :entries)
              insert into logs select n, :date, 'sapi', false, 'old', '', '', '', '', '', '', '', '',
                  '', '', '', '{}', :bytes
              from numbers
              """)
          .param("entries", entries)
          .param("date", date)
          .param("bytes", BYTES)
          .update();
      features.get(LogTable.class).reserve(entries, entries * BYTES);
    });
  }

  @Test
  void whoAsksWhileFailuresAreBeingWrittenWaitsForThem() throws Exception {
    say("fp", "Wrong password");
    var failures = features.get(Failures.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<?>>();
      features
          .get(TransactionOperations.class)
          .executeWithoutResult(_ -> {
            features.get(LogTable.class).hold();
            calls.add(threads.submit(failures::flush));
            await(Duration.ofMillis(200));
            calls.add(threads.submit(failures::flush));
            await(Duration.ofMillis(200));
            assertThat(calls).noneMatch(Future::isDone);
          });
      for (var call : calls) {
        call.get();
      }
    }
    assertThat(all()).extracting(LogEntry::description).containsExactly("Wrong password");
  }

  private static void await(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  @Test
  void whatCannotBeWrittenWaitsUntilItCan() {
    say("fp", "Wrong password");
    say("seccft", "A token of an application");
    rename("log_days", "elsewhere");
    assertThatThrownBy(features.get(Failures.class)::flush).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(features.get(Days.class)::flush).isInstanceOf(DataAccessException.class);
    assertThat(all()).as("what is there already can be read").isEmpty();
    rename("elsewhere", "log_days");
    features.get(Days.class).flush();
    assertThat(all()).extracting(LogEntry::description).containsExactly("Wrong password");
    assertThat(TestDays.all(features.get(Days.class))).extracting(Day::tokens).containsExactly(1L);
  }

  @Test
  void whatHasNoRoomWhileItCannotBeWrittenIsToldByItsNumber() {
    var clock = new TestClock();
    var failures = new Failures(features.get(Recorder.class), features.get(Drafts.class), clock);
    rename("log_days", "elsewhere");
    for (int minute = 0; minute < 12; minute++) {
      clock.pass(Duration.ofMinutes(1));
      for (int i = 0; i < Failures.IN_A_MINUTE; i++) {
        failures.add(Note.of("fp", "Wrong"), from("192.0.2." + i));
      }
      assertThatThrownBy(failures::flush).isInstanceOf(DataAccessException.class);
    }
    rename("elsewhere", "log_days");
    failures.flush();
    clock.pass(Duration.ofMinutes(1));
    failures.flush();
    assertThat(all()).hasSize(Failures.MOST_WAITING + 1);
    assertThat(told(all())).isEqualTo(12 * Failures.IN_A_MINUTE);
  }

  private static Origin from(String address) {
    return new Origin(address, "", "", Map.of(), "", Map.of());
  }

  /** How many failures the log tells of, one by one or by their number. */
  private static long told(List<LogEntry> entries) {
    return entries.stream()
        .map(LogEntry::description)
        .mapToLong(text -> text.equals("Wrong") ? 1 : Long.parseLong(text.split(" ")[0]))
        .sum();
  }

  private void rename(String table, String name) {
    features.inTransaction(
        () -> features.store().jdbc().sql("alter table " + table + " rename to " + name).update());
  }

  @Test
  void findsByTheFieldsOfARow() {
    features
        .get(Voice.class)
        .say(
            Note.of("s", "Success Login")
                .user("auth0|1", "Ada@example.com")
                .client("abc", "Web")
                .about("connection", "db"));
    say("slo", "Out");
    assertThat(found("type:s AND user_name:\"ada@EXAMPLE.com\"")).containsExactly("Success Login");
    assertThat(found("type:(s OR slo) AND NOT client_name:web")).containsExactly("Out");
    assertThat(found("date:[2026-11-24 TO 2026-11-24]")).containsExactly("Out", "Success Login");
    assertThat(found("date:{2026-11-24 TO *}")).isEmpty();
    assertThat(found("_exists_:client_id")).containsExactly("Success Login");
    assertThat(found("user_id:auth0*")).containsExactly("Success Login");
    for (var hostile : List.of("type:\"' or 1=1 --\"", "type:\"\\\"; drop table logs\"")) { // I22
      assertThat(found(hostile)).isEmpty();
    }
    assertThat(logs.count(Condition.everything())).isEqualTo(2);
  }
}
