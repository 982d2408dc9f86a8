package dev.licet.identity.key;

import dev.licet.identity.key.StoredKey.Role;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.time.Instant;

/** Makes fresh keys, ready for the store. */
final class KeyMaker {
  private final Issuer issuer;
  private final Ids ids;
  private final Clock clock;
  private final KeyProtection protection;

  KeyMaker(Issuer issuer, Ids ids, Clock clock, KeyProtection protection) {
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
    this.protection = protection;
  }

  /** One that signs from then on. */
  StoredKey current(KeyAlgorithm algorithm, Instant from) {
    return make(algorithm, Role.CURRENT, from.toEpochMilli());
  }

  /** One that is announced. */
  StoredKey next(KeyAlgorithm algorithm) {
    return make(algorithm, Role.NEXT, 0);
  }

  private StoredKey make(KeyAlgorithm algorithm, Role role, long activatedAt) {
    var now = clock.instant();
    var fresh = SelfSigned.create(algorithm, issuer.host(), now);
    var kid = ids.keyId();
    return new StoredKey(
        kid,
        algorithm,
        role,
        SelfSigned.encode(fresh.certificate()),
        protection.protect(kid, fresh.keys().getPrivate().getEncoded()),
        now.toEpochMilli(),
        activatedAt,
        0,
        0);
  }
}
