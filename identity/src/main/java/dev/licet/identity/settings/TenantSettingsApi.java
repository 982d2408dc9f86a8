package dev.licet.identity.settings;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Payload;
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

/** {@code /api/v2/tenants/settings}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/tenants/settings")
class TenantSettingsApi implements Described {
  private static final Answers ANSWERS = new Answers("tenant");

  private final TenantSettings settings;

  TenantSettingsApi(TenantSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of("PATCH /tenants/settings", SettingsBody.SHAPE);
  }

  @GetMapping
  @RequiresScope("read:tenant_settings")
  ResponseEntity<Object> show(Fields fields) {
    return Answers.ok(fields.of(settings.all()));
  }

  @PatchMapping
  @RequiresScope("update:tenant_settings")
  ResponseEntity<Object> change(HttpServletRequest request) throws IOException {
    var changes = Payload.read(request, SettingsBody.SHAPE);
    return Answers.ok(ANSWERS.done(settings.change(changes)));
  }
}
