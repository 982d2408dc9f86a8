package dev.licet.identity.document;

import static dev.licet.identity.management.body.Shape.object;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A section of the tenant file that is an object of settings, or several under one roof. */
public final class DocumentSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ORDER = 50;

  private final SectionForm form;
  private final Map<String, Document> parts;
  private final Documents documents;

  private DocumentSection(
      String name, String noun, Map<String, Document> parts, Documents documents) {
    this.form = SectionForm.one(name, noun, ORDER, shape(parts));
    this.parts = new LinkedHashMap<>(parts);
    this.documents = documents;
  }

  /** The section is the object. */
  public static FileSection of(String name, String noun, Document document, Documents documents) {
    return new DocumentSection(name, noun, Map.of("", document), documents);
  }

  /**
   * The section's members are the objects.
   *
   * @param parts by the name of the member, in the file's order
   */
  public static FileSection of(
      String name, String noun, Map<String, Document> parts, Documents documents) {
    return new DocumentSection(name, noun, parts, documents);
  }

  @Override
  public SectionForm form() {
    return form;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var section = JSON.createObjectNode();
    parts.forEach((member, document) -> {
      var said = documents.read(document);
      if (member.isEmpty()) {
        section.setAll(said);
      } else {
        section.set(member, said);
      }
    });
    return FileSection.whole(section);
  }

  @Override
  public Outcome<?> write(Payload item) {
    parts.forEach((member, document) ->
        (member.isEmpty() ? Optional.of(item) : item.findObject(member))
            .ifPresent(said -> documents.merge(document, said)));
    return Outcome.done(item);
  }

  private static ObjectShape shape(Map<String, Document> parts) {
    var shape = object();
    for (var part : parts.entrySet()) {
      var own = (ObjectShape) part.getValue().shape();
      shape = part.getKey().isEmpty() ? own : shape.may(part.getKey(), own.partial());
    }
    return shape.partial();
  }
}
