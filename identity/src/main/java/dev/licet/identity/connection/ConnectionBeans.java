package dev.licet.identity.connection;

import dev.licet.identity.application.Applications;
import dev.licet.identity.section.FileSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionBeans {
  @Bean
  FileSection databasesSection(Connections connections, Applications applications) {
    return new ConnectionSection(true, connections, applications);
  }

  @Bean
  FileSection connectionsSection(Connections connections, Applications applications) {
    return new ConnectionSection(false, connections, applications);
  }
}
