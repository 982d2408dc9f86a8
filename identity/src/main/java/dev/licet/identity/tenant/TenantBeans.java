package dev.licet.identity.tenant;

import dev.licet.identity.shared.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantBeans {
  @Bean
  TenantFileSetting tenantFileSetting(Settings settings) {
    return TenantFileSetting.read(settings);
  }
}
