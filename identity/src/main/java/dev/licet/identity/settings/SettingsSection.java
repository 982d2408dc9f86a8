package dev.licet.identity.settings;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.shared.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code tenant} of the tenant file. */
@Component
class SettingsSection implements FileSection {
  private static final int AFTER_WHAT_IT_NAMES = 60;

  private final TenantSettings settings;

  SettingsSection(TenantSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "tenant";
  }

  @Override
  public String noun() {
    return "tenant's settings";
  }

  @Override
  public int order() {
    return AFTER_WHAT_IT_NAMES;
  }

  @Override
  public Optional<String> key() {
    return Optional.empty();
  }

  @Override
  public Shape shape() {
    return SettingsBody.SHAPE;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var all = (ObjectNode) settings.all();
    return new TreeMap<>(Map.of("", SessionMinutes.whereHoursAreNotWhole(all)));
  }

  @Override
  public Outcome<?> write(Payload item) {
    return settings.change(item);
  }
}
