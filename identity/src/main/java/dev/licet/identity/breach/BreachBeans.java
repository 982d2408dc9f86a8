package dev.licet.identity.breach;

import dev.licet.identity.outbound.Gets;
import dev.licet.identity.shared.Settings;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BreachBeans {
  @Bean
  BreachedPasswords breachedPasswords(Settings settings, Gets gets, Clock clock) {
    return settings
        .read("licet.breached-passwords-url", BreachBeans::base)
        .<BreachedPasswords>map(base -> new RangeService(base, gets::text, clock))
        .orElse(BreachedPasswords.NOBODY_ASKED);
  }

  private static URI base(String text) {
    var wanted =
        "must be an https:// URL that ends in a slash, such as https://range.example/range/";
    if (!text.matches("https://[^\\s/?#@]+/([^\\s?#]*/)?")) {
      throw new IllegalArgumentException(wanted);
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wanted, e);
    }
  }
}
