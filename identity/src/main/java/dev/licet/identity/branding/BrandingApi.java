package dev.licet.identity.branding;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.document.DocumentAnswers;
import dev.licet.identity.document.Documents;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/branding}, and the template of the pages. */
@RestController
@RequestMapping(ManagementApi.PATH + "/branding")
class BrandingApi implements Described {
  private final Documents documents;
  private final DocumentAnswers answers;

  BrandingApi(Documents documents, DocumentAnswers answers) {
    this.documents = documents;
    this.answers = answers;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of(
        "PATCH /branding", BrandingDocuments.BRANDING.shape(),
        "PUT /branding/templates/universal-login", BrandingDocuments.LOGIN_TEMPLATE.shape());
  }

  @GetMapping
  @RequiresScope("read:branding")
  ResponseEntity<Object> show(Fields fields) {
    return answers.show(BrandingDocuments.BRANDING, fields);
  }

  @PatchMapping
  @RequiresScope("update:branding")
  ResponseEntity<Object> change(HttpServletRequest request) throws IOException {
    return answers.merge(BrandingDocuments.BRANDING, request);
  }

  /** Said as {@code template}, shown as {@code body}. */
  @GetMapping("/templates/universal-login")
  @RequiresScope("read:branding")
  ResponseEntity<Object> showTemplate(Fields fields) {
    if (!documents.has(BrandingDocuments.LOGIN_TEMPLATE)) {
      throw new ManagementRefused(
          ManagementError.notFound(
              "inexistent_templates_universal_login", "Template does not exist."));
    }
    var template = documents.read(BrandingDocuments.LOGIN_TEMPLATE).path("template");
    return Answers.ok(fields.of(Map.of("body", template)));
  }

  /** 201 for the first one, 204 for every one after it. */
  @PutMapping("/templates/universal-login")
  @RequiresScope("update:branding")
  ResponseEntity<Object> setTemplate(HttpServletRequest request) throws IOException {
    var body = Payload.readOrText(request, BrandingDocuments.LOGIN_TEMPLATE.shape(), "template");
    var missing = BrandingDocuments.tagMissingIn(body.text("template"));
    if (missing.isPresent()) {
      throw new ManagementRefused(
          ManagementError.invalidPayload("Template must contain " + missing.get(), "template"));
    }
    boolean first = !documents.has(BrandingDocuments.LOGIN_TEMPLATE);
    documents.replace(BrandingDocuments.LOGIN_TEMPLATE, body);
    return first ? Answers.empty(HttpStatus.CREATED) : Answers.nothing();
  }

  @DeleteMapping("/templates/universal-login")
  @RequiresScope("delete:branding")
  ResponseEntity<Object> removeTemplate() {
    documents.clear(BrandingDocuments.LOGIN_TEMPLATE);
    return Answers.nothing();
  }
}
