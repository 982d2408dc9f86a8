package dev.licet.identity.prompt;

import dev.licet.identity.document.Documents;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** How users are asked who they are, and in which words. */
@Service
public class Prompts {
  private final Documents documents;

  Prompts(Documents documents) {
    this.documents = documents;
  }

  /** Whether the e-mail is asked for on a page of its own, before the password. */
  public boolean asksForTheIdentifierFirst() {
    return documents.read(PromptDocuments.PROMPTS).path("identifier_first").asBoolean(false);
  }

  /**
   * The words that the tenant has chosen for a prompt, by {@code screen.key}; none where it has
   * chosen none. From memory, at most 5 s old.
   */
  public Map<String, String> words(String prompt, String language) {
    return PromptDocuments.customText(prompt, language)
        .map(PromptDocuments::texts)
        .map(documents::read)
        .map(Prompts::flat)
        .orElse(Map.of());
  }

  private static Map<String, String> flat(JsonNode screens) {
    var words = new HashMap<String, String>();
    screens.forEachEntry((screen, keys) ->
        keys.forEachEntry((key, text) -> words.put(screen + "." + key, text.asString(""))));
    return words;
  }
}
