package dev.licet.identity.oauth;

import dev.licet.identity.application.Application;
import dev.licet.identity.credential.CertifiedClients;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out which application asks by the certificate that it shows, instead of a secret. Beside it
 * the request names its client id (RFC 8705, 2).
 */
@Component
class CertifiedClient {
  private final OAuthClients clients;
  private final CertifiedClients certificates;

  CertifiedClient(OAuthClients clients, CertifiedClients certificates) {
    this.clients = clients;
    this.certificates = certificates;
  }

  /** The application that a request without any other proof names, if this is its way. */
  Optional<Application> meant(OAuthRequest request) {
    return request
        .find("client_id")
        .filter(_ -> request.find("client_secret").isEmpty())
        .flatMap(clients::find)
        .filter(client -> client.authMethod().isByCertificate());
  }

  /** No certificate, another one, or one that is not to be believed: the answer is the same. */
  Attempt<Application> authenticate(Application client, OAuthRequest request) {
    boolean isIts =
        request
            .sender()
            .certificate()
            .filter(shown ->
                client
                    .authMethod()
                    .credentialType()
                    .filter(type -> certificates.isOf(client.clientId(), type, shown))
                    .isPresent())
            .isPresent();
    return isIts ? Attempt.of(client) : Attempt.failed(OAuthError.unauthorized());
  }
}
