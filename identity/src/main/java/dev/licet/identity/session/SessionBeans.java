package dev.licet.identity.session;

import dev.licet.identity.settings.TenantSettings;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionBeans {
  @Bean
  Supplier<SessionLifetimes> sessionLifetimes(TenantSettings settings) {
    return () ->
        new SessionLifetimes(
            settings.idleSessionLifetime(),
            settings.sessionLifetime(),
            settings.sessionsOutliveBrowsers());
  }
}
