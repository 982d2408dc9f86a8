package dev.licet.guard.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.IntrospectionSource;
import dev.licet.guard.token.TokenPolicy;
import dev.licet.guard.token.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectorTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final long NOW = START.getEpochSecond();
  private static final String GOOD =
      "{\"active\":true,\"iss\":\"https://tenant.example/\",\"aud\":\"https://api\",\"sub\":\"u\","
          + "\"scope\":\"a b\",\"exp\":"
          + (NOW + 600)
          + "}";

  private final AtomicInteger questions = new AtomicInteger();
  private volatile Instant now = START;
  private volatile IntrospectionSource issuer = token -> bytes(GOOD);
  private Introspector introspector = introspector(settings());

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Introspection.Builder settings() {
    return Introspection.as("api", "secret");
  }

  private Introspector introspector(Introspection.Builder settings) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    TokenPolicy policy =
        new TokenPolicy(
            "https://tenant.example/",
            Set.of("https://api"),
            Set.of(SignatureAlgorithm.RS256),
            Duration.ZERO);
    IntrospectionSource counted =
        token -> {
          questions.incrementAndGet();
          return issuer.ask(token);
        };
    return new Introspector(settings.build(), policy, counted, clock);
  }

  private boolean passes(String token) {
    return introspector.verify(token) instanceof Verdict.Verified;
  }

  private Check failed(String token) {
    return ((Verdict.Rejected) introspector.verify(token)).finding().check();
  }

  private Check failedBy(String answer) {
    issuer = token -> bytes(answer);
    return failed("t");
  }

  private void advance(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private static byte[] down(String token) throws IOException {
    throw new IOException("down");
  }

  @Nested
  class Answer {
    @Test
    void saysWhatTheTokenSays() {
      Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
      assertThat(verified.token().subject()).isEqualTo("u");
      assertThat(verified.token().permissions()).containsExactlyInAnyOrder("a", "b");
      assertThat(verified.token().algorithm()).isEqualTo("introspection");
      assertThat(verified.token().keyId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '`',
        value = {
          "\"active\":true;\"active\":false;ACTIVE",
          "\"active\":true;\"active\":\"true\";ACTIVE",
          "\"active\":true;\"active\":1;ACTIVE",
          "\"active\":true;\"active\":null;ACTIVE",
          "\"active\":true;\"x\":true;ACTIVE",
          "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":\"mac\";TYPE",
          "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":1;TYPE",
          "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":\"DPoP\";TYPE",
          "\"sub\":\"u\";\"sub\":\"u\",\"token_use\":\"refresh_token\";TYPE",
          "\"sub\":\"u\";\"sub\":\"u\",\"typ\":\"Refresh\";TYPE",
          "\"sub\":\"u\";\"sub\":\"u\",\"nbf\":1795435261;NOT_BEFORE",
          "\"sub\":\"u\";\"sub\":\"u\",\"nbf\":\"0\";NOT_BEFORE",
          "\"sub\":\"u\";\"sub\":\"u\",\"iat\":1795435261;ISSUED_AT",
          "\"exp\";\"x\";EXPIRY_STATED",
          "\"exp\":;\"exp\":0,\"x\":;EXPIRY",
          "\"exp\":;\"exp\":1795435200,\"x\":;EXPIRY",
          "\"exp\":;\"exp\":1e400,\"x\":;EXPIRY_STATED",
          "\"exp\":;\"exp\":\"1795439999\",\"x\":;EXPIRY_STATED",
          "\"https://api\";\"https://api/\";AUDIENCE",
          "\"https://api\";[];AUDIENCE",
          "\"aud\";\"x\";AUDIENCE",
          "https://tenant.example/;https://tenant.example;ISSUER",
          "\"iss\";\"x\";ISSUER",
          "\"sub\";\"x\";SUBJECT",
          "\"sub\":\"u\";\"sub\":\"\";SUBJECT",
          "\"sub\":\"u\";\"sub\":1;SUBJECT",
          "\"sub\":\"u\";\"sub\":\"u\",\"sub\":\"v\";ISSUER_ASKED"
        })
    void isCheckedAsStrictlyAsAJwt(String part, String other, Check check) {
      assertThat(GOOD).contains(part);
      assertThat(failedBy(GOOD.replace(part, other))).isEqualTo(check);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"token_type\":\"bearer\"",
          "\"token_type\":\"DPoP\",\"cnf\":{\"jkt\":\"x\"}",
          "\"typ\":\"Bearer\"",
          "\"token_use\":\"access_token\"",
          "\"nbf\":1795435260,\"iat\":1795435260"
        })
    void mayMarkAnAccessTokenInEitherWay(String mark) {
      issuer = token -> bytes(GOOD.replace("\"sub\":", mark + ",\"sub\":"));
      assertThat(passes("t")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "true", "{\"active\":true} x", "<html>"})
    void thatIsNoneMeansThatNobodyKnows(String answer) {
      assertThat(failedBy(answer)).isEqualTo(Check.ISSUER_ASKED);
    }

    @Test
    void mayLeaveOutWhatTheSettingsTolerateButNotSayItWrong() {
      introspector = introspector(settings().toleratingMissingIssuer().toleratingMissingAudience());
      issuer = token -> bytes(GOOD.replace("\"aud\"", "\"x\"").replace("\"iss\"", "\"y\""));
      Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
      assertThat(verified.token().issuer()).isEqualTo("https://tenant.example/");
      assertThat(verified.token().audiences()).isEmpty();
      issuer = token -> bytes(GOOD.replace("https://api", "other"));
      assertThat(failed("u")).isEqualTo(Check.AUDIENCE);
      issuer = token -> bytes(GOOD.replace("tenant", "other"));
      assertThat(failed("v")).isEqualTo(Check.ISSUER);
    }

    @Test
    void mayBeExpiredForAsLongAsTheLeeway() {
      TokenPolicy lenient =
          new TokenPolicy(
              "https://tenant.example/",
              Set.of("https://api"),
              Set.of(SignatureAlgorithm.RS256),
              Duration.ofSeconds(30));
      InstantSource time = () -> now;
      introspector =
          new Introspector(settings().build(), lenient, issuer, time.withZone(ZoneOffset.UTC));
      advance(629);
      assertThat(passes("t")).isTrue();
      advance(1);
      assertThat(failed("t")).isEqualTo(Check.EXPIRY);
    }

    @Test
    void mayNameOnlyTheApplicationWhereTheSettingsTolerateThat() { // G22
      String application = GOOD.replace("\"sub\":\"u\"", "\"client_id\":\"c\"");
      assertThat(failedBy(application)).isEqualTo(Check.SUBJECT);
      introspector = introspector(settings().toleratingMissingSubject());
      Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
      assertThat(verified.token().subject()).isEqualTo("c");
      assertThat(verified.token().isOfApplication()).isTrue();
      introspector = introspector(settings().toleratingMissingSubject());
      assertThat(failedBy(GOOD.replace("\"u\"", "7"))).isEqualTo(Check.SUBJECT);
      introspector = introspector(settings().toleratingMissingSubject());
      assertThat(failedBy(GOOD.replace("\"sub\"", "\"x\""))).isEqualTo(Check.SUBJECT);
      introspector = introspector(settings().toleratingMissingSubject());
      assertThat(failedBy(application.replace("\"c\"", "\"\""))).isEqualTo(Check.SUBJECT);
    }
  }

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
      issuer = IntrospectorTest::down;
      assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
      issuer = token -> bytes(GOOD);
      assertThat(failed("t")).as("it rests for a second").isEqualTo(Check.ISSUER_ASKED);
      assertThat(questions).hasValue(1);
      advance(1);
      assertThat(passes("t")).isTrue();
    }

    @Test
    void endsATokenThatWasKnownUnlessThereIsGrace() {
      assertThat(passes("t")).isTrue();
      issuer = IntrospectorTest::down;
      advance(60);
      assertThat(failed("t")).isEqualTo(Check.ISSUER_ASKED);
    }

    @Test
    void leavesAKnownTokenItsGraceButNoLonger() {
      introspector = introspector(settings().graceInOutage(Duration.ofSeconds(100)));
      assertThat(passes("t")).isTrue();
      issuer = IntrospectorTest::down;
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
      issuer = IntrospectorTest::down;
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
