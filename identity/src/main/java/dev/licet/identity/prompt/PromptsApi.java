package dev.licet.identity.prompt;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.Document;
import dev.licet.identity.document.DocumentAnswers;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/prompts}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/prompts")
class PromptsApi implements Described {
  private static final Answers ANSWERS = new Answers("prompt");

  private final DocumentAnswers answers;
  private final Listings listings;

  PromptsApi(DocumentAnswers answers, Listings listings) {
    this.answers = answers;
    this.listings = listings;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PATCH /prompts", PromptDocuments.PROMPTS.shape(),
        "PUT /prompts/{id}/custom-text/{language}", PromptDocuments.TEXTS,
        "PUT /prompts/{id}/partials", PromptDocuments.TEXTS);
  }

  @GetMapping
  @RequiresScope("read:prompts")
  ResponseEntity<Object> show(Fields fields) {
    return answers.show(PromptDocuments.PROMPTS, fields);
  }

  @PatchMapping
  @RequiresScope("update:prompts")
  ResponseEntity<Object> change(HttpServletRequest request) throws IOException {
    return answers.merge(PromptDocuments.PROMPTS, request);
  }

  /** No page is rendered by a program of the tenant's own. */
  @GetMapping("/rendering")
  @RequiresScope("read:prompts")
  ResponseEntity<Object> renderings(@ForList({"prompt", "screen", "rendering_mode"}) Query query) {
    return Answers.ok(listings.read(query, "configs").answerNothing());
  }

  @GetMapping("/{id}/custom-text/{language}")
  @RequiresScope("read:prompts")
  ResponseEntity<Object> texts(
      @PathVariable String id, @PathVariable String language, Fields fields) {
    return answers.show(texts(PromptDocuments.customText(id, language)), fields);
  }

  @PutMapping("/{id}/custom-text/{language}")
  @RequiresScope("update:prompts")
  ResponseEntity<Object> setTexts(
      @PathVariable String id, @PathVariable String language, HttpServletRequest request)
      throws IOException {
    return set(PromptDocuments.customText(id, language), request);
  }

  @GetMapping("/{id}/partials")
  @RequiresScope("read:prompts")
  ResponseEntity<Object> partials(@PathVariable String id, Fields fields) {
    return answers.show(texts(PromptDocuments.partials(id)), fields);
  }

  @PutMapping("/{id}/partials")
  @RequiresScope("update:prompts")
  ResponseEntity<Object> setPartials(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return set(PromptDocuments.partials(id), request);
  }

  private ResponseEntity<Object> set(Optional<String> name, HttpServletRequest request)
      throws IOException {
    var whole = Payload.read(request, PromptDocuments.TEXTS);
    return answers.replace(texts(name), whole);
  }

  private static Document texts(Optional<String> name) {
    return PromptDocuments.texts(name.orElseThrow(ANSWERS::missing));
  }
}
