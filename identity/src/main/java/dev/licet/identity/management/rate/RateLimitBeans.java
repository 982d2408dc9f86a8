package dev.licet.identity.management.rate;

import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.shared.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class RateLimitBeans {
  /** Ten thousand calls a second: no person and no tool notices, a runaway loop does. */
  private static final String USUAL = "600000";

  @Bean
  RateLimit rateLimit(Settings settings, Clock clock) {
    int rate = settings.read("licet.management-rate", USUAL, RateLimitBeans::rate);
    return new RateLimit(new Allowances(rate, clock), clock);
  }

  @Bean
  WebMvcConfigurer managementRate(RateLimit limit) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(limit).addPathPatterns(ManagementApi.PATH + "/**");
      }
    };
  }

  private static int rate(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "must be the calls a minute that one application may make");
    }
    return Integer.parseInt(text);
  }
}
