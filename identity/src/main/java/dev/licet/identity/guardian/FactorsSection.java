package dev.licet.identity.guardian;

import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code guardianFactors} of the tenant file. A file that wants one on is refused and
 * not applied without: people would rely on a second factor that nobody asks for.
 */
final class FactorsSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final SectionForm FORM =
      SectionForm.list(
          "guardianFactors",
          "factor",
          53,
          "name",
          FactorDocuments.SWITCH.must("name", oneOf(FactorDocuments.NAMES.toArray(String[]::new))));

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var items = new TreeMap<String, ObjectNode>();
    FactorDocuments.NAMES.forEach(
        name -> items.put(name, JSON.createObjectNode().put("name", name).put("enabled", false)));
    return items;
  }

  @Override
  public Outcome<?> write(Payload item) {
    return Outcome.done(item);
  }
}
