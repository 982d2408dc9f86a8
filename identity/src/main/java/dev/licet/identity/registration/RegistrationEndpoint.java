package dev.licet.identity.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oidc/register}: off unless the tenant's flag {@code
 * enable_dynamic_client_registration} is on, since anybody may call it then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-3">RFC 7591, 3</a>
 */
@RestController
@RequestMapping("/oidc/register")
class RegistrationEndpoint {
  private static final int LIMIT = 65_536;

  private final Registrations registrations;
  private final OAuthAnswers answers;

  RegistrationEndpoint(Registrations registrations, OAuthAnswers answers) {
    this.registrations = registrations;
    this.answers = answers;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> register(HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(LIMIT + 1);
    var attempt =
        registrations
            .open()
            .then(_ -> body(bytes))
            .then(ClientMetadata::read)
            .then(registrations::register);
    return switch (attempt) {
      case Attempt.Success<RegisteredApplication>(var registered) ->
          answers.of(201, ClientMetadata.answer(registered, registrations.keysOf(registered)));
      case Attempt.Failure<RegisteredApplication>(var error) -> answers.of(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }

  private static Attempt<String> body(byte[] bytes) {
    return bytes.length > LIMIT
        ? Attempt.failed(OAuthError.bodyTooLarge(LIMIT))
        : Attempt.of(new String(bytes, UTF_8));
  }
}
