package dev.licet.identity.guardian;

import dev.licet.identity.document.DocumentSection;
import dev.licet.identity.document.Documents;
import dev.licet.identity.section.FileSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tenant file has of second factors. */
@Configuration(proxyBeanMethods = false)
class GuardianSections {
  @Bean
  FileSection factorsSection() {
    return new FactorsSection();
  }

  @Bean
  FileSection messageTypesSection(Documents documents) {
    return DocumentSection.of(
        "guardianPhoneFactorMessageTypes",
        "message types of the phone factor",
        FactorDocuments.MESSAGE_TYPES,
        documents);
  }

  @Bean
  FileSection phoneProviderSection(Documents documents) {
    return DocumentSection.of(
        "guardianPhoneFactorSelectedProvider",
        "provider of the phone factor",
        FactorDocuments.PHONE_PROVIDER,
        documents);
  }
}
