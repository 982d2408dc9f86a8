package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Codes, and who shows them, over HTTP. */
class AuthorizationCodeGrantTest extends UserGrantsSetUp {
  @Test
  void aCodeGivesAllThatTheUserHasAllowed() {
    var app = web();
    var answer = client.form(exchange(app, code(app, "openid email read:a", Optional.empty())));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var body = json(answer);
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("access_token", "scope", "expires_in", "token_type", "id_token");
    assertThat(body.get("scope").stringValue()).isEqualTo("openid email read:a");
    assertThat(body.get("expires_in").intValue()).isEqualTo(86_400);
    var idToken = part(body.get("id_token").stringValue(), 1);
    assertThat(idToken.get("nonce").stringValue()).isEqualTo("n-1");
    assertThat(idToken.get("auth_time").longValue()).isEqualTo(1_764_000_000);
    assertThat(idToken.get("email").stringValue()).isEqualTo(user.email());
    var claims = part(body.get("access_token").stringValue(), 1);
    assertThat(claims.get("sub").stringValue()).isEqualTo(user.id());
    assertThat(claims.has("gty")).isFalse();
  }

  @Test
  void aCodeIsWorthNothingOnceItsSessionHasEnded() {
    var app = web();
    var session = session();
    var early = code(app, "openid", Optional.empty(), session);
    var late = code(app, "openid", Optional.empty(), session);
    assertThat(client.form(exchange(app, early)).statusCode()).isEqualTo(200);
    server.bean(BrowserSessions.class).end(session.orElseThrow());
    assertRefused(
        client.form(exchange(app, late)), 403, "invalid_grant", "Invalid authorization code");
  }

  @Test
  void aCodeIsWorthNothingOnceItsUserIsGone() {
    var app = web();
    var code = code(app, "openid offline_access", Optional.empty(), session());
    server.bean(Users.class).remove(user.id());
    assertRefused(
        client.form(exchange(app, code)), 403, "invalid_grant", "Invalid authorization code");
  }

  private Optional<String> session() {
    return Optional.of(
        server
            .bean(BrowserSessions.class)
            .begin(
                user.id(),
                List.of("pwd"),
                new MockHttpServletRequest(),
                new MockHttpServletResponse())
            .id());
  }

  @Test
  void aCodeGivesNoIdTokenWithoutOpenid() {
    var app = web();
    var body = json(client.form(exchange(app, code(app, "read:a", Optional.empty()))));
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("access_token", "scope", "expires_in", "token_type");
  }

  /** I12, I13. */
  @Test
  void aCodeIsGoodOnceAndForItsOwnApplication() {
    var app = web();
    var code = code(app, "openid offline_access", Optional.empty());
    assertRefused(
        client.form(exchange(web(), code)), 403, "invalid_grant", "Invalid authorization code");
    var refreshToken = json(client.form(exchange(app, code))).get("refresh_token").stringValue();
    assertThat(client.form(refresh(app, code)).statusCode()).isEqualTo(403);
    assertRefused(
        client.form(exchange(app, code)), 403, "invalid_grant", "Invalid authorization code");
    assertUnknownRefreshToken(client.form(refresh(app, refreshToken)));
  }

  /** I14. */
  @Test
  void aCodeOfAPublicApplicationNeedsItsVerifier() {
    var app = spa();
    var good = exchange(app, code(app, "openid", Optional.of(CHALLENGE)));
    assertRefused(client.form(good), 403, "invalid_grant", "Failed to verify code verifier");
    var wrong = exchange(app, code(app, "openid", Optional.of(CHALLENGE)));
    assertRefused(
        client.form(with(wrong, Map.of("code_verifier", CHALLENGE))),
        403,
        "invalid_grant",
        "Failed to verify code verifier");
    var right = exchange(app, code(app, "openid", Optional.of(CHALLENGE)));
    assertThat(client.form(with(right, Map.of("code_verifier", VERIFIER))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aCodeNeedsTheAddressThatItWasSentTo() {
    var app = web();
    var elsewhere =
        with(
            exchange(app, code(app, "openid", Optional.empty())),
            Map.of("redirect_uri", "https://evil.example.com/"));
    assertRefused(
        client.form(elsewhere),
        403,
        "unauthorized_client",
        "The redirect URI is wrong. You sent https://evil.example.com/, and we expected "
            + CALLBACK);
    assertRefused(
        client.form(without(exchange(app, "x"), "code")),
        400,
        "invalid_request",
        "Missing required parameter: code");
  }

  @Test
  void anApplicationWithASecretIsNotBelievedWithoutIt() {
    var app = web();
    var parameters = without(exchange(app, code(app, "openid", Optional.empty())), "client_secret");
    assertRefused(client.form(parameters), 401, "access_denied", "Unauthorized");
  }

  @Test
  void aPublicApplicationGetsNothingInItsOwnName() {
    var app = tenant.publicApplication("{}", "authorization_code");
    var parameters =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", app.application().clientId(),
            "audience", api.identifier());
    assertRefused(client.form(parameters), 401, "access_denied", "Unauthorized");
  }
}
