package dev.licet.identity.oauth;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.credential.AssertionVerdict.Accepted;
import dev.licet.identity.credential.AssertionVerdict.Refused;
import dev.licet.identity.credential.ClientAssertions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out which application asks by a JWT that it signed, instead of a secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7521#section-4.2">RFC 7521, 4.2</a>
 */
@Component
class AssertedClient {
  private static final String ASSERTION = "client_assertion";
  private static final String TYPE = "client_assertion_type";

  private final OAuthClients clients;
  private final ClientAssertions assertions;

  AssertedClient(OAuthClients clients, ClientAssertions assertions) {
    this.clients = clients;
    this.assertions = assertions;
  }

  /** Whether a request means to be authenticated in this way. */
  static boolean isMeant(OAuthRequest request) {
    return request.find(ASSERTION).isPresent() || request.find(TYPE).isPresent();
  }

  /** The client id that a request claims in this way, be it true or not. */
  static Optional<String> claimed(OAuthRequest request) {
    return request.find(ASSERTION).flatMap(ClientAssertions::claimedClient);
  }

  Attempt<Application> authenticate(OAuthRequest request) {
    if (!request.authorization().isEmpty() || request.find("client_secret").isPresent()) {
      return Attempt.failed(
          OAuthError.invalidRequest("A client proves who it is by one way, not by several"));
    }
    return request
        .require(TYPE)
        .then(AssertedClient::known)
        .then(_ -> request.require(ASSERTION))
        .then(assertion -> authenticate(request, assertion));
  }

  private static Attempt<String> known(String type) {
    return type.equals(ClientAssertions.TYPE)
        ? Attempt.of(type)
        : Attempt.failed(
            OAuthError.invalidRequest("client_assertion_type must be " + ClientAssertions.TYPE));
  }

  private Attempt<Application> authenticate(OAuthRequest request, String assertion) {
    var claimed = ClientAssertions.claimedClient(assertion);
    if (claimed.isPresent()
        && !request.find("client_id").orElse(claimed.get()).equals(claimed.get())) {
      return Attempt.failed(
          OAuthError.invalidRequest("client_id and the client assertion name different clients"));
    }
    return claimed
        .flatMap(clients::find)
        .filter(client -> client.authMethod() == TokenEndpointAuthMethod.PRIVATE_KEY_JWT)
        .map(client -> judged(client, assertion))
        .orElseGet(() -> refused(ClientAssertions.unknownClient()));
  }

  private Attempt<Application> judged(Application client, String assertion) {
    return switch (assertions.judge(client.clientId(), client.wireId(), assertion)) {
      case Accepted _ -> Attempt.of(client);
      case Refused refusal -> refused(refusal);
    };
  }

  private static Attempt<Application> refused(Refused refusal) {
    return Attempt.failed(OAuthError.invalidClient(refusal.why()));
  }
}
