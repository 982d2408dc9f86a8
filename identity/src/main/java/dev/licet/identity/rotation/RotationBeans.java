package dev.licet.identity.rotation;

import dev.licet.identity.shared.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RotationBeans {
  @Bean
  RotationPlan rotationPlan(Settings settings) {
    return RotationPlan.read(settings);
  }
}
