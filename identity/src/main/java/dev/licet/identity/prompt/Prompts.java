package dev.licet.identity.prompt;

import dev.licet.identity.document.Documents;
import org.springframework.stereotype.Service;

/** How users are asked who they are. */
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
}
