package dev.licet.guard;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a builder collected, and whether it makes sense; messages name settings as users do. */
final class GuardSettings {
  /** The one issuer, where it is described on the guard's own builder. */
  final IssuerSettings only = new IssuerSettings();

  Optional<Issuers> issuers = Optional.empty();
  Clock clock = Clock.systemUTC();
  final List<GuardObserver> observers = new ArrayList<>();

  /** Whose tokens are taken: the issuers given, or the only one. */
  Issuers trusted() {
    if (issuers.isEmpty()) {
      return Issuers.of(only.trusted());
    }
    only.made()
        .ifPresent(setting -> {
          throw new IllegalArgumentException(
              setting
                  + ", but this guard trusts the issuers given, "
                  + issuers.get()
                  + ": make the setting on each of them");
        });
    return issuers.get();
  }
}
