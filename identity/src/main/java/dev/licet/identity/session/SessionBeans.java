package dev.licet.identity.session;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionBeans {
  @Bean
  Supplier<SessionLifetimes> sessionLifetimes() {
    return () -> SessionLifetimes.DEFAULT;
  }
}
