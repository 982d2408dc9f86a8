package dev.licet.identity.guardian;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.DocumentAnswers;
import dev.licet.identity.management.ManagementApi;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sends what factors need, by Auth0's names of before and of now: nobody. */
@RestController
@RequestMapping(ManagementApi.PATH + "/guardian/factors")
class FactorProvidersApi {
  private final DocumentAnswers answers;

  FactorProvidersApi(DocumentAnswers answers) {
    this.answers = answers;
  }

  @GetMapping("/sms/providers/twilio")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSmsTwilio(HttpServletRequest request) {
    return answers.show(FactorDocuments.NO_PROVIDER, request);
  }

  @GetMapping("/phone/providers/twilio")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPhoneTwilio(HttpServletRequest request) {
    return answers.show(FactorDocuments.NO_PROVIDER, request);
  }

  @GetMapping("/push-notification/providers/sns")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSns(HttpServletRequest request) {
    return answers.show(FactorDocuments.NO_PROVIDER, request);
  }

  @GetMapping("/push-notification/providers/apns")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showApns(HttpServletRequest request) {
    return answers.show(FactorDocuments.NO_PROVIDER, request);
  }

  @GetMapping("/duo/settings")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showDuo(HttpServletRequest request) {
    return answers.show(FactorDocuments.NO_PROVIDER, request);
  }

  @GetMapping("/sms/selected-provider")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSmsProvider(HttpServletRequest request) {
    return answers.show(FactorDocuments.PHONE_PROVIDER, request);
  }

  @GetMapping("/push-notification/selected-provider")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPushProvider(HttpServletRequest request) {
    return answers.show(FactorDocuments.PUSH_PROVIDER, request);
  }

  @GetMapping("/phone/templates")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPhoneTemplates(HttpServletRequest request) {
    return answers.show(FactorDocuments.SMS_TEMPLATES, request);
  }
}
