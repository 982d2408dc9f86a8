package dev.licet.identity.branding;

import dev.licet.identity.document.Documents;
import dev.licet.identity.section.FileSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tenant file has of how pages look. */
@Configuration(proxyBeanMethods = false)
class BrandingSections {
  @Bean
  FileSection brandingSection(Documents documents) {
    return new BrandingSection(documents);
  }

  @Bean
  FileSection themesSection(Documents documents) {
    return new ThemesSection(documents);
  }
}
