package dev.licet.identity.outbound;

import dev.licet.identity.shared.Settings;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundBeans {
  @Bean
  Destinations destinations(Settings settings) {
    return Destinations.read(settings);
  }

  @Bean
  Posts posts(Destinations destinations) throws NoSuchAlgorithmException {
    return new Posts(destinations, SSLContext.getDefault());
  }

  @Bean
  Gets gets(Destinations destinations) throws NoSuchAlgorithmException {
    return new Gets(destinations, SSLContext.getDefault(), Duration.ofSeconds(2));
  }
}
