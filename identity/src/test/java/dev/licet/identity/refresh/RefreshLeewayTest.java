package dev.licet.identity.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.application.Application;
import dev.licet.identity.refresh.Presented.Lost;
import dev.licet.identity.refresh.Presented.Repeated;
import dev.licet.identity.refresh.Presented.Reused;
import dev.licet.identity.refresh.Presented.Undecided;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.CountedTransactions;
import dev.licet.identity.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** I11, I26: one token, one answer; and no crash that leaves a client without any. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RefreshLeewayTest extends RefreshTokensSetUp {
  private void noteArrivals() {
    pass(Duration.ofSeconds(2));
    features.get(Arrivals.class).note();
  }

  @Test
  void getTheSameAnswerAgainWithinTheLeeway() {
    var app = rotating(30);
    var first = issue(app);
    var second = exchange(first, app);
    noteArrivals();
    pass(Duration.ofSeconds(28));
    assertThat(tokens.present(first, app))
        .isInstanceOfSatisfying(
            Repeated.class,
            repeated -> assertThat(repeated.answer()).isEqualTo("answer with " + second));
    assertThat(good(second, app)).isNotNull();
    pass(Duration.ofSeconds(1));
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void getTheSameAnswerAgainIfTheServerDiedBeforeItCanHaveLeft() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    features.close();
    reopen();
    var lost = lost(first, app);
    assertThat(lost.answer()).isEqualTo("answer with " + second);
    assertThat(tokens.giveOut(lost)).isTrue();
    assertThat(exchange(second, app)).isNotEqualTo(second);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
  }

  /** The database was away, or the disk full, as it was to say so. */
  @Test
  void getTheAnswerAgainIfItCouldNotBeSaidThatTheExchangeWasCommitted() {
    var app = rotating(0);
    var first = issue(app);
    var good = good(first, app);
    var doubtful = new TransactionTemplate(committingInDoubt());
    assertThatThrownBy(
            () -> doubtful.execute(_ -> tokens.exchange(first, good, "answer", app, DEVICE)))
        .isInstanceOf(TransactionSystemException.class);
    var lost = lost(first, app);
    assertThat(lost.answer()).isEqualTo("answer");
    assertThat(tokens.giveOut(lost)).isTrue();
    noteArrivals();
    assertThat(good(good.next().orElseThrow(), app)).isNotNull();
  }

  private JdbcTransactionManager committingInDoubt() {
    return new JdbcTransactionManager(features.get(DataSource.class)) {
      @Override
      protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        throw new TransactionSystemException("The answer to the commit got lost");
      }
    };
  }

  private Lost lost(String token, Application application) {
    if (features.store().nodes().several()) {
      assertThat(tokens.present(token, application)).isInstanceOf(Undecided.class);
      pass(Arrivals.NOTED);
    }
    return (Lost) tokens.present(token, application);
  }

  @Test
  void getAnAnswerThatGotLostOnceOnly() throws Exception {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    features.close();
    reopen();
    var lost = lost(first, app);
    assertThat(atOnce(20, () -> tokens.giveOut(lost))).containsOnlyOnce(true);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void haveNoMomentAtWhichAnAnswerThatLeftSeemsToHaveGotLost() {
    var app = rotating(0);
    var first = issue(app);
    exchange(first, app);
    var read = features.get(RefreshTokenTable.class).find(TokenText.of(first).orElseThrow());
    noteArrivals();
    assertThat(features.get(Arrivals.class).isOwn(read.orElseThrow())).isTrue();
    noteArrivals();
    assertThat(features.get(Arrivals.class).isOwn(read.orElseThrow())).as("for long").isFalse();
  }

  /** Whoever exchanges one of them waits for the transaction that notes it. */
  @Test
  void areNotedAHundredInATransaction() {
    var app = rotating(0);
    var token = good(issue(app), app).token();
    var transactions = new CountedTransactions(features.store());
    var arrivals =
        new Arrivals(
            features.get(RefreshTokenTable.class), transactions, features.get(Clock.class));
    for (int i = 0; i < 250; i++) {
      arrivals.answer(token, Digest.of("next " + i));
    }
    pass(Duration.ofSeconds(2));
    arrivals.note();
    assertThat(transactions.count()).isEqualTo(3);
    arrivals.note();
    assertThat(transactions.count()).isZero();
  }

  @Test
  void getNoAnswerAgainAfterARestartIfItHasLeft() {
    var app = rotating(0);
    var first = issue(app);
    exchange(first, app);
    noteArrivals();
    features.close();
    reopen();
    pass(Arrivals.NOTED);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
  }

  @Test
  void areTheSameForTwentyWhoPresentTheSameAtOnceWithinTheLeeway() throws Exception {
    var app = rotating(30);
    for (int round = 0; round < 5; round++) {
      var token = issue(app);
      var answers = atOnce(20, () -> answer(token, app));
      assertThat(answers.stream().distinct()).hasSize(1);
      assertThat(answers.getFirst()).startsWith("answer with ");
      var next = answers.getFirst().substring("answer with ".length());
      assertThat(good(next, app)).isNotNull();
    }
  }
}
