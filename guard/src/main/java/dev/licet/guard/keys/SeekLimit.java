package dev.licet.guard.keys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often tokens may send us to the provider, for anybody can write a token with a new {@code
 * kid}: once in a window, whether the look succeeds or not, and not for an id that was looked for
 * in vain a short while ago. For one thread at a time.
 */
final class SeekLimit {
  private static final long WINDOW_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final long VAIN_MILLIS = Duration.ofMinutes(2).toMillis();
  private static final int MAX_VAIN = 1000;
  private static final int MAX_ID_LENGTH = 200;

  private final Map<String, Long> vain = new LinkedHashMap<>();
  private long lastLook = Long.MIN_VALUE / 2;

  /** Whether to look for this id now; if so, that look is counted. */
  boolean allows(String keyId, long now) {
    Long inVain = vain.get(keyId);
    boolean soughtInVain = inVain != null && isWithin(VAIN_MILLIS, inVain, now);
    if (keyId.length() > MAX_ID_LENGTH || soughtInVain || isWithin(WINDOW_MILLIS, lastLook, now)) {
      return false;
    }
    lastLook = now;
    return true;
  }

  /** Notes that the provider has no key of this id. */
  void soughtInVain(String keyId, long now) {
    if (vain.size() >= MAX_VAIN) {
      vain.remove(vain.keySet().iterator().next());
    }
    if (keyId.length() <= MAX_ID_LENGTH) {
      vain.put(keyId, now);
    }
  }

  /** A clock that was set back ends a window rather than making it longer. */
  private static boolean isWithin(long window, long since, long now) {
    return now >= since && now - since < window;
  }
}
