package dev.licet.identity.settings;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code tenant} of the tenant file. */
@Component
class SettingsSection implements FileSection {
  private static final int AFTER_WHAT_IT_NAMES = 60;

  private static final SectionForm FORM =
      SectionForm.one("tenant", "tenant's settings", AFTER_WHAT_IT_NAMES, SettingsBody.SHAPE);

  private final TenantSettings settings;

  SettingsSection(TenantSettings settings) {
    this.settings = settings;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var all = (ObjectNode) settings.all();
    return FileSection.whole(SessionMinutes.whereHoursAreNotWhole(all));
  }

  @Override
  public Outcome<?> write(Payload item) {
    return settings.change(item);
  }
}
