package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.watch.GuardMeters;
import dev.licet.guard.watch.TraceEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who observes the guard that the settings describe, besides its log: the application's registry of
 * meters and its traces, where it has them, and its own beans. A guard that the application makes
 * itself is observed by whom it says.
 */
@Configuration(proxyBeanMethods = false)
class ObserversConfiguration {
  @Bean
  GuardWatch licetWatch(EarlySettings settings) {
    return settings.watch();
  }

  @Bean
  SmartInitializingSingleton licetOwnObservers(
      GuardWatch watch, ObjectProvider<GuardObserver> observers) {
    return () -> observers.orderedStream().filter(own -> own != watch).forEach(watch::add);
  }

  /** Micrometer's registry; of several, the primary one. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class WithMicrometer {
    @Bean
    SmartInitializingSingleton licetMeters(
        GuardWatch watch, ObjectProvider<MeterRegistry> registries) {
      return () -> registries.ifUnique(registry -> watch.add(new GuardMeters(registry)));
    }
  }

  /** OpenTelemetry's spans, whoever makes them. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Span.class)
  static class WithOpenTelemetry {
    @Bean
    SmartInitializingSingleton licetTraceEvents(GuardWatch watch) {
      return () -> watch.add(new TraceEvents());
    }
  }

  /** The health of the API in Spring Boot's actuator, as {@code licet}. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  @ConditionalOnEnabledHealthIndicator("licet")
  static class WithActuator {
    @Bean
    HealthIndicator licetHealthIndicator(ObjectProvider<Guard> guard) {
      return new KeysHealthIndicator(guard::getObject);
    }
  }
}
