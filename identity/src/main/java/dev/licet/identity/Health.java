package dev.licet.identity;

import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.store.StoreCheck;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells those who run the server whether it lives, and whether to send it requests. */
@RestController
class Health {
  private final ApplicationAvailability availability;
  private final StoreCheck store;
  private final SigningKeys keys;

  Health(ApplicationAvailability availability, StoreCheck store, SigningKeys keys) {
    this.availability = availability;
    this.store = store;
    this.keys = keys;
  }

  @GetMapping("/health/live")
  Map<String, String> live() {
    return Map.of("status", "up");
  }

  @GetMapping("/health/ready")
  ResponseEntity<Map<String, String>> ready() {
    return isReady()
        ? ResponseEntity.ok(Map.of("status", "up"))
        : ResponseEntity.status(503).body(Map.of("status", "down"));
  }

  private boolean isReady() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
        && !keys.published().isEmpty()
        && store.answers();
  }
}
