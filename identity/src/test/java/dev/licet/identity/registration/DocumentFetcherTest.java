package dev.licet.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Gets;
import dev.licet.identity.outbound.StrangersGets;
import dev.licet.identity.outbound.TestWebhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often, and for how long, documents are fetched. */
@Tag("once")
class DocumentFetcherTest {
  @TempDir static Path folder;

  private final TestClock clock = new TestClock();
  private final List<Object> events = new ArrayList<>();
  private TestWebhook web;
  private Gets gets;
  private DocumentFetcher fetcher;

  @BeforeEach
  void start() throws Exception {
    web = TestWebhook.in(folder);
    web.answerWith(Map.of("Content-Type", "application/json"));
    gets = new Gets(Destinations.of("127.0.0.0/8"), web.trust(), Duration.ofSeconds(2));
    fetcher = new DocumentFetcher(new StrangersGets(gets, clock), events::add, clock);
  }

  @AfterEach
  void stop() throws Exception {
    gets.destroy();
    web.close();
  }

  private Duration fresh(Map<String, String> headers) {
    web.answerWith("{}", Duration.ZERO);
    web.answerWith(headers);
    return switch (fetcher.fetch(web.url("/one"))) {
      case Attempt.Success<DocumentText>(var text) -> text.fresh();
      case Attempt.Failure<DocumentText>(var error) -> throw new AssertionError(error);
    };
  }

  private int status(String path) {
    return switch (fetcher.fetch(web.url(path))) {
      case Attempt.Success<DocumentText> _ -> 200;
      case Attempt.Failure<DocumentText>(var error) -> error.status();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public, max-age=600|0|PT10M",
        "max-age=600|60|PT9M",
        "max-age=5|0|PT1M",
        "no-store|0|PT1M",
        "no-cache, max-age=600|0|PT1M",
        "max-age=999999999|0|PT24H",
        "max-age=made-up|0|PT15M",
        "private|0|PT15M"
      })
  void areGoodForAsLongAsTheirSenderSaysWithinReason(String control, String age, Duration fresh) {
    var headers = Map.of("Content-Type", "application/json", "Cache-Control", control, "Age", age);
    assertThat(fresh(headers)).isEqualTo(fresh);
  }

  @Test
  void orUntilTheySay() {
    var type = Map.entry("Content-Type", "application/json");
    var time = DateTimeFormatter.RFC_1123_DATE_TIME;
    var later = clock.instant().plusSeconds(7_200).atZone(ZoneOffset.UTC).format(time);
    assertThat(fresh(Map.ofEntries(type, Map.entry("Expires", later))))
        .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
    assertThat(fresh(Map.ofEntries(type, Map.entry("Expires", "0"))))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void areAskedForAgainAWhileAfterTheyFailed() {
    web.answerWith(500);
    assertThat(status("/one")).isEqualTo(400);
    web.answerWith("{}", Duration.ZERO);
    assertThat(status("/one")).isEqualTo(400);
    assertThat(web.calls()).hasSize(1);
    clock.pass(DocumentFetcher.PAUSE);
    assertThat(status("/one")).isEqualTo(200);
    assertThat(events).hasSize(1);
  }

  @Test
  void noHostIsAskedForMoreThanSoManyAMinute() { // I3
    web.answerWith("{}", Duration.ZERO);
    IntStream.range(0, StrangersGets.A_MINUTE)
        .forEach(one -> assertThat(status("/" + one)).isEqualTo(200));
    assertThat(status("/more")).isEqualTo(503);
    assertThat(web.calls()).hasSize(StrangersGets.A_MINUTE);
    clock.pass(Duration.ofMinutes(1));
    assertThat(status("/more")).isEqualTo(200);
  }

  @Test
  void onlySoManyAreFetchedAtATime() throws Exception { // I3
    web.answerWith("{}", Duration.ofSeconds(3));
    var started = new CountDownLatch(StrangersGets.AT_A_TIME);
    var threads =
        IntStream.range(0, StrangersGets.AT_A_TIME)
            .mapToObj(one ->
                Thread.ofVirtual()
                    .start(() -> {
                      started.countDown();
                      status("/slow" + one);
                    }))
            .toList();
    started.await();
    Thread.sleep(300);
    assertThat(status("/more")).isEqualTo(503);
    for (var thread : threads) {
      thread.join();
    }
    web.answerWith("{}", Duration.ZERO);
    assertThat(status("/more")).isEqualTo(200);
  }
}
