package dev.licet.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Keeps a reactive application from starting: it would look guarded, and be open. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class LicetReactiveAutoConfiguration {
  private static final String REFUSAL =
      "This application is reactive, but the Licet starter guards servlet applications only: every"
          + " route would be open. Make it one (spring.main.web-application-type=servlet), or take"
          + " licet-guard instead of the starter, and call Guard.check in a WebFilter of your own.";

  @Bean
  static BeanFactoryPostProcessor licetReactiveRefusal() {
    return beans ->
        Echoes.silencedBy(() -> {
          throw new StartRefused(REFUSAL);
        });
  }
}
