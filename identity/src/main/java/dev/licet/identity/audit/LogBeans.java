package dev.licet.identity.audit;

import dev.licet.identity.shared.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogBeans {
  @Bean
  LogSettings logSettings(Settings settings) {
    return LogSettings.read(settings);
  }
}
