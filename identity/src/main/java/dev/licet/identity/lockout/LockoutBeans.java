package dev.licet.identity.lockout;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LockoutBeans {
  @Bean
  Supplier<LockoutSettings> lockoutSettings() {
    return () -> LockoutSettings.DEFAULT;
  }
}
