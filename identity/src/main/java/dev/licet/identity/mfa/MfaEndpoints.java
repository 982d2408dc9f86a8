package dev.licet.identity.mfa;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /mfa/…}. */
@RestController
@RequestMapping("/mfa")
class MfaEndpoints {
  private static final String CHALLENGE = "/challenge";
  private static final String ASSOCIATE = "/associate";
  private static final String AUTHENTICATORS = "/authenticators";
  private static final String AUTHENTICATOR = AUTHENTICATORS + "/{id}";
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +[!-~]+");

  private final OAuthRequestReader reader;
  private final ClientAuthentication clients;
  private final OAuthAnswers answers;

  MfaEndpoints(OAuthRequestReader reader, ClientAuthentication clients, OAuthAnswers answers) {
    this.reader = reader;
    this.clients = clients;
    this.answers = answers;
  }

  /**
   * An application asks to have its user challenged: it must be one, and bring what it was given.
   */
  @PostMapping(CHALLENGE)
  ResponseEntity<Map<String, Object>> challenge(HttpServletRequest request) throws IOException {
    return switch (reader.read(request).then(this::challenge)) {
      case Attempt.Failure<Application>(var error) -> answers.of(error);
      case Attempt.Success<Application> _ -> answers.of(OAuthError.malformedMfaToken());
    };
  }

  private Attempt<Application> challenge(OAuthRequest request) {
    return request.require("mfa_token").then(_ -> clients.identify(request));
  }

  @PostMapping(ASSOCIATE)
  ResponseEntity<Map<String, Object>> associate(HttpServletRequest request) {
    return unproved(request);
  }

  @GetMapping(AUTHENTICATORS)
  ResponseEntity<Map<String, Object>> list(HttpServletRequest request) {
    return unproved(request);
  }

  @DeleteMapping(AUTHENTICATOR)
  ResponseEntity<Map<String, Object>> remove(HttpServletRequest request) {
    return unproved(request);
  }

  @RequestMapping({CHALLENGE, ASSOCIATE})
  ResponseEntity<Map<String, Object>> refuseAllButPost() {
    return answers.methodNotAllowed();
  }

  @RequestMapping(AUTHENTICATORS)
  ResponseEntity<Map<String, Object>> refuseAllButGet() {
    return answers.methodNotAllowed(HttpMethod.GET);
  }

  @RequestMapping(AUTHENTICATOR)
  ResponseEntity<Map<String, Object>> refuseAllButDelete() {
    return answers.methodNotAllowed(HttpMethod.DELETE);
  }

  private ResponseEntity<Map<String, Object>> unproved(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    boolean isToken = sent.size() == 1 && BEARER.matcher(sent.getFirst()).matches();
    var answer = answers.of(isToken ? OAuthError.malformedMfaToken() : OAuthError.unauthorized());
    return ResponseEntity.status(401)
        .headers(answer.getHeaders())
        .header(HttpHeaders.WWW_AUTHENTICATE, isToken ? "Bearer error=\"invalid_token\"" : "Bearer")
        .body(answer.getBody());
  }
}
