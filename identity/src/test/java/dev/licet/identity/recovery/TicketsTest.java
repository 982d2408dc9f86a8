package dev.licet.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSignIns;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class TicketsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Tickets tickets;
  private User alice;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                new Class<?>[] {TicketTable.class, Tickets.class}));
    tickets = features.get(Tickets.class);
    alice =
        TestUsers.done(
            features.get(Users.class).create(NewUser.of("alice@example.com", "Correct-Horse-7")));
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String ticket(TicketKind kind) {
    var link =
        tickets.link(new Ticket(kind, alice.id(), alice.email(), "", false, "shop", true), DAY);
    assertThat(link).matches("https://localhost:9443/u/[a-z-]+\\?ticket=[A-Za-z0-9_-]{64}#"); // I10
    return link.substring(link.indexOf('=') + 1, link.length() - 1);
  }

  @Test
  void worksOnce() {
    var secret = ticket(TicketKind.EMAIL_VERIFICATION);
    assertThat(tickets.look(TicketKind.EMAIL_VERIFICATION, secret)).isPresent();
    assertThat(tickets.spend(TicketKind.EMAIL_VERIFICATION, secret)).isPresent();
    assertThat(tickets.look(TicketKind.EMAIL_VERIFICATION, secret)).isEmpty();
    assertThat(tickets.spend(TicketKind.EMAIL_VERIFICATION, secret)).isEmpty();
  }

  @Test
  void isKnownForAMinuteAfterItWasSpentAndOnlyAsWhatItWas() {
    for (var kind : TicketKind.values()) {
      var secret = ticket(kind);
      assertThat(tickets.justSpent(kind, secret)).isEmpty();
      var spent = tickets.spend(kind, secret);
      assertThat(tickets.justSpent(kind, secret)).isEqualTo(spent).isPresent();
      for (var other : TicketKind.values()) {
        assertThat(tickets.justSpent(other, secret).isPresent()).isEqualTo(other == kind);
      }
      assertThat(tickets.justSpent(kind, secret + "x")).isEmpty();
      TestSessions.pass(features, Tickets.JUST_NOW);
      assertThat(tickets.justSpent(kind, secret)).isEmpty();
    }
  }

  @Test
  void ofTwentyAtOnceOneWins() throws Exception { // I13
    for (var kind : TicketKind.values()) {
      var secret = ticket(kind);
      try (var threads = Executors.newFixedThreadPool(20)) {
        var all =
            IntStream.range(0, 20)
                .mapToObj(_ -> (Callable<Optional<Ticket>>) () -> tickets.spend(kind, secret))
                .toList();
        int won = 0;
        for (var one : threads.invokeAll(all)) {
          won += one.get().isPresent() ? 1 : 0;
        }
        assertThat(won).as(kind.name()).isEqualTo(1);
      }
    }
  }

  /** As two links of one user do; on PostgreSQL each would wait for what the other one holds. */
  @Test
  void whoSpendsOneWaitsForWhoeverSpendsAll() throws Exception {
    var secret = ticket(TicketKind.PASSWORD_CHANGE);
    var spent =
        features.during(
            () -> {
              features.get(UserSignIns.class).lock(alice.id());
              return this::setPassword;
            },
            () ->
                features.inTransaction(() -> {
                  var ticket = tickets.spend(TicketKind.PASSWORD_CHANGE, secret);
                  ticket.ifPresent(_ -> setPassword());
                  return ticket;
                }));
    assertThat(spent).isEmpty();
  }

  private void setPassword() {
    TestUsers.done(
        features
            .get(Users.class)
            .setPassword(alice.id(), new NewPassword.Plain("Another-Horse-8")));
  }

  @Test
  void isGoodForNothingElse() { // I13
    for (var kind : TicketKind.values()) {
      var secret = ticket(kind);
      for (var other : TicketKind.values()) {
        if (other != kind) {
          assertThat(tickets.look(other, secret)).isEmpty();
          assertThat(tickets.spend(other, secret)).isEmpty();
        }
      }
      assertThat(tickets.spend(kind, secret)).isPresent();
    }
  }

  @Test
  void expiresAndIsForgotten() {
    var secret = ticket(TicketKind.UNBLOCK);
    TestSessions.pass(features, DAY);
    assertThat(tickets.look(TicketKind.UNBLOCK, secret)).isEmpty();
    assertThat(tickets.spend(TicketKind.UNBLOCK, secret)).isEmpty();
    assertThat(tickets.purge()).isEqualTo(1);
  }

  @Test
  void withANewPasswordNoOtherTicketSetsOne() {
    var password = ticket(TicketKind.PASSWORD_CHANGE);
    var verification = ticket(TicketKind.EMAIL_VERIFICATION);
    features.get(Users.class).setPassword(alice.id(), new NewPassword.Plain("Another-Horse-8"));
    assertThat(tickets.spend(TicketKind.PASSWORD_CHANGE, password)).isEmpty();
    assertThat(tickets.justSpent(TicketKind.PASSWORD_CHANGE, password)).isEmpty();
    assertThat(tickets.spend(TicketKind.EMAIL_VERIFICATION, verification)).isPresent();
  }

  @Test
  void goesWithItsUser() {
    var secret = ticket(TicketKind.PASSWORD_CHANGE);
    features.get(Users.class).remove(alice.id());
    assertThat(tickets.look(TicketKind.PASSWORD_CHANGE, secret)).isEmpty();
  }

  @Test
  void noSecretIsKept() {
    var secret = ticket(TicketKind.PASSWORD_CHANGE);
    assertThat(features.store().jdbc().sql("select digest from tickets").query(String.class).list())
        .hasSize(1)
        .doesNotContain(secret);
  }
}
