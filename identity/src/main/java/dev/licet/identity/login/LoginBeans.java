package dev.licet.identity.login;

import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.messageresolver.SpringMessageResolver;

@Configuration(proxyBeanMethods = false)
class LoginBeans {
  /** Asked before our own texts are. */
  @Bean
  OwnTextResolver ownTextResolver(SpringTemplateEngine engine, MessageSource messages) {
    var ours = new SpringMessageResolver();
    ours.setMessageSource(messages);
    var own = new OwnTextResolver();
    engine.setMessageResolvers(Set.of(own, ours));
    return own;
  }
}
