package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.internal.Trust;
import dev.licet.testkit.TestAnswer;
import dev.licet.testkit.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFetcherTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final TestIssuer ISSUER = TestIssuer.start();

  private final URI keys = URI.create(ISSUER.issuer() + ".well-known/jwks.json");
  private final HttpFetcher fetcher = fetcher(LONGEST);

  private static HttpFetcher fetcher(Duration longest) {
    return new HttpFetcher(Optional.of(Trust.inJvmAnd(ISSUER.caFile())), longest);
  }

  @AfterEach
  void recover() {
    ISSUER.recover();
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @Test
  void fetchesOverTlsAndReadsWhatTheAnswerSaysOfItself() throws IOException {
    ISSUER.maxAge(Duration.ofSeconds(77));
    Fetcher.Fetched first = fetcher.fetch(keys, Optional.empty());
    assertThat(first.status()).isEqualTo(200);
    assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo(ISSUER.jwks());
    assertThat(first.maxAge()).contains(Duration.ofSeconds(77));
    assertThat(fetcher.fetch(keys, first.etag()).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "max-age=60;60",
        "public, max-age=60;60",
        "Public, Max-Age=60;60",
        "max-age=\"60\";60",
        "s-maxage=5, max-age=60, immutable;60",
        "max-age=999999999;999999999",
        "no-store;",
        "s-maxage=60;",
        "max-age=-60;",
        "x-max-age=60;",
        "max-age=;"
      })
  void readsForHowLongAnAnswerMayBeKept(String cacheControl, Long seconds) { // K3
    assertThat(HttpFetcher.maxAge(cacheControl))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @Test
  void trustsNobodyWhomNobodyNamed() {
    int before = ISSUER.keyFetches();
    HttpFetcher unaware = new HttpFetcher(Optional.empty(), LONGEST);
    assertThatThrownBy(() -> unaware.fetch(keys, Optional.empty())).isInstanceOf(IOException.class);
    assertThat(ISSUER.keyFetches()).isEqualTo(before);
  }

  @Test
  void followsNoRedirect() throws IOException { // G23, G24
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ISSUER.answerKeysWith(
          TestAnswer.redirectTo("http://127.0.0.1:" + canary.getLocalPort() + "/jwks"));
      assertThat(fetcher.fetch(keys, Optional.empty()).status()).isEqualTo(302);
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void stopsReadingWhatIsTooLarge() { // G23
    ISSUER.answerKeysWith(TestAnswer.json("x".repeat(LimitedBody.MAX_OCTETS + 1)));
    assertThatThrownBy(() -> fetcher.fetch(keys, Optional.empty()))
        .hasMessageContaining("more than 524288 octets");
  }

  @Test
  void readsWhatIsJustNotTooLarge() throws IOException {
    ISSUER.answerKeysWith(TestAnswer.json("x".repeat(LimitedBody.MAX_OCTETS)));
    assertThat(fetcher.fetch(keys, Optional.empty()).body()).hasSize(LimitedBody.MAX_OCTETS);
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() { // K2
    ISSUER.answerKeysWith(TestAnswer.json("{}").after(LONGEST));
    HttpFetcher hasty = fetcher(Duration.ofSeconds(1));
    long start = System.nanoTime();
    assertThatThrownBy(() -> hasty.fetch(keys, Optional.empty())).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  @Test
  void givesUpOnABodyThatDoesNotEnd() throws IOException { // K2, G23
    HttpServer endless =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    endless.start();
    try {
      HttpFetcher hasty = fetcher(Duration.ofSeconds(1));
      URI uri = URI.create("http://127.0.0.1:" + endless.getAddress().getPort() + "/");
      assertThatThrownBy(() -> hasty.fetch(uri, Optional.empty())).isInstanceOf(IOException.class);
    } finally {
      endless.stop(0);
    }
  }

  @Test
  void saysWhenNobodyIsThere() {
    try (TestIssuer gone = TestIssuer.start()) {
      gone.goDown();
      URI uri = URI.create(gone.issuer() + ".well-known/jwks.json");
      assertThatThrownBy(() -> fetcher.fetch(uri, Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ConnectException");
    }
  }
}
