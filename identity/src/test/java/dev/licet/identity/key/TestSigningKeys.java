package dev.licet.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.store.TestStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

  /**
   * Makes a server's keys of all algorithms, and waits until they sign: where there may be several
   * nodes, all have to know a key first.
   */
  public static void prepare(TestServer server) {
    var keys = server.bean(SigningKeys.class);
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> Stream.of(KeyAlgorithm.values()).forEach(keys::prepare));
    for (var algorithm : KeyAlgorithm.values()) {
      for (int tries = 0; keys.sign(algorithm, "JWT", Map.of()).isEmpty(); tries++) {
        assertThat(tries).isLessThan(100);
        try {
          Thread.sleep(100);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
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
