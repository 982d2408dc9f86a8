package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.keys.KeyHealth;
import dev.licet.guard.keys.KeyHealth.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether calls can be judged: up while there are keys of any issuer, be they ever so stale; out of
 * service while there are none at all. The details say more, to whom they are shown.
 */
final class KeysHealthIndicator implements HealthIndicator {
  private final Supplier<Guard> guard;

  KeysHealthIndicator(Supplier<Guard> guard) {
    this.guard = guard;
  }

  @Override
  public Health health() {
    Map<String, KeyHealth> issuers = guard.get().health();
    boolean light = issuers.values().stream().anyMatch(h -> h.state() != State.WITHOUT_KEYS);
    Health.Builder health = light || issuers.isEmpty() ? Health.up() : Health.outOfService();
    issuers.forEach((issuer, keys) -> health.withDetail(issuer, details(keys)));
    return health.build();
  }

  private static Map<String, Object> details(KeyHealth keys) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", keys.state().name());
    details.put("keys", keys.keyIds());
    keys.lastSuccess().ifPresent(time -> details.put("lastSuccess", time.toString()));
    keys.nextLook().ifPresent(time -> details.put("nextLook", time.toString()));
    keys.lastFailure().ifPresent(why -> details.put("lastFailure", why));
    if (!keys.leftOut().isEmpty()) {
      details.put("leftOut", keys.leftOut());
    }
    return details;
  }
}
