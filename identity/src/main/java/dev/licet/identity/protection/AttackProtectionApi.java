package dev.licet.identity.protection;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.DocumentAnswers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/attack-protection}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/attack-protection")
class AttackProtectionApi implements Described {
  private final DocumentAnswers answers;

  AttackProtectionApi(DocumentAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PATCH /attack-protection/brute-force-protection", ProtectionDocuments.BRUTE_FORCE.shape(),
        "PATCH /attack-protection/suspicious-ip-throttling",
            ProtectionDocuments.SUSPICIOUS_IP.shape(),
        "PATCH /attack-protection/breached-password-detection",
            ProtectionDocuments.BREACHED_PASSWORDS.shape(),
        "PATCH /attack-protection/bot-detection", ProtectionDocuments.BOT_DETECTION.shape(),
        "PATCH /attack-protection/captcha", ProtectionDocuments.CAPTCHA.shape(),
        "PATCH /attack-protection/phone-provider-protection",
            ProtectionDocuments.PHONE_PROVIDER.shape());
  }

  @GetMapping("/brute-force-protection")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showBruteForce(Fields fields) {
    return answers.show(ProtectionDocuments.BRUTE_FORCE, fields);
  }

  @PatchMapping("/brute-force-protection")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeBruteForce(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.BRUTE_FORCE, request);
  }

  @GetMapping("/suspicious-ip-throttling")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showSuspiciousIp(Fields fields) {
    return answers.show(ProtectionDocuments.SUSPICIOUS_IP, fields);
  }

  @PatchMapping("/suspicious-ip-throttling")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeSuspiciousIp(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.SUSPICIOUS_IP, request);
  }

  @GetMapping("/breached-password-detection")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showBreachedPasswords(Fields fields) {
    return answers.show(ProtectionDocuments.BREACHED_PASSWORDS, fields);
  }

  @PatchMapping("/breached-password-detection")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeBreachedPasswords(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.BREACHED_PASSWORDS, request);
  }

  @GetMapping("/bot-detection")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showBotDetection(Fields fields) {
    return answers.show(ProtectionDocuments.BOT_DETECTION, fields);
  }

  @PatchMapping("/bot-detection")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeBotDetection(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.BOT_DETECTION, request);
  }

  @GetMapping("/captcha")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showCaptcha(Fields fields) {
    return answers.show(ProtectionDocuments.CAPTCHA, fields);
  }

  @PatchMapping("/captcha")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeCaptcha(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.CAPTCHA, request);
  }

  @GetMapping("/phone-provider-protection")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showPhoneProvider(Fields fields) {
    return answers.show(ProtectionDocuments.PHONE_PROVIDER, fields);
  }

  @PatchMapping("/phone-provider-protection")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changePhoneProvider(HttpServletRequest request) throws IOException {
    return answers.merge(ProtectionDocuments.PHONE_PROVIDER, request);
  }
}
