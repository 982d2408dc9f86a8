package dev.licet.identity.tenant;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.shared.StartRefused;
import dev.licet.identity.tenant.state.Change;
import dev.licet.identity.tenant.state.Plan;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v2/tenant-file}: the tenant as one file, read and written. The environment that its
 * references mean is the caller's, never this server's.
 */
@RestController
@RequestMapping(ManagementApi.PATH + "/tenant-file")
class TenantFilesApi implements Described {
  private static final ObjectShape FILE =
      Shape.object()
          .must("content", Shape.text(1_000_000))
          .may("file", Shape.name(255))
          .may("variables", Shape.map(Shape.text(100_000), 1_000));

  private final TenantFilePlans plans;
  private final TenantExport export;
  private final List<FileSection> parts;

  TenantFilesApi(TenantFilePlans plans, TenantExport export, List<FileSection> parts) {
    this.parts = parts;
    this.plans = plans;
    this.export = export;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /tenant-file/plan", FILE, "POST /tenant-file/apply", FILE);
  }

  @GetMapping
  @RequiresScope("read:tenant_file")
  ResponseEntity<Object> export(Fields fields) {
    var exported = export.export();
    var body = new LinkedHashMap<String, Object>();
    body.put("content", exported.content());
    body.put("left_out", exported.leftOut());
    return Answers.ok(fields.of(body));
  }

  @PostMapping("/plan")
  @RequiresScope("read:tenant_file")
  ResponseEntity<Object> plan(HttpServletRequest request) throws IOException {
    return run(Payload.read(request, FILE), false);
  }

  @PostMapping("/apply")
  @RequiresScope("update:tenant_file")
  ResponseEntity<Object> apply(HttpServletRequest request) throws IOException {
    return run(Payload.read(request, FILE), true);
  }

  private ResponseEntity<Object> run(Payload body, boolean keep) {
    try {
      var file = read(body);
      return Answers.ok(json(plans.plan(file, keep), file.leftOut()));
    } catch (StartRefused refused) {
      throw new ManagementRefused(ManagementError.invalidBody(Place.withoutSetting(refused)));
    }
  }

  private TenantFile read(Payload body) {
    var name = body.findText("file").orElse("tenant file");
    var references =
        new EnvironmentReferences(
            name, variable -> body.findObject("variables").flatMap(all -> all.findText(variable)));
    var content = references.resolve(body.text("content"));
    return TenantFile.read(TenantFileYaml.parse(name, content), parts);
  }

  private static Map<String, Object> json(Plan plan, List<String> leftOut) {
    var json = new LinkedHashMap<String, Object>();
    json.put("changes", plan.changes().stream().map(TenantFilesApi::json).toList());
    json.put("tokens", plan.tokens());
    json.put("left_out", leftOut);
    return json;
  }

  private static Map<String, Object> json(Change change) {
    var json = new LinkedHashMap<String, Object>();
    json.put("action", change.kind().name().toLowerCase(Locale.ROOT));
    json.put("section", change.section().wireName());
    json.put("name", change.name());
    json.put("members", change.members());
    json.put("sentence", change.sentence());
    return json;
  }
}
