package dev.licet.guard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.CallDecided;
import dev.licet.guard.Guard;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/how-to/watch-guard-with-metrics-traces-and-logs.md. */
class WatchHowToTest {
  private static final KeySet KEYS = KeySet.parse(TestKeys.jwks(List.of(TestKeys.rsa("key-1"))));

  private final List<String> alarms = new ArrayList<>();

  private Guard guard(MeterRegistry registry) {
    // @start region="observers"
    Guard.Builder builder =
        Guard.builder()
            .domain("tenant.eu.auth0.com")
            .audience("https://hello-api")
            .observer(new RefusalLog())
            .observer(new GuardMeters(registry))
            .observer(new TraceEvents())
            .observer(this::alarm);
    // @end
    return builder.keys(() -> KEYS).build();
  }

  // @start region="own"
  private void alarm(CallDecided event) {
    event
        .refusal()
        .filter(refusal -> refusal.reason().status() == 503)
        .ifPresent(refusal -> alarms.add(refusal.finding().expected()));
  }

  // @end

  @Test
  void allOfThemSeeEachDecision() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (WrittenLines log = new WrittenLines(RefusalLog.LOGGER)) {
      guard(registry).check(name -> List.of(), Rule.authenticated());
      assertThat(log.lines()).hasSize(1);
    }
    assertThat(registry.get("licet.guard.decisions").tag("reason", "header_missing").counter())
        .extracting(counter -> counter.count())
        .isEqualTo(1.0);
    assertThat(alarms).isEmpty();
  }
}
