package dev.licet.identity.guardian;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/guardian}: all factors are off, and no policy asks for one. */
@RestController
@RequestMapping(ManagementApi.PATH + "/guardian")
class FactorsApi implements Described {
  private static final Answers FACTORS = new Answers("factor");
  private static final Shape NO_POLICY = Shape.list(Shape.nothing(), 0);

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PUT /guardian/factors/{id}", FactorDocuments.SWITCH, "PUT /guardian/policies", NO_POLICY);
  }

  @GetMapping("/factors")
  @RequiresScope("read:guardian_factors")
  ResponseEntity<Object> factors(Fields fields) {
    return Answers.ok(
        FactorDocuments.NAMES.stream()
            .map(name -> fields.of(Map.of("name", name, "enabled", false, "trial_expired", false)))
            .toList());
  }

  @PutMapping("/factors/{id}")
  @RequiresScope("update:guardian_factors")
  ResponseEntity<Object> switchFactor(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    Payload.read(request, FactorDocuments.SWITCH);
    if (!FactorDocuments.NAMES.contains(id)) {
      throw FACTORS.missing();
    }
    return Answers.ok(Map.of("enabled", false));
  }

  @GetMapping("/policies")
  @RequiresScope("read:mfa_policies")
  ResponseEntity<Object> policies(@WithFields Query query) {
    return Answers.ok(List.of());
  }

  @PutMapping("/policies")
  @RequiresScope("update:mfa_policies")
  ResponseEntity<Object> replacePolicies(HttpServletRequest request) throws IOException {
    Payload.readList(request, NO_POLICY);
    return Answers.ok(List.of());
  }
}
