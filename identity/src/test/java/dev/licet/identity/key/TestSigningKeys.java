package dev.licet.identity.key;

import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.store.TestStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of one node over a database that it may share with others. */
public final class TestSigningKeys {
  private TestSigningKeys() {}

  /** For features over a database of a test: unencrypted, and without a key until one is needed. */
  public static final class Beans {
    @Bean
    SigningKeys signingKeys(JdbcClient jdbc, Issuer issuer, Ids ids) {
      var maker = new KeyMaker(issuer, ids, Clock.systemUTC(), new PlainKeys());
      return new SigningKeys(
          new SigningKeyTable(jdbc), maker, new PlainKeys(), Clock.systemUTC(), Duration.ZERO);
    }
  }

  /** Unencrypted; other nodes know of a change after that time. */
  public static SigningKeys over(TestStore store, Clock clock, Duration spread) {
    return over(store, clock, spread, passphrase(Optional.empty(), Optional.empty()));
  }

  static Passphrase passphrase(Optional<String> now, Optional<String> before) {
    return new Passphrase("LICET_KEY_PASSPHRASE", now, before);
  }

  static SigningKeys over(TestStore store, Clock clock, Duration spread, Passphrase passphrase) {
    var table = new SigningKeyTable(store.jdbc());
    var ring = new KeyRing(table, new SealedSecretTable(store.jdbc()));
    var protection = store.inTransaction(() -> ring.open(passphrase));
    var maker =
        new KeyMaker(
            new Issuer("login.example.com:8443"), new Ids(new SecureRandom()), clock, protection);
    var keys = new SigningKeys(table, maker, protection, clock, spread);
    store.inTransaction(keys::open);
    return keys;
  }
}
