package dev.licet.identity.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SharedBeans {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Ids ids() {
    return new Ids(new SecureRandom());
  }

  @Bean
  Settings settings(Environment environment) {
    return new Settings(environment);
  }

  @Bean
  Issuer issuer(Settings settings) {
    return settings.read("licet.domain", Issuer.LOCAL, Issuer::new);
  }

  @Bean
  ServerMode serverMode(Settings settings) {
    return settings.read("licet.mode", "production", ServerMode::of);
  }

  /** Nothing is written outside of it, so nothing is written before all else is read. */
  @Bean
  DataFolder dataFolder(Settings settings, ObjectProvider<ReadFirst> others) {
    others.forEach(Objects::requireNonNull);
    return settings.read("licet.data", ".licet", DataFolder::at);
  }
}
