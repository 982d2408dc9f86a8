package dev.licet.identity.token;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthRequestReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth/token}. Its answers are JSON, whatever was sent and whatever is accepted.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, 5</a>
 */
@RestController
@RequestMapping("/oauth/token")
class TokenEndpoint {
  private final OAuthRequestReader reader;
  private final Tokens tokens;
  private final OAuthAnswers answers;

  TokenEndpoint(OAuthRequestReader reader, Tokens tokens, OAuthAnswers answers) {
    this.reader = reader;
    this.tokens = tokens;
    this.answers = answers;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> issue(HttpServletRequest request) throws IOException {
    return switch (reader.read(request).then(tokens::issue)) {
      case Attempt.Success<TokenAnswer>(var token) -> answers.of(200, token.body());
      case Attempt.Failure<TokenAnswer>(var error) -> answers.of(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }
}
