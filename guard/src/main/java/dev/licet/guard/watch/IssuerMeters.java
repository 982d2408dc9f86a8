package dev.licet.guard.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of the keys of each issuer. */
final class IssuerMeters {
  private static final int MAX_ISSUERS = 100;

  private final MeterRegistry registry;
  private final Map<String, Meters> byIssuer = new ConcurrentHashMap<>();

  IssuerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Meters of(String issuer) {
    Meters known = byIssuer.get(issuer);
    if (known != null) {
      return known;
    }
    String tag = byIssuer.size() < MAX_ISSUERS ? issuer : "other";
    return byIssuer.computeIfAbsent(tag, name -> new Meters(registry, name));
  }

  /** Those of one issuer. */
  static final class Meters {
    private static final long NEVER = Long.MIN_VALUE;

    private final MeterRegistry registry;
    private final Counter successes;
    private final Counter failures;
    private final Counter found;
    private final Counter missed;
    private volatile long lastSuccess = NEVER;
    private volatile int usable;

    private Meters(MeterRegistry registry, String issuer) {
      this.registry = registry;
      this.successes = counter("fetches", "Looks at the keys", issuer, "outcome", "success");
      this.failures = counter("fetches", "Looks at the keys", issuer, "outcome", "failure");
      this.found = counter("sought", "Looks for a key that was not known", issuer, "found", "true");
      this.missed =
          counter("sought", "Looks for a key that was not known", issuer, "found", "false");
      Gauge.builder("licet.guard.keys.usable", this, meters -> meters.usable)
          .description("Keys that tokens are verified by")
          .tag("issuer", issuer)
          .register(registry);
      TimeGauge.builder("licet.guard.keys.age", this, TimeUnit.MILLISECONDS, Meters::age)
          .description("Time since the keys were last seen at the provider")
          .tag("issuer", issuer)
          .register(registry);
    }

    private Counter counter(
        String name, String description, String issuer, String tag, String value) {
      return Counter.builder("licet.guard.keys." + name)
          .description(description)
          .tag("issuer", issuer)
          .tag(tag, value)
          .register(registry);
    }

    private long now() {
      return registry.config().clock().wallTime();
    }

    /** No number while there has been no success. */
    private double age() {
      return lastSuccess == NEVER ? Double.NaN : now() - lastSuccess;
    }

    void fetched(int keys) {
      successes.increment();
      lastSuccess = now();
      usable = keys;
    }

    void restored(int keys, Instant fetched) {
      lastSuccess = fetched.toEpochMilli();
      usable = keys;
    }

    void dropped() {
      usable = 0;
    }

    void failed() {
      failures.increment();
    }

    void sought(boolean successfully) {
      (successfully ? found : missed).increment();
    }
  }
}
