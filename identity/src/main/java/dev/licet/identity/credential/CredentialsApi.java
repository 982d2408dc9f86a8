package dev.licet.identity.credential;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/clients/{id}/credentials}: an application's public keys and certificates. */
@RestController
@RequestMapping(ManagementApi.PATH + "/clients/{clientId}/credentials")
class CredentialsApi implements Described {
  private static final String PATH = "/clients/{clientId}/credentials";
  private static final Answers CLIENTS = new Answers("client");
  private static final Answers ANSWERS = new Answers("credential");

  private final Credentials credentials;
  private final Listings listings;

  CredentialsApi(Credentials credentials, Listings listings) {
    this.credentials = credentials;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST " + PATH, CredentialBody.NEW, "PATCH " + PATH + "/{id}", CredentialBody.CHANGES);
  }

  /** A bare array, whatever the call says of totals, as at Auth0. */
  @GetMapping
  @RequiresScope("read:client_credentials")
  ResponseEntity<Object> credentials(@PathVariable String clientId, @ForList Query query) {
    var slice = listings.read(query, "credentials").slice();
    var fields = Fields.of(query);
    requireApplication(clientId);
    return Answers.ok(
        credentials.ofApplication(clientId).stream()
            .skip(slice.skip())
            .limit(slice.limit())
            .map(CredentialJson::of)
            .map(fields::of)
            .toList());
  }

  @PostMapping
  @RequiresScope("create:client_credentials")
  ResponseEntity<Object> createCredential(@PathVariable String clientId, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CredentialBody.NEW);
    requireApplication(clientId);
    var wanted = ANSWERS.done(CredentialBody.fresh(body, CredentialType.PUBLIC_KEY));
    var added = ANSWERS.done(credentials.add(clientId, List.of(wanted), false));
    return Answers.created(CredentialJson.of(added.getFirst()));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:client_credentials")
  ResponseEntity<Object> showCredential(
      @PathVariable String clientId, @PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(CredentialJson.of(find(clientId, id))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:client_credentials")
  ResponseEntity<Object> changeCredential(
      @PathVariable String clientId, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CredentialBody.CHANGES);
    var credential = find(clientId, id);
    if (!body.has("expires_at")) {
      return Answers.ok(CredentialJson.of(credential));
    }
    var expiry = ANSWERS.done(CredentialBody.expiry(body));
    return Answers.ok(CredentialJson.of(ANSWERS.done(credentials.expire(clientId, id, expiry))));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:client_credentials")
  ResponseEntity<Object> removeCredential(@PathVariable String clientId, @PathVariable String id) {
    find(clientId, id);
    ANSWERS.done(credentials.remove(clientId, id));
    return Answers.nothing();
  }

  private void requireApplication(String clientId) {
    if (!credentials.hasApplication(clientId)) {
      throw CLIENTS.missing();
    }
  }

  private Credential find(String clientId, String id) {
    requireApplication(clientId);
    return credentials.find(clientId, id).orElseThrow(ANSWERS::missing);
  }
}
