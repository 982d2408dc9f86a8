package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadySignaturesTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final byte[] OCTETS = "signed".getBytes(StandardCharsets.UTF_8);

  @Test
  void oneIsInOneHandAtATime() throws GeneralSecurityException {
    ReadySignatures ready = new ReadySignatures();
    assertThat(ready.take(SignatureAlgorithm.RS256)).isNull();
    Signature one = Signature.getInstance("SHA256withRSA");
    ready.give(SignatureAlgorithm.RS256, one);
    ready.give(SignatureAlgorithm.RS256, Signature.getInstance("SHA256withRSA"));
    assertThat(ready.take(SignatureAlgorithm.PS256)).as("for another algorithm").isNull();
    assertThat(ready.take(SignatureAlgorithm.RS256)).isSameAs(one);
    assertThat(ready.take(SignatureAlgorithm.RS256)).isNull();
  }

  @Test
  void aWrongSignatureSpoilsNothingForTheNextOneNorManyThreadsForEachOther() throws Exception {
    VerificationKey key =
        KeySet.parse(TestKeys.jwks(List.of(KEY)))
            .find(Optional.of("key-1"), SignatureAlgorithm.RS256)
            .orElseThrow();
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(KEY.privateKey());
    signer.update(OCTETS);
    byte[] right = signer.sign();
    byte[] wrong = right.clone();
    wrong[9] ^= 1;
    AtomicInteger mistakes = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = 0; i < 300; i++) {
            boolean good = key.verifies(SignatureAlgorithm.RS256, OCTETS, right);
            boolean bad =
                key.verifies(SignatureAlgorithm.RS256, OCTETS, i % 2 == 0 ? wrong : new byte[7]);
            mistakes.addAndGet(good && !bad ? 0 : 1);
          }
        };
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      threads.add(new Thread(work));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(mistakes).hasValue(0);
  }
}
