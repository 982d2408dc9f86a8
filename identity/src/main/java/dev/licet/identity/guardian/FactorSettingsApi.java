package dev.licet.identity.guardian;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/guardian/factors}: what is kept about factors by phone. */
@RestController
@RequestMapping(ManagementApi.PATH + "/guardian/factors")
class FactorSettingsApi implements Described {
  private final DocumentAnswers answers;

  FactorSettingsApi(DocumentAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PUT /guardian/factors/phone/message-types", FactorDocuments.MESSAGE_TYPES.shape(),
        "PUT /guardian/factors/phone/selected-provider", FactorDocuments.PHONE_PROVIDER.shape(),
        "PUT /guardian/factors/sms/templates", FactorDocuments.SMS_TEMPLATES.shape());
  }

  @GetMapping("/phone/message-types")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showMessageTypes(Fields fields) {
    return answers.show(FactorDocuments.MESSAGE_TYPES, fields);
  }

  @PutMapping("/phone/message-types")
  @RequiresScope("update:guardian_factors")
  ResponseEntity<Object> setMessageTypes(HttpServletRequest request) throws IOException {
    return answers.replace(FactorDocuments.MESSAGE_TYPES, request);
  }

  @GetMapping("/phone/selected-provider")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showPhoneProvider(Fields fields) {
    return answers.show(FactorDocuments.PHONE_PROVIDER, fields);
  }

  @PutMapping("/phone/selected-provider")
  @RequiresScope("update:guardian_factors")
  ResponseEntity<Object> setPhoneProvider(HttpServletRequest request) throws IOException {
    return answers.replace(FactorDocuments.PHONE_PROVIDER, request);
  }

  @GetMapping("/sms/templates")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> showSmsTemplates(Fields fields) {
    return answers.show(FactorDocuments.SMS_TEMPLATES, fields);
  }

  @PutMapping("/sms/templates")
  @RequiresScope("update:guardian_factors")
  ResponseEntity<Object> setSmsTemplates(HttpServletRequest request) throws IOException {
    return answers.replace(FactorDocuments.SMS_TEMPLATES, request);
  }
}
