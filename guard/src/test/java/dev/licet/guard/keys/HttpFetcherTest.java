package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.internal.Trust;
import dev.licet.testkit.TestAnswer;
import dev.licet.testkit.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
  private final TestIssuer issuer = TestIssuer.start();
  private final HttpFetcher fetcher = new HttpFetcher(Optional.of(Trust.inJvmAnd(issuer.caFile())));
  private final URI keys = URI.create(issuer.issuer() + ".well-known/jwks.json");

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void fetchesOverTlsAndReadsWhatTheAnswerSaysOfItself() throws IOException {
    issuer.maxAge(Duration.ofSeconds(77));
    Fetcher.Fetched first = fetcher.fetch(keys, Optional.empty());
    assertThat(first.status()).isEqualTo(200);
    assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo(issuer.jwks());
    assertThat(first.maxAge()).contains(Duration.ofSeconds(77));
    assertThat(fetcher.fetch(keys, first.etag()).status()).isEqualTo(304);
  }

  @Test
  void trustsNobodyWhomNobodyNamed() {
    HttpFetcher unaware = new HttpFetcher(Optional.empty());
    assertThatThrownBy(() -> unaware.fetch(keys, Optional.empty())).isInstanceOf(IOException.class);
    assertThat(issuer.keyFetches()).isZero();
  }

  @Test
  void followsNoRedirect() throws IOException { // G23, G24
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      issuer.answerKeysWith(
          TestAnswer.redirectTo("http://127.0.0.1:" + canary.getLocalPort() + "/jwks"));
      assertThat(fetcher.fetch(keys, Optional.empty()).status()).isEqualTo(302);
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void stopsReadingWhatIsTooLarge() { // G23
    issuer.answerKeysWith(TestAnswer.json("x".repeat(LimitedBody.MAX_OCTETS + 1)));
    assertThatThrownBy(() -> fetcher.fetch(keys, Optional.empty()))
        .hasMessageContaining("more than 524288 octets");
  }

  @Test
  void readsWhatIsJustNotTooLarge() throws IOException {
    issuer.answerKeysWith(TestAnswer.json("x".repeat(LimitedBody.MAX_OCTETS)));
    assertThat(fetcher.fetch(keys, Optional.empty()).body()).hasSize(LimitedBody.MAX_OCTETS);
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() { // K2
    issuer.answerKeysWith(TestAnswer.json("{}").after(Duration.ofSeconds(60)));
    long start = System.nanoTime();
    assertThatThrownBy(() -> fetcher.fetch(keys, Optional.empty())).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void saysWhenNobodyIsThere() {
    issuer.goDown();
    assertThatThrownBy(() -> fetcher.fetch(keys, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ConnectException");
  }
}
