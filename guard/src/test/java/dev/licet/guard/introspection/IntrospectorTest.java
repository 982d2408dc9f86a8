package dev.licet.guard.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How often an issuer is asked, and what is remembered of its answers. */
class IntrospectorTest extends IntrospectorCase {
  @Nested
  class Memory {
    @Test
    void lastsForTheMaxAgeAndNotBeyondTheExpiry() {
      introspector = introspector(settings().maxAge(Duration.ofHours(1)));
      assertThat(passes("t")).isTrue();
      advance(599);
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(1);
      advance(1);
      assertThat(failed("t")).isEqualTo(Check.EXPIRY);
      introspector = introspector(settings());
      now = START;
      questions.set(0);
      assertThat(passes("t")).isTrue();
      advance(59);
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(1);
      advance(1);
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(2);
    }

    @Test
    void endsWhenTheIssuerSaysOtherwise() {
      assertThat(passes("t")).isTrue();
      advance(60);
      assertThat(failedBy("{\"active\":false}")).isEqualTo(Check.ACTIVE);
      issuer = token -> bytes(GOOD);
      advance(29);
      assertThat(failed("t")).as("refused ones are remembered briefly").isEqualTo(Check.ACTIVE);
      advance(1);
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(3);
    }

    @Test
    void isOfEachTokenByItself() { // G16
      issuer = token -> bytes(token.equals("good") ? GOOD : "{\"active\":false}");
      assertThat(passes("good")).isTrue();
      assertThat(passes("Good")).isFalse();
      assertThat(passes("good=")).isFalse();
      assertThat(passes("good")).isTrue();
    }

    @Test
    void canBeSwitchedOff() {
      introspector = introspector(settings().maxAge(Duration.ZERO));
      assertThat(passes("t")).isTrue();
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(2);
    }

    @Test
    void endsWhenTheClockIsSetBack() {
      assertThat(passes("t")).isTrue();
      advance(-1);
      assertThat(passes("t")).isTrue();
      assertThat(questions).hasValue(2);
    }

    @Test
    void isBoundedAndBadTokensDoNotDriveOutGoodOnes() { // G17
      introspector = introspector(settings().entries(100));
      assertThat(passes("good")).isTrue();
      issuer = token -> bytes("{\"active\":false}");
      for (int i = 0; i < 1000; i++) {
        assertThat(passes("bad" + i)).isFalse();
      }
      assertThat(passes("good")).isTrue();
      assertThat(questions).hasValue(1001);
      Answers answers = new Answers(2);
      for (String token : List.of("a", "b", "c")) {
        Verdict verdict = introspector.verify(token);
        answers.keep(Answers.digest(token), new Answers.Answer(verdict, NOW));
      }
      assertThat(answers.size()).isEqualTo(2);
      assertThat(answers.find(Answers.digest("a"))).isEmpty();
    }
  }

  @Nested
  class Questions {
    @Test
    void areNotAskedAboutWhatCannotBeAToken() {
      for (String text :
          List.of(
              "", "=", "a b", "a\"", "é", "a=b", "a`", "a{", "A@", "A[", "0:", "x".repeat(4097))) {
        assertThat(failed(text)).isEqualTo(Check.ACTIVE);
      }
      assertThat(questions).hasValue(0);
    }

    @Test
    void areAskedAboutEveryBearerToken() {
      for (String text : List.of("azAZ09-._~+/==", "=".repeat(9) + "a", "x".repeat(4096))) {
        assertThat(passes(text)).isEqualTo(!text.startsWith("="));
      }
      assertThat(questions).hasValue(2);
    }

    @Test
    void areAskedOnceForAllWhoComeWithTheSameToken() throws Exception {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch answer = new CountDownLatch(1);
      issuer =
          token -> {
            asked.countDown();
            awaited(answer);
            return bytes(GOOD);
          };
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          calls.add(threads.submit(() -> passes("t")));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        answer.countDown();
        for (Future<Boolean> call : calls) {
          assertThat(call.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(questions).hasValue(1);
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void areNotMoreThanSixtyFourAtOnce() throws Exception {
      CountDownLatch asked = new CountDownLatch(64);
      CountDownLatch answer = new CountDownLatch(1);
      issuer =
          token -> {
            asked.countDown();
            awaited(answer);
            return bytes(GOOD);
          };
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        for (int i = 0; i < 64; i++) {
          String token = "t" + i;
          threads.execute(() -> introspector.verify(token));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failed("one-too-many")).isEqualTo(Check.ISSUER_ASKED);
      } finally {
        answer.countDown();
        threads.shutdownNow();
      }
    }

    private static void awaited(CountDownLatch latch) throws IOException {
      try {
        if (!latch.await(10, TimeUnit.SECONDS)) {
          throw new IOException("not released");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Nested
  class Outage {
    @Test
    void meansThatNobodyKnowsAndIsNotRemembered() {
      issuer = IntrospectorCase::down;
      assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
      issuer = token -> bytes(GOOD);
      assertThat(failed("t")).as("it rests for a second").isEqualTo(Check.ISSUER_ASKED);
      assertThat(questions).hasValue(1);
      advance(1);
      assertThat(passes("t")).isTrue();
    }

    @Test
    void isNotWhatATokenOrAnInterruptedCallerHasBroughtAbout() {
      List<IOException> answers =
          List.of(
              new NoAnswer(NoAnswer.Kind.OTHER, "status 400"),
              new NoAnswer(NoAnswer.Kind.SECRET_REFUSED, "status 403"),
              new InterruptedIOException("stopped"),
              new IOException("a signed answer that is none"));
      for (IOException answer : answers) {
        issuer =
            token -> {
              throw answer;
            };
        assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
        issuer = token -> bytes(GOOD);
        assertThat(passes("another-" + answer.getMessage().length())).isTrue();
      }
    }

    @Test
    void endsATokenThatWasKnownUnlessThereIsGrace() {
      assertThat(passes("t")).isTrue();
      issuer = IntrospectorCase::down;
      advance(60);
      assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
    }

    @Test
    void leavesAKnownTokenItsGraceButNoLonger() {
      introspector = introspector(settings().graceInOutage(Duration.ofSeconds(100)));
      assertThat(passes("t")).isTrue();
      issuer = IntrospectorCase::down;
      advance(159);
      assertThat(passes("t")).isTrue();
      assertThat(failed("another")).isEqualTo(Check.ISSUER_ASKED);
      advance(1);
      assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
    }

    @Test
    void givesNoGraceToATokenThatHasExpired() {
      introspector = introspector(settings().graceInOutage(Duration.ofHours(1)));
      assertThat(passes("t")).isTrue();
      issuer = IntrospectorCase::down;
      advance(600);
      assertThat(passes("t")).isFalse();
    }
  }

  @Test
  void settingsOutOfTheirBoundsAreRefused() { // G30
    for (Introspection.Builder wrong :
        List.of(
            Introspection.as(" ", "s"),
            Introspection.as("c", ""),
            settings().timeout(Duration.ZERO),
            settings().timeout(Duration.ofMinutes(1)),
            settings().maxAge(Duration.ofSeconds(-1)),
            settings().maxAge(Duration.ofHours(2)),
            settings().graceInOutage(Duration.ofHours(2)),
            settings().entries(0),
            settings().entries(2_000_000))) {
      assertThatThrownBy(wrong::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("licet.introspection.");
    }
    assertThat(settings().endpoint("https://e/i").build())
        .hasToString("Introspection[as api at https://e/i]");
  }
}
