package dev.licet.identity.branding;

import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.identity.document.Documents;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code branding} of the tenant file, with the template of the pages. */
final class BrandingSection implements FileSection {
  private static final String TEMPLATES = "templates";
  private static final String NAME = "universal_login";
  private static final ObjectShape SETTINGS = (ObjectShape) BrandingDocuments.BRANDING.shape();

  private static final SectionForm FORM =
      SectionForm.one(
          "branding",
          "branding",
          50,
          SETTINGS.may(
              TEMPLATES,
              list(
                  object().must("template", oneOf(NAME)).must("body", BrandingDocuments.TEMPLATE),
                  1)));

  private final Documents documents;

  BrandingSection(Documents documents) {
    this.documents = documents;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var section = documents.read(BrandingDocuments.BRANDING);
    if (documents.has(BrandingDocuments.LOGIN_TEMPLATE)) {
      var body = documents.read(BrandingDocuments.LOGIN_TEMPLATE).path("template").asString("");
      section.putArray(TEMPLATES).addObject().put("template", NAME).put("body", body);
    }
    return FileSection.whole(section);
  }

  @Override
  public Outcome<?> write(Payload item) {
    for (var template : item.findObjects(TEMPLATES).orElseGet(List::of)) {
      var missing = BrandingDocuments.tagMissingIn(template.text("body"));
      if (missing.isPresent()) {
        return Outcome.invalid(
            TEMPLATES, "body is the HTML itself, and must contain " + missing.get());
      }
      documents.merge(
          BrandingDocuments.LOGIN_TEMPLATE, Map.of("template", template.json().get("body")));
    }
    documents.merge(BrandingDocuments.BRANDING, item.only(SETTINGS.members().keySet()));
    return Outcome.done(item);
  }
}
