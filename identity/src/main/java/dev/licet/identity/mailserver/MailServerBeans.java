package dev.licet.identity.mailserver;

import dev.licet.identity.shared.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailServerBeans {
  @Bean
  SmtpSetting smtpSetting(Settings settings) {
    return SmtpSetting.read(settings);
  }
}
