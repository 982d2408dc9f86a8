package dev.licet.identity.prompt;

import static dev.licet.identity.management.body.Shape.map;

import dev.licet.identity.document.Documents;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Outcome;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code prompts} of the tenant file: the settings, and beside them the words by
 * language and prompt ({@code customText}) and the pieces of pages by prompt ({@code partials}).
 */
@Component
class PromptsSection implements FileSection {
  private static final String WORDS = "customText";
  private static final String PIECES = "partials";
  private static final Pattern NAME =
      Pattern.compile("prompts/([^/]+)/(?:custom-text/([^/]+)|partials)");
  private static final int MOST = 100;

  private static final SectionForm FORM =
      SectionForm.one(
          "prompts",
          "prompts",
          52,
          ((ObjectShape) PromptDocuments.PROMPTS.shape())
              .may(WORDS, map(map(PromptDocuments.TEXTS, MOST), MOST))
              .may(PIECES, map(PromptDocuments.TEXTS, MOST)));

  private final Documents documents;

  PromptsSection(Documents documents) {
    this.documents = documents;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var section = documents.read(PromptDocuments.PROMPTS);
    for (var name : documents.names("prompts/")) {
      var parts = NAME.matcher(name);
      var said = documents.read(PromptDocuments.texts(name));
      if (!parts.matches() || said.isEmpty()) {
        continue;
      }
      if (parts.group(2) == null) {
        section.withObject("/" + PIECES).set(parts.group(1), said);
      } else {
        section.withObject("/" + WORDS + "/" + parts.group(2)).set(parts.group(1), said);
      }
    }
    return FileSection.whole(section);
  }

  @Override
  public Outcome<?> write(Payload item) {
    for (var language : members(item, WORDS).entrySet()) {
      for (var prompt : language.getValue().properties()) {
        var name = PromptDocuments.customText(prompt.getKey(), language.getKey());
        if (name.isEmpty()) {
          return Outcome.invalid(
              WORDS, "There is no prompt %s in %s".formatted(prompt.getKey(), language.getKey()));
        }
        replace(name.get(), prompt.getValue());
      }
    }
    for (var prompt : members(item, PIECES).entrySet()) {
      var name = PromptDocuments.partials(prompt.getKey());
      if (name.isEmpty()) {
        return Outcome.invalid(PIECES, "There is no prompt " + prompt.getKey());
      }
      replace(name.get(), prompt.getValue());
    }
    var settings = ((ObjectShape) PromptDocuments.PROMPTS.shape()).members().keySet();
    documents.merge(PromptDocuments.PROMPTS, item.only(settings));
    return Outcome.done(item);
  }

  private void replace(String name, JsonNode said) {
    var document = PromptDocuments.texts(name);
    documents.replace(document, Payload.of(said, document.shape()));
  }

  private static Map<String, JsonNode> members(Payload item, String name) {
    var members = new TreeMap<String, JsonNode>();
    item.find(name)
        .ifPresent(
            all -> all.properties().forEach(one -> members.put(one.getKey(), one.getValue())));
    return members;
  }
}
