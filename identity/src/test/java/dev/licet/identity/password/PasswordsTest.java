package dev.licet.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.licet.identity.password.Passwords.Verdict;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@Tag("once")
class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void aPasswordHasAnotherHashEachTimeAndNobodyHasNone() { // I9
    var hash = passwords.hash("correct horse");
    assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("correct horse").text()).isNotEqualTo(hash.text());
    assertThat(passwords.check("correct horse", Optional.of(hash))).isEqualTo(Verdict.RIGHT);
    assertThat(passwords.check("wrong horse", Optional.of(hash))).isEqualTo(Verdict.WRONG);
    assertThat(passwords.check("nobody has this password", Optional.empty()))
        .isEqualTo(Verdict.WRONG);
    assertThat(hash.toString()).doesNotContain(hash.text());
  }

  @Test
  void nobodysHashCostsWhatAnybodysCosts() { // I9
    var nobodys = new Argon2Scheme().ofNobody();

    assertThat(Argon2Scheme.isCurrent(nobodys)).isTrue();
    assertThat(new Argon2Scheme().ofNobody()).isNotEqualTo(nobodys);
  }

  @Test
  void hashesOfSpringsEncoderAreLikeOurs() {
    var springs = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    var theirs = PasswordHash.stored(springs.encode("pässwörd 😀"));

    assertThat(passwords.check("pässwörd 😀", Optional.of(theirs))).isEqualTo(Verdict.RIGHT);
    assertThat(springs.matches("pässwörd 😀", passwords.hash("pässwörd 😀").text())).isTrue();
  }

  @Test
  void aThreadHashesInTheSameMemoryAgain() {
    var scheme = new Argon2Scheme();
    var hash = scheme.hash("correct horse");
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(scheme.matches("correct horse", hash)).isTrue();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L << 20);
  }

  @Test
  void anOverlongPasswordCostsNothing() { // I19
    var hash = Optional.of(passwords.hash("correct horse"));
    var start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(passwords.check("x".repeat(1_000_000), hash)).isEqualTo(Verdict.WRONG);
    }
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    assertThatThrownBy(() -> passwords.hash("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Published vectors and hashes by other programs, with the password they are of. */
  static List<String[]> foreign() {
    return List.of(
        new String[] {"U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
        new String[] {
          "password",
          "$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44"
        },
        new String[] {
          "password",
          "$pbkdf2-sha224$i=1000,l=28$MTIzNDU2Nzg$/atcSnoZAwK3u65u7PYoGEQm+uSqu0oWKqEKfQ"
        },
        new String[] {
          "password",
          "$pbkdf2-sha384$i=1000,l=48$MTIzNDU2Nzg$EFdAzvldBtqO2L2m6uIbAGGUGMsx78aGANAmPmqmOkFlfWjqsvOp2mRzIhPvl7a/"
        },
        new String[] {
          "password", "$scrypt$ln=12,r=8,p=1$YWJjMTIz$CX9hl+G0FTj3I+Mqp6aOjXYifY5DLOX6pIgqkTAy2yk"
        },
        new String[] {
          "password", "$pbkdf2-sha1$i=4096,l=20$c2FsdHNhbHRzYWx0$Fd11O6TrtjOTUetSCBPnxhzNafI="
        },
        new String[] {
          "password",
          "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"
        },
        new String[] {
          "password",
          "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        },
        new String[] {
          "password",
          "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E"
        },
        new String[] {
          "password",
          "$argon2d$v=19$m=256,t=2,p=2$c29tZXNhbHQ$e2nJLXw4iarRKB28i678Esw3yA8cdeM+8sLUDCjrxXM"
        });
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void hashesOfOtherSystemsCountAndAreToBeReplaced(String password, String text) {
    var hash = Optional.of(imported(text));
    assertThat(passwords.check(password, hash)).isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(passwords.check(password + " ", hash)).isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2a$30$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$pbkdf2-sha256$99999999$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44",
        "$pbkdf2-sha256$0$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44",
        "$scrypt$ln=20,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$scrypt$ln=63,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$scrypt$ln=10,r=99,p=99$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
        "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=4,t=1,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void aHashThatCostsTooMuchIsNotTaken(String text) { // I19
    assertThat(problem(text)).contains("The cost of this hash is out of bounds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5f4dcc3b5aa765d61d8327deb882cf99", "{noop}password", "$1$a$b", "$6$abc$def"})
  void whatIsNoHashOfASlowSchemeIsNotTaken(String text) {
    assertThat(problem(text)).contains("This is no hash of");
  }

  @Test
  void aFloodIsSentAwayAndLeavesTheRestItsTurn() throws Exception { // I19
    var places = new HashingPlaces(1, 2);
    var gate = new CountDownLatch(1);
    var inside = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(3)) {
      var calls = new ArrayList<Future<String>>();
      calls.add(
          threads.submit(() ->
              places.in(() -> {
                inside.countDown();
                await(gate);
                return "done";
              })));
      inside.await();
      calls.add(threads.submit(() -> places.in(() -> "done")));
      calls.add(threads.submit(() -> places.in(() -> "done")));
      assertThatThrownBy(() -> untilBusy(places)).isInstanceOf(PasswordsBusy.class);
      gate.countDown();
      for (var call : calls) {
        assertThat(call.get()).isEqualTo("done");
      }
    }
    assertThat(places.in(() -> "again")).isEqualTo("again");
  }

  @Test
  void hashingGoesAfterAllElseWhereTheSystemKnowsHowTo() { // I19
    int here = niceness();
    int there = new HashingPlaces(1, 0).in(PasswordsTest::niceness);
    assertThat(there).isEqualTo(QuietThreads.areThere() ? Math.min(19, here + 10) : here);
  }

  /** Of the thread that asks. */
  private static int niceness() {
    try {
      var line = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(line.substring(line.lastIndexOf(')') + 2).split(" ")[16]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The two that wait may not have come yet: asking from outside joins them, so only try once. */
  private static void untilBusy(HashingPlaces places) throws InterruptedException {
    while (places.inside() < 3) {
      Thread.sleep(5);
    }
    places.in(() -> "never");
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static PasswordHash imported(String text) {
    return switch (PasswordHash.imported(text)) {
      case Done<PasswordHash>(var hash) -> hash;
      case Invalid<PasswordHash>(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private static String problem(String text) {
    Outcome<PasswordHash> outcome = PasswordHash.imported(text);
    return outcome instanceof Invalid<PasswordHash>(var problems)
        ? problems.getFirst().message()
        : "";
  }
}
