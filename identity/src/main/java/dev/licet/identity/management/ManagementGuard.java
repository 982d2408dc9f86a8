package dev.licet.identity.management;

import dev.licet.guard.Guard;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Licet's own guard before Licet's own API. It has the keys at hand, so it asks no network; the
 * starter puts it before every handler.
 */
@Configuration(proxyBeanMethods = false)
class ManagementGuard {
  @Bean(destroyMethod = "close")
  Guard guard(Issuer issuer, SigningKeys keys, Clock clock) {
    return Guard.builder()
        .issuer(issuer.url())
        .audience(ManagementApi.audience(issuer))
        .keys(keys::keySet)
        .clock(clock)
        .build();
  }
}
