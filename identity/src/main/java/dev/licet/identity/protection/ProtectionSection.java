package dev.licet.identity.protection;

import dev.licet.identity.document.Document;
import dev.licet.identity.document.DocumentSection;
import dev.licet.identity.document.Documents;
import dev.licet.identity.section.FileSection;
import java.util.LinkedHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The section {@code attackProtection} of the tenant file. */
@Configuration(proxyBeanMethods = false)
class ProtectionSection {
  @Bean
  FileSection attackProtectionSection(Documents documents) {
    var parts = new LinkedHashMap<String, Document>();
    parts.put("bruteForceProtection", ProtectionDocuments.BRUTE_FORCE);
    parts.put("suspiciousIpThrottling", ProtectionDocuments.SUSPICIOUS_IP);
    parts.put("breachedPasswordDetection", ProtectionDocuments.BREACHED_PASSWORDS);
    parts.put("botDetection", ProtectionDocuments.BOT_DETECTION);
    parts.put("captcha", ProtectionDocuments.CAPTCHA);
    return DocumentSection.of("attackProtection", "attack protection", parts, documents);
  }
}
