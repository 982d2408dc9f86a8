package dev.licet.identity.oauth;

import dev.licet.identity.shared.Issuer;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How OAuth endpoints answer: in JSON that nobody keeps.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, 5</a>
 */
@Component
public class OAuthAnswers {
  private final String challenge;

  OAuthAnswers(Issuer issuer) {
    this.challenge = "Basic realm=\"" + issuer.domain() + "\", charset=\"UTF-8\"";
  }

  /** What was asked for. */
  public ResponseEntity<Map<String, Object>> of(int status, Map<String, Object> body) {
    return answer(status).body(body);
  }

  /** The refusal, with the headers that belong to it. */
  public ResponseEntity<Map<String, Object>> of(OAuthError error) {
    var answer = answer(error.status());
    if (error.challenged()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
    if (error.status() == 503 || error.error().equals("too_many_requests")) {
      answer.header(HttpHeaders.RETRY_AFTER, "2");
    }
    return answer.body(error.body());
  }

  /** Of an endpoint that takes POST only. */
  public ResponseEntity<Map<String, Object>> methodNotAllowed() {
    var error = OAuthError.methodNotAllowed();
    return answer(error.status()).allow(HttpMethod.POST).body(error.body());
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.PRAGMA, "no-cache");
  }
}
