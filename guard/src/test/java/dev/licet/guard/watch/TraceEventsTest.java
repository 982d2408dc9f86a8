package dev.licet.guard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraceEventsTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final KeySet KEYS = KeySet.parse(TestKeys.jwks(List.of(KEY)));

  private final TestTokens tokens =
      new TestTokens("https://tenant.example/", "https://hello-api", () -> KEY, Clock.systemUTC());
  private final Guard guard =
      Guard.builder()
          .domain("tenant.example")
          .audience("https://hello-api")
          .keys(() -> KEYS)
          .observer(new TraceEvents())
          .build();

  private void call(String token) {
    guard.check(
        name -> name.equals("Authorization") ? List.of("Bearer " + token) : List.of(),
        Rule.authenticated());
  }

  private Map<String, String> eventOf(String token) {
    try (SdkTracerProvider tracers = SdkTracerProvider.builder().build()) {
      Span span = tracers.get("test").spanBuilder("GET /user").startSpan();
      try (Scope current = span.makeCurrent()) {
        assertThat(current).isNotNull();
        call(token);
      }
      span.end();
      List<EventData> events = ((ReadableSpan) span).toSpanData().getEvents();
      assertThat(events).hasSize(1);
      assertThat(events.get(0).getName()).isEqualTo("licet.guard.decision");
      Map<String, String> attributes = new TreeMap<>();
      events
          .get(0)
          .getAttributes()
          .forEach((AttributeKey<?> key, Object value) ->
              attributes.put(key.getKey(), value.toString()));
      return attributes;
    }
  }

  @Test
  void aRefusalSaysWhichCheckFailedOnTheSpanOfTheCall() {
    assertThat(eventOf(tokens.accessToken().claim("aud", "urn:other").text()))
        .isEqualTo(
            Map.of(
                "licet.outcome", "refused",
                "licet.token", "refused",
                "licet.reason", "claims_invalid",
                "licet.check", "audience",
                "licet.expected", "aud with 'https://hello-api'"));
  }

  @Test
  void aPermitSaysHowTheTokenWasJudged() {
    String token = tokens.accessToken().text();
    assertThat(eventOf(token))
        .isEqualTo(Map.of("licet.outcome", "permitted", "licet.token", "verified"));
    assertThat(eventOf(token)).containsEntry("licet.token", "remembered");
  }

  @Test
  void withoutASpanThereIsNothingToDo() {
    assertThat(Span.current().isRecording()).isFalse();
    call("nonsense");
  }
}
