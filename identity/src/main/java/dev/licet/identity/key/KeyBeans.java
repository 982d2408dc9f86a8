package dev.licet.identity.key;

import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.store.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class KeyBeans {
  /** Nodes look at the keys every second; this leaves them time. */
  static final Duration SPREAD = Duration.ofSeconds(4);

  @Bean
  Passphrase passphrase(Settings settings) {
    return Passphrase.read(settings);
  }

  @Bean
  KeyProtection keyProtection(
      SigningKeyTable keys,
      SealedSecretTable secrets,
      TransactionOperations transactions,
      Passphrase passphrase) {
    var ring = new KeyRing(keys, secrets);
    return Objects.requireNonNull(transactions.execute(_ -> ring.open(passphrase)));
  }

  @Bean
  SigningKeys signingKeys(
      SigningKeyTable table,
      KeyProtection protection,
      TransactionOperations transactions,
      Nodes nodes,
      Issuer issuer,
      Ids ids,
      Clock clock) {
    var maker = new KeyMaker(issuer, ids, clock, protection);
    var spread = nodes.several() ? SPREAD : Duration.ZERO;
    var keys = new SigningKeys(table, maker, protection, clock, spread);
    transactions.executeWithoutResult(_ -> keys.open());
    return keys;
  }

  @Bean
  SealedSecrets sealedSecrets(SealedSecretTable table, KeyProtection protection) {
    return new SealedSecrets(table, protection);
  }
}
