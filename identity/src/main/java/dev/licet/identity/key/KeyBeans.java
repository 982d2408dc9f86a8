package dev.licet.identity.key;

import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class KeyBeans {
  @Bean
  SigningKeys signingKeys(
      SigningKeyTable table,
      TransactionOperations transactions,
      Issuer issuer,
      Ids ids,
      Clock clock,
      Settings settings) {
    var ring = new KeyRing(table, issuer, ids, clock);
    var passphrase = settings.find("licet.key-passphrase");
    return Objects.requireNonNull(transactions.execute(_ -> ring.open(passphrase)));
  }
}
