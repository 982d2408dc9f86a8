package dev.licet.identity.branding;

import dev.licet.identity.document.Documents;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code themes} of the tenant file: there is one at most. */
final class ThemesSection implements FileSection {
  private static final String NAME = "displayName";

  private static final SectionForm FORM =
      SectionForm.list("themes", "theme", 51, NAME, ThemeShape.SHAPE);

  private final Documents documents;

  ThemesSection(Documents documents) {
    this.documents = documents;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  /** A theme that was made without a name gets one: the file tells items apart by it. */
  @Override
  public SortedMap<String, ObjectNode> read() {
    if (!documents.has(BrandingDocuments.THEME)) {
      return new TreeMap<>();
    }
    var theme = documents.read(BrandingDocuments.THEME);
    var name = theme.path(NAME).asString("Theme");
    return new TreeMap<>(Map.of(name, theme.put(NAME, name)));
  }

  @Override
  public Outcome<?> write(Payload item) {
    return Outcome.done(documents.replace(BrandingDocuments.THEME, item));
  }
}
