package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth/revoke}: an application gives a refresh token back. The answer is the same
 * whether there was one or not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
 */
@RestController
@RequestMapping("/oauth/revoke")
class RevocationEndpoint {
  private final OAuthRequestReader reader;
  private final ClientAuthentication clients;
  private final Revocation revocation;
  private final OAuthAnswers answers;

  RevocationEndpoint(
      OAuthRequestReader reader,
      ClientAuthentication clients,
      Revocation revocation,
      OAuthAnswers answers) {
    this.reader = reader;
    this.clients = clients;
    this.revocation = revocation;
    this.answers = answers;
  }

  @PostMapping
  ResponseEntity<?> revoke(HttpServletRequest request) throws IOException {
    return switch (reader.read(request).then(this::revoke)) {
      case Attempt.Success<Application> _ ->
          ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
      case Attempt.Failure<Application>(var error) -> answers.of(error);
    };
  }

  private Attempt<Application> revoke(OAuthRequest request) {
    return request
        .require("token")
        .then(token ->
            asInvalidClient(clients.identify(request))
                .then(client -> {
                  revocation.revoke(token, client);
                  return Attempt.of(client);
                }));
  }

  /** Here Auth0 says what the standard says, other than at the token endpoint. */
  private static Attempt<Application> asInvalidClient(Attempt<Application> client) {
    return client instanceof Attempt.Failure<Application>(var error) && error.status() == 401
        ? Attempt.failed(error.as("invalid_client"))
        : client;
  }

  @RequestMapping
  ResponseEntity<?> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }
}
