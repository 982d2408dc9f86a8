package dev.licet.identity.token;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v2/test-tokens}: the door that {@code licet token} goes through. */
@RestController
class TestTokensApi implements Described {
  private static final ObjectShape WANTED =
      Shape.object().must("audience", Shape.name(600)).must("application", Shape.name(255));

  private final TestTokens tokens;
  private final TestTokenParties parties;

  TestTokensApi(TestTokens tokens, TestTokenParties parties) {
    this.tokens = tokens;
    this.parties = parties;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /test-tokens", WANTED);
  }

  @PostMapping(ManagementApi.PATH + "/test-tokens")
  @RequiresScope(ManagementApi.CREATE_TEST_TOKENS)
  ResponseEntity<Map<String, Object>> create(HttpServletRequest request) throws IOException {
    var payload = Payload.read(request, WANTED);
    var audience = payload.text("audience");
    var application = payload.text("application");
    var api = parties.api(audience);
    var client = parties.application(application, api);
    return switch (tokens.issue(client.clientId(), api.identifier())) {
      case Attempt.Success<IssuedToken>(var token) -> answer(token);
      case Attempt.Failure<IssuedToken>(var error) ->
          throw new ManagementRefused(
              ManagementError.of(HttpStatus.BAD_REQUEST, error.error(), error.description()));
    };
  }

  private static ResponseEntity<Map<String, Object>> answer(IssuedToken token) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(token.body());
  }
}
