package dev.licet.spring;

import dev.licet.guard.dpop.Dpop;
import dev.licet.valkey.ValkeyReplayStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.util.ClassUtils;

/** How the settings want tokens to be taken that are bound to a key. */
final class DpopFromSettings {
  private static final String VALKEY = "dev.licet.valkey.ValkeyReplayStore";
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final List<Setting> DETAILS =
      List.of(
          Setting.DPOP_ALGORITHMS,
          Setting.DPOP_LIFETIME,
          Setting.DPOP_NONCE,
          Setting.DPOP_SECRET,
          Setting.DPOP_STORE);

  private final Settings settings;
  private final Consumer<AutoCloseable> opened;

  /** By these settings; what is to be closed in the end is handed on. */
  DpopFromSettings(Settings settings, Consumer<AutoCloseable> opened) {
    this.settings = settings;
    this.opened = opened;
  }

  /**
   * Empty if they want no proofs.
   *
   * @throws StartRefused if they make no sense
   * @throws IllegalArgumentException if a value is out of its bounds
   */
  Optional<Dpop> dpop() {
    String mode = settings.value(Setting.DPOP).orElse("off");
    return switch (mode) {
      case "accepted" -> Optional.of(detailed(Dpop.accepted()));
      case "required" -> Optional.of(detailed(Dpop.required()));
      case "off", "false" -> {
        DETAILS.forEach(this::requireUnset);
        yield Optional.empty();
      }
      default -> throw Setting.DPOP.refuse(mode, "off, accepted or required");
    };
  }

  private void requireUnset(Setting detail) {
    if (settings.value(detail).isPresent()) {
      throw new StartRefused(
          detail.variable()
              + " / "
              + detail.property()
              + " is set, but LICET_DPOP_MODE / licet.dpop.mode is 'off': set that to accepted or"
              + " required, or leave the other out");
    }
  }

  private Dpop detailed(Dpop plain) {
    Dpop dpop = plain;
    List<String> algorithms = settings.list(Setting.DPOP_ALGORITHMS);
    if (!algorithms.isEmpty()) {
      dpop = dpop.algorithms(algorithms);
    }
    Optional<Duration> lifetime =
        settings.duration(Setting.DPOP_LIFETIME, "1 second to 10 minutes, such as 60s");
    if (lifetime.isPresent()) {
      dpop = dpop.proofLifetime(lifetime.get());
    }
    return withStore(withNonce(dpop));
  }

  /** A secret says by itself that nonces are demanded. */
  private Dpop withNonce(Dpop dpop) {
    Optional<String> secret = settings.value(Setting.DPOP_SECRET);
    boolean off =
        settings.value(Setting.DPOP_NONCE).isPresent() && !settings.isOn(Setting.DPOP_NONCE);
    if (secret.isEmpty()) {
      return settings.isOn(Setting.DPOP_NONCE) ? dpop.demandingNonce() : dpop;
    }
    if (off) {
      throw Setting.DPOP_NONCE.refuse("false", "true, as a nonce secret is set, or no secret");
    }
    return dpop.demandingNonce(octets(secret.get()));
  }

  private static byte[] octets(String secret) {
    try {
      return Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException e) {
      throw Setting.DPOP_SECRET.refuse("(not shown)", "at least 32 random octets in base64");
    }
  }

  private Dpop withStore(Dpop dpop) {
    String store = settings.value(Setting.DPOP_STORE).orElse("memory");
    if (store.equals("memory")) {
      return dpop;
    }
    if (!ClassUtils.isPresent(VALKEY, DpopFromSettings.class.getClassLoader())) {
      throw Setting.DPOP_STORE.refuse(
          "(not shown)", "memory, or the artifact licet-guard-valkey on the class path");
    }
    ValkeyReplayStore valkey = ValkeyReplayStore.at(store, PATIENCE);
    opened.accept(valkey);
    return dpop.replayStore(valkey);
  }
}
