package dev.licet.identity.document;

import dev.licet.identity.management.Answers;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How the Management API shows and changes an object of settings. */
@Component
public class DocumentAnswers {
  private final Documents documents;

  DocumentAnswers(Documents documents) {
    this.documents = documents;
  }

  /** {@code GET}: what it says, or those of its members that the query asks for. */
  public ResponseEntity<Object> show(Document document, Fields fields) {
    return Answers.ok(fields.of(documents.read(document)));
  }

  /** {@code PATCH}: these members are set, the others stay. */
  public ResponseEntity<Object> merge(Document document, HttpServletRequest request)
      throws IOException {
    return Answers.ok(documents.merge(document, Payload.read(request, document.shape())));
  }

  /** {@code PUT}: it says this and no more. */
  public ResponseEntity<Object> replace(Document document, HttpServletRequest request)
      throws IOException {
    return replace(document, Payload.read(request, document.shape()));
  }

  /** The same with a body that was read before, so that it is refused first. */
  public ResponseEntity<Object> replace(Document document, Payload whole) {
    return Answers.ok(documents.replace(document, whole));
  }
}
