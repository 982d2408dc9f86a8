package dev.licet.identity.tenant;

import dev.licet.identity.section.FileSection;
import dev.licet.identity.tenant.state.Section;
import dev.licet.identity.tenant.state.StateReader;
import dev.licet.identity.tenant.state.TenantState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes the tenant as a tenant file: the same tenant always gives the same text. */
@Component
class TenantExport {
  private final StateReader states;
  private final List<FileSection> parts;

  TenantExport(StateReader states, List<FileSection> parts) {
    this.states = states;
    this.parts = parts.stream().sorted(FileSection.IN_FILE).toList();
  }

  /**
   * A tenant file.
   *
   * @param leftOut a sentence for all that the tenant has and the file has not
   */
  record Exported(String content, List<String> leftOut) {}

  Exported export() {
    var state = states.read(List.of());
    var sections = new LinkedHashMap<String, Object>();
    state.sections().keySet().stream()
        .filter(section -> !section.equals(Section.USERS))
        .forEach(section -> sections.put(section.wireName(), written(section, state)));
    var content = yaml(sections);
    var leftOut = new ArrayList<String>();
    leftOut.add("users are not in the file: export them with licet users export");
    if (!state.items(Section.APPLICATIONS).isEmpty()) {
      leftOut.add(
          "client secrets are not in the file, since only their digests are kept: name one as"
              + " client_secret: @@NAME@@, or applying makes a new one");
    }
    if (state.items(Section.APIS).values().stream()
        .anyMatch(api -> api.containsKey(TenantState.SECRET))) {
      leftOut.add(
          "signing secrets of APIs are not in the file: name one as signing_secret: @@NAME@@, or"
              + " applying makes a new one where there is no such API");
    }
    parts.forEach(part -> leftOut.addAll(part.leftOut()));
    EnvironmentReferences.names(content)
        .forEach(
            name -> leftOut.add("%s in the file would be read as a reference".formatted(name)));
    return new Exported(content, leftOut);
  }

  private static Object written(Section section, TenantState state) {
    var items = state.items(section).values().stream().map(TenantExport::withoutSecret).toList();
    return section.single() ? items.getFirst() : items;
  }

  private static Map<String, Object> withoutSecret(Map<String, Object> members) {
    var less = new LinkedHashMap<>(members);
    less.remove(TenantState.SECRET);
    return less;
  }

  private static String yaml(Map<String, Object> sections) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(4);
    options.setIndicatorIndent(2);
    options.setWidth(10_000);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    options.setDereferenceAliases(true);
    return new Yaml(options).dump(sections);
  }
}
