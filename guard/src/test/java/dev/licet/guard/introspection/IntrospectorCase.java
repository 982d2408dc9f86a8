package dev.licet.guard.introspection;

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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One who asks an issuer whose every answer is in the test's hands, and its time too. */
abstract class IntrospectorCase {
  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  static final long NOW = START.getEpochSecond();
  static final String GOOD =
      "{\"active\":true,\"iss\":\"https://tenant.example/\",\"aud\":\"https://api\",\"sub\":\"u\","
          + "\"scope\":\"a b\",\"exp\":"
          + (NOW + 600)
          + "}";

  final AtomicInteger questions = new AtomicInteger();
  volatile Instant now = START;
  volatile IntrospectionSource issuer = token -> bytes(GOOD);
  Introspector introspector = introspector(settings());

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Introspection.Builder settings() {
    return Introspection.as("api", "secret");
  }

  Introspector introspector(Introspection.Builder settings) {
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

  boolean passes(String token) {
    return introspector.verify(token) instanceof Verdict.Verified;
  }

  Check failed(String token) {
    return ((Verdict.Rejected) introspector.verify(token)).finding().check();
  }

  Check failedBy(String answer) {
    issuer = token -> bytes(answer);
    return failed("t");
  }

  void advance(long seconds) {
    now = now.plusSeconds(seconds);
  }

  static byte[] down(String token) throws IOException {
    throw new NoAnswer(NoAnswer.Kind.OUTAGE, "down");
  }
}
