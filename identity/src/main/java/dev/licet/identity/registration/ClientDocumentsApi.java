package dev.licet.identity.registration;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.application.Applications;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/clients/cimd}: applications that describe themselves, brought in by hand. */
@RestController
@RequestMapping(ManagementApi.PATH + "/clients/cimd")
class ClientDocumentsApi implements Described {
  private static final String URL = "external_client_id";
  private static final ObjectShape BODY = object().must(URL, name(512));

  private final ClientDocuments documents;
  private final DocumentFetcher fetcher;
  private final Applications applications;

  ClientDocumentsApi(
      ClientDocuments documents, DocumentFetcher fetcher, Applications applications) {
    this.documents = documents;
    this.fetcher = fetcher;
    this.applications = applications;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /clients/cimd/preview", BODY, "POST /clients/cimd/register", BODY);
  }

  /** What would come of an address, without anything being kept. */
  @PostMapping("/preview")
  @RequiresScope("read:clients")
  ResponseEntity<Object> preview(HttpServletRequest request) throws IOException {
    var url = url(request);
    var answer = new LinkedHashMap<String, Object>();
    applications.byWireId(url).ifPresent(known -> answer.put("client_id", known.clientId()));
    switch (fetcher.fetch(url)) {
      case Attempt.Failure<DocumentText>(var error) ->
          answer.put("errors", List.of(error.description()));
      case Attempt.Success<DocumentText>(var text) -> answer.putAll(judged(text));
    }
    return Answers.ok(answer);
  }

  /** Brings one in, or up to date: 201 where it is new. */
  @PostMapping("/register")
  @RequiresScope({"create:clients", "update:clients"})
  ResponseEntity<Object> register(HttpServletRequest request) throws IOException {
    var url = url(request);
    boolean isNew = applications.byWireId(url).isEmpty();
    var text = done(fetcher.fetch(url));
    var application = done(documents.keep(text, true));
    var answer = judged(text);
    answer.put("client_id", application.clientId());
    return Answers.answer(isNew ? HttpStatus.CREATED : HttpStatus.OK, answer);
  }

  private String url(HttpServletRequest request) throws IOException {
    var url = Payload.read(request, BODY).text(URL);
    if (!documents.areTaken()) {
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.FORBIDDEN,
              "operation_not_supported",
              "The tenant's setting client_id_metadata_document_supported is off"));
    }
    return url;
  }

  private static <T> T done(Attempt<T> attempt) {
    return switch (attempt) {
      case Attempt.Success<T>(var value) -> value;
      case Attempt.Failure<T>(var error) -> throw refused(error);
    };
  }

  private static ManagementRefused refused(OAuthError error) {
    return new ManagementRefused(
        ManagementError.of(HttpStatus.valueOf(error.status()), error.error(), error.description()));
  }

  private static Map<String, Object> judged(DocumentText text) {
    var answer = new LinkedHashMap<String, Object>();
    switch (text.read()) {
      case Attempt.Success<ClientMetadata>(var said) -> {
        answer.put("mapped_fields", mapped(text.url(), said));
        answer.put("validation", validation(List.of(), text));
      }
      case Attempt.Failure<ClientMetadata>(var error) ->
          answer.put("validation", validation(List.of(error.description()), text));
    }
    return answer;
  }

  private static Map<String, Object> validation(List<String> violations, DocumentText text) {
    var warnings = text.ignored().stream().map(name -> name + " means nothing here").toList();
    return Map.of("valid", violations.isEmpty(), "violations", violations, "warnings", warnings);
  }

  private static Map<String, Object> mapped(String url, ClientMetadata said) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(URL, url);
    fields.put("name", said.name());
    fields.put("app_type", said.type().wireName());
    fields.put("callbacks", said.redirectUris());
    fields.put("grant_types", said.grantTypes());
    fields.put("token_endpoint_auth_method", said.authMethod().wireName());
    said.keys().address().ifPresent(address -> fields.put("jwks_uri", address));
    var keys = said.keys().fresh();
    if (!keys.isEmpty()) {
      var credentials =
          keys.stream()
              .map(key ->
                  Map.of(
                      "credential_type",
                      key.proof().type().wireName(),
                      "kid",
                      key.proof().kid(),
                      "alg",
                      key.proof().kind()))
              .toList();
      fields.put(
          "client_authentication_methods",
          Map.of("private_key_jwt", Map.of("credentials", credentials)));
    }
    return fields;
  }
}
