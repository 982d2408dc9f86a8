package dev.licet.guard.watch;

import dev.licet.guard.CallDecided;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.Refusal;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import java.util.Locale;

/**
 * Adds an event to the OpenTelemetry span that the call is traced by, if it is: {@code
 * licet.guard.decision} with the attributes {@code licet.outcome} (permitted or refused), {@code
 * licet.token} (how the token was judged) and, of a refusal, {@code licet.reason}, {@code
 * licet.check} and {@code licet.expected}. What was found is not among them: traces are seen by
 * many, and it may name a person. It needs {@code opentelemetry-api} on the class path; without it,
 * nothing but this class is missing.
 */
public final class TraceEvents implements GuardObserver {
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("licet.outcome");
  private static final AttributeKey<String> TOKEN = AttributeKey.stringKey("licet.token");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("licet.reason");
  private static final AttributeKey<String> CHECK = AttributeKey.stringKey("licet.check");
  private static final AttributeKey<String> EXPECTED = AttributeKey.stringKey("licet.expected");

  /** One for whatever span is current when a call is decided. */
  public TraceEvents() {}

  @Override
  public void decided(CallDecided event) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.addEvent("licet.guard.decision", attributes(event));
    }
  }

  private static Attributes attributes(CallDecided event) {
    AttributesBuilder attributes = Attributes.builder().put(TOKEN, lower(event.token()));
    if (event.decision() instanceof Refusal refusal) {
      attributes
          .put(OUTCOME, "refused")
          .put(REASON, lower(refusal.reason()))
          .put(CHECK, lower(refusal.finding().check()))
          .put(EXPECTED, refusal.finding().expected());
    } else {
      attributes.put(OUTCOME, "permitted");
    }
    return attributes.build();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
