package dev.licet.identity.application;

import dev.licet.identity.credential.CredentialBody;
import dev.licet.identity.credential.CredentialType;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that an application signs its requests by. Callers name them by their ids or give them
 * along; what is kept among its details is the ids.
 */
@Component
class RequestKeys {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Credentials credentials;

  RequestKeys(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Those that the details speak of. */
  Outcome<List<WantedCredential>> read(String clientId, ApplicationDetails details) {
    var said = details.members().get(SignedRequestSettings.MEMBER);
    if (said == null) {
      return Outcome.done(List.of());
    }
    var wanted = new ArrayList<WantedCredential>();
    for (var key : CredentialBody.requestKeys(Payload.of(said, CredentialBody.REQUESTS))) {
      switch (CredentialBody.wanted(key, CredentialType.PUBLIC_KEY)) {
        case Done<WantedCredential>(var one) -> wanted.add(one);
        case Invalid<WantedCredential>(var problems) -> {
          return Outcome.invalid(problems);
        }
      }
    }
    return Outcome.done(credentials.known(clientId, wanted));
  }

  /** Keeps the keys that are new; the details with the ids of all. */
  ApplicationDetails keep(
      String clientId, ApplicationDetails details, List<WantedCredential> wanted) {
    if (!details.members().has(SignedRequestSettings.MEMBER)) {
      return details;
    }
    var ids = credentials.keep(clientId, wanted).stream().map(id -> Map.of("id", id)).toList();
    var required = SignedRequestSettings.of(details).required();
    return details.with(
        Map.of(
            SignedRequestSettings.MEMBER,
            JSON.valueToTree(Map.of("required", required, "credentials", ids))));
  }
}
