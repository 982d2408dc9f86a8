package dev.licet.identity.oauth;

import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How OAuth endpoints answer: in JSON that nobody keeps.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, 5</a>
 */
@Component
public class OAuthAnswers {
  private final TenantSettings settings;
  private final HeaderWriter headers;
  private final JsonMapper json;
  private final String challenge;

  OAuthAnswers(TenantSettings settings, Issuer issuer, HeaderWriter wireHeaders, JsonMapper json) {
    this.settings = settings;
    this.headers = wireHeaders;
    this.json = json;
    this.challenge = "Basic realm=\"" + issuer.domain() + "\", charset=\"UTF-8\"";
  }

  /** What was asked for. */
  public ResponseEntity<Map<String, Object>> of(int status, Map<String, Object> body) {
    return answer(status).body(body);
  }

  /** The refusal, with the headers that belong to it. */
  public ResponseEntity<Map<String, Object>> of(OAuthError said) {
    var error = inTheTenantsWords(said);
    var answer = answer(error.status());
    if (error.challenged()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
    if (error.error().equals("too_many_requests")) {
      answer.header(HttpHeaders.RETRY_AFTER, "2");
    } else if (error.error().equals("slow_down")) {
      answer.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return answer.body(error.body());
  }

  /**
   * That something is down stands in no standard; and it may be the settings that cannot be read.
   */
  private OAuthError inTheTenantsWords(OAuthError error) {
    return error.status() < 500 && settings.followsStandards() ? error.asStandardised() : error;
  }

  /** Of an endpoint that takes POST only. */
  public ResponseEntity<Map<String, Object>> methodNotAllowed() {
    return methodNotAllowed(HttpMethod.POST);
  }

  /** Of an endpoint that takes another method only. */
  public ResponseEntity<Map<String, Object>> methodNotAllowed(HttpMethod only) {
    var error = OAuthError.methodNotAllowed(only.name());
    return answer(error.status()).allow(only).body(error.body());
  }

  /** Writes an answer where no dispatcher does it. */
  public void send(
      ResponseEntity<Map<String, Object>> answer,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.getStatusCode().value());
    answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    headers.writeHeaders(request, response);
    var body = json.writeValueAsBytes(answer.getBody());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.PRAGMA, "no-cache");
  }
}
