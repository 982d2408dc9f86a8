package dev.licet.identity.trial;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.api.Api;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.oauth.Attempt;
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
      Shape.object()
          .must("audience", Shape.name(600))
          .may("application", Shape.name(255))
          .may("user", Shape.name(255));

  private final TestTokens tokens;
  private final TestTokenParties parties;
  private final TestTokenUsers users;

  TestTokensApi(TestTokens tokens, TestTokenParties parties, TestTokenUsers users) {
    this.tokens = tokens;
    this.parties = parties;
    this.users = users;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /test-tokens", WANTED);
  }

  @PostMapping(ManagementApi.PATH + "/test-tokens")
  @RequiresScope(ManagementApi.CREATE_TEST_TOKENS)
  ResponseEntity<Map<String, Object>> create(HttpServletRequest request) throws IOException {
    var payload = Payload.read(request, WANTED);
    var user = payload.findText("user");
    var application = payload.findText("application");
    if (user.isPresent() == application.isPresent()) {
      throw new ManagementRefused(
          ManagementError.invalidPayload(
              user.isPresent()
                  ? "Either application or user, not both"
                  : "Missing required property: application"));
    }
    var api = parties.api(payload.text("audience"));
    return answer(user.isPresent() ? ofUser(user.get(), api) : own(application.orElseThrow(), api));
  }

  private IssuedToken ofUser(String user, Api api) {
    return issued(tokens.issue(users.user(user), users.application(api), api));
  }

  private IssuedToken own(String application, Api api) {
    var client = parties.application(application, api);
    return issued(tokens.issue(client.clientId(), api.identifier()));
  }

  private static IssuedToken issued(Attempt<IssuedToken> attempt) {
    return switch (attempt) {
      case Attempt.Success<IssuedToken>(var token) -> token;
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
