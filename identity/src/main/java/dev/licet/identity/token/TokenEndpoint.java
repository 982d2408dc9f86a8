package dev.licet.identity.token;

import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
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
  private final TokenRequestReader reader;
  private final Tokens tokens;
  private final String challenge;

  TokenEndpoint(TokenRequestReader reader, Tokens tokens, Issuer issuer) {
    this.reader = reader;
    this.tokens = tokens;
    this.challenge = "Basic realm=\"" + issuer.domain() + "\", charset=\"UTF-8\"";
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> issue(HttpServletRequest request) throws IOException {
    return switch (reader.read(request).then(tokens::issue)) {
      case Attempt.Success<IssuedToken>(var token) -> answer(200).body(token.body());
      case Attempt.Failure<IssuedToken>(var error) -> answer(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    var error = OAuthError.methodNotAllowed();
    return answer(error.status()).allow(HttpMethod.POST).body(error.body());
  }

  private ResponseEntity<Map<String, Object>> answer(OAuthError error) {
    var answer = answer(error.status());
    if (error.challenged()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
    if (error.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, "2");
    }
    return answer.body(error.body());
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.PRAGMA, "no-cache");
  }
}
