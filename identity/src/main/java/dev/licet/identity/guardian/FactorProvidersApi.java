package dev.licet.identity.guardian;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.DocumentAnswers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Fields;
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
  ResponseEntity<Object> showSmsTwilio(Fields fields) {
    return answers.show(FactorDocuments.NO_PROVIDER, fields);
  }

  @GetMapping("/phone/providers/twilio")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPhoneTwilio(Fields fields) {
    return answers.show(FactorDocuments.NO_PROVIDER, fields);
  }

  @GetMapping("/push-notification/providers/sns")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSns(Fields fields) {
    return answers.show(FactorDocuments.NO_PROVIDER, fields);
  }

  @GetMapping("/push-notification/providers/apns")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showApns(Fields fields) {
    return answers.show(FactorDocuments.NO_PROVIDER, fields);
  }

  @GetMapping("/duo/settings")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showDuo(Fields fields) {
    return answers.show(FactorDocuments.NO_PROVIDER, fields);
  }

  @GetMapping("/sms/selected-provider")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSmsProvider(Fields fields) {
    return answers.show(FactorDocuments.PHONE_PROVIDER, fields);
  }

  @GetMapping("/push-notification/selected-provider")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPushProvider(Fields fields) {
    return answers.show(FactorDocuments.PUSH_PROVIDER, fields);
  }

  @GetMapping("/phone/templates")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPhoneTemplates(Fields fields) {
    return answers.show(FactorDocuments.SMS_TEMPLATES, fields);
  }
}
