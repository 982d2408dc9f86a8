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

/** {@code /api/v2/risk-assessments} and {@code /api/v2/supplemental-signals}: neither is there. */
@RestController
@RequestMapping(ManagementApi.PATH)
class RiskApi implements Described {
  private final DocumentAnswers answers;

  RiskApi(DocumentAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PATCH /risk-assessments/settings", RiskDocuments.RISK.shape(),
        "PATCH /risk-assessments/settings/new-device", RiskDocuments.NEW_DEVICE.shape(),
        "PATCH /supplemental-signals", RiskDocuments.SIGNALS.shape());
  }

  @GetMapping("/risk-assessments/settings")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showRisk(Fields fields) {
    return answers.show(RiskDocuments.RISK, fields);
  }

  @PatchMapping("/risk-assessments/settings")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeRisk(HttpServletRequest request) throws IOException {
    return answers.merge(RiskDocuments.RISK, request);
  }

  @GetMapping("/risk-assessments/settings/new-device")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showNewDevice(Fields fields) {
    return answers.show(RiskDocuments.NEW_DEVICE, fields);
  }

  @PatchMapping("/risk-assessments/settings/new-device")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeNewDevice(HttpServletRequest request) throws IOException {
    return answers.merge(RiskDocuments.NEW_DEVICE, request);
  }

  @GetMapping("/supplemental-signals")
  @RequiresScope("read:attack_protection")
  ResponseEntity<Object> showSignals(Fields fields) {
    return answers.show(RiskDocuments.SIGNALS, fields);
  }

  @PatchMapping("/supplemental-signals")
  @RequiresScope("update:attack_protection")
  ResponseEntity<Object> changeSignals(HttpServletRequest request) throws IOException {
    return answers.merge(RiskDocuments.SIGNALS, request);
  }
}
