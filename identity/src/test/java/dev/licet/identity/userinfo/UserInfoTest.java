package dev.licet.identity.userinfo;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.user.TestUsers.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.IdTokens;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.token.Client;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserInfoTest {
  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final User user = tenant.user();
  private final String clientId =
      tenant.application("{}", "authorization_code").application().clientId();

  private String token(Optional<Api> api, String scope, TokenTerms terms) {
    var authorization = TestTenant.authorization(clientId, user, api.map(Api::identifier), scope);
    return switch (server.bean(UserTokens.class).accessToken(authorization, terms)) {
      case Attempt.Success<IssuedToken>(var token) -> token.accessToken();
      case Attempt.Failure<IssuedToken>(var error) -> throw new AssertionError(error.toString());
    };
  }

  private HttpResponse<String> get(String... headers) {
    var request = HttpRequest.newBuilder(server.uri("/userinfo"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.send(request.build());
  }

  private HttpResponse<String> get(String token) {
    return get("Authorization", "Bearer " + token);
  }

  private void assertInvalid(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"invalid_token\"");
    assertThat(json(answer).get("error").stringValue()).isEqualTo("invalid_token");
    assertThat(json(answer).get("error_description").stringValue()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(
      value = SigningAlgorithm.class,
      names = {"RS256", "PS256", "ES256", "RS512"})
  void tellsWhoTheUserOfAnApisTokenIs(SigningAlgorithm algorithm) {
    var api = tenant.api(TokenDialect.RFC9068_PROFILE_AUTHZ, false, algorithm, AccessPolicy.USUAL);
    var answer = get(token(Optional.of(api), "openid email read:a", TokenTerms.USUAL));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(json(answer).propertyNames())
        .containsExactlyInAnyOrder("sub", "email", "email_verified");
    assertThat(json(answer).get("sub").stringValue()).isEqualTo(user.id());
  }

  @Test
  void tellsWhoTheUserOfAnOpaqueTokenIs() {
    var answer = get(token(Optional.empty(), "openid profile", TokenTerms.USUAL));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).propertyNames()).contains("sub", "nickname", "updated_at");
    assertThat(json(answer).has("email")).isFalse();
  }

  /** OpenID Connect Core, 5.3.2. */
  @Test
  void signsWhatItSaysForApplicationsThatWantIt() throws Exception {
    var wanting =
        tenant
            .application("{\"userinfo_signed_response_alg\":\"RS256\"}", "authorization_code")
            .application()
            .clientId();
    var authorization = TestTenant.authorization(wanting, user, Optional.empty(), "openid email");
    var token =
        ((Attempt.Success<IssuedToken>) server.bean(UserTokens.class).accessToken(authorization))
            .value()
            .accessToken();
    var answer = get(token);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwt");
    var jwt = SignedJWT.parse(answer.body());
    var keys = JWKSet.parse(server.get("/.well-known/jwks.json").body());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(jwt.getHeader().getType().getType()).isEqualTo("userinfo+jwt");
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo(user.id());
    assertThat(claims.getAudience()).containsExactly(wanting);
    assertThat(claims.getIssuer()).isEqualTo("https://" + server.domain() + "/");
    assertThat(claims.getStringClaim("email")).isEqualTo(user.email());
  }

  @Test
  void takesTheTokenInABodyToo() {
    var token = token(Optional.of(tenant.api()), "openid", TokenTerms.USUAL);
    var request =
        HttpRequest.newBuilder(server.uri("/userinfo"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("access_token=" + token));
    assertThat(server.send(request.build()).statusCode()).isEqualTo(200);
    assertThat(server.send(request.header("Authorization", "Bearer " + token).build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void takesTheTokenInTheQueryToo() {
    var token = token(Optional.of(tenant.api()), "openid", TokenTerms.USUAL);
    var answer = server.get("/userinfo?access_token=" + token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var twice = "/userinfo?access_token=" + token + "&access_token=" + token;
    assertThat(server.get(twice).statusCode()).isEqualTo(401);
    var request = HttpRequest.newBuilder(server.uri("/userinfo?access_token=" + token));
    assertThat(server.send(request.header("Authorization", "Bearer " + token).build()).statusCode())
        .isEqualTo(401);
    var posted = HttpRequest.newBuilder(server.uri("/userinfo?access_token=" + token));
    assertThat(server.send(posted.POST(BodyPublishers.noBody()).build()).statusCode())
        .isGreaterThanOrEqualTo(400);
    var bound = TokenTerms.USUAL.boundTo(Optional.of("0".repeat(43)));
    var proofless = token(Optional.of(tenant.api()), "openid", bound);
    assertThat(server.get("/userinfo?access_token=" + proofless).statusCode()).isEqualTo(401);
  }

  /** I16. */
  @Test
  void takesNoTokenThatIsNotForIt() {
    assertInvalid(get(token(Optional.of(tenant.api()), "read:a", TokenTerms.USUAL)));
    var symmetric =
        tenant.api(TokenDialect.ACCESS_TOKEN, false, SigningAlgorithm.HS256, AccessPolicy.USUAL);
    assertInvalid(get(token(Optional.of(symmetric), "openid", TokenTerms.USUAL)));
    var authorization = TestTenant.authorization(clientId, user, Optional.empty(), "openid");
    var idToken =
        server.bean(IdTokens.class).sign(authorization, IdTokenRequest.PLAIN)
                instanceof Attempt.Success<String>(var text)
            ? text
            : "";
    assertInvalid(get(idToken));
    assertInvalid(get("made-up_token"));
    assertInvalid(get(token(Optional.empty(), "profile", TokenTerms.USUAL)));
  }

  @Test
  void takesNoTokenOfWhoeverIsBlockedOrGone() {
    var api = tenant.api();
    var jwt = token(Optional.of(api), "openid", TokenTerms.USUAL);
    var opaque = token(Optional.empty(), "openid", TokenTerms.USUAL);
    done(server.bean(Users.class).change(user.id(), now -> now.withBlocked(true)));
    assertInvalid(get(jwt));
    assertInvalid(get(opaque));
    done(server.bean(Users.class).remove(user.id()));
    assertInvalid(get(jwt));
    assertInvalid(get(opaque));
  }

  @Test
  void takesNoBoundTokenWithoutAProof() {
    var bound = TokenTerms.USUAL.boundTo(Optional.of("0".repeat(43)));
    for (var token :
        new String[] {
          token(Optional.of(tenant.api()), "openid", bound),
          token(Optional.empty(), "openid", bound)
        }) {
      assertThat(get(token).statusCode()).isEqualTo(401);
      assertThat(get("Authorization", "DPoP " + token).statusCode()).isEqualTo(401);
    }
    var opaque = token(Optional.empty(), "openid", TokenTerms.USUAL);
    assertThat(get("Authorization", "DPoP " + opaque).statusCode()).isEqualTo(401);
  }

  @Test
  void asksForATokenWhereThereIsNone() {
    var answer = get();
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer")
        .doesNotContain("error=");
    assertThat(json(answer).propertyNames())
        .containsExactlyInAnyOrder("error", "error_description");
  }

  @Test
  void letsScriptsOfOtherOriginsAsk() {
    var preflight =
        HttpRequest.newBuilder(server.uri("/userinfo"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://shop.example.com")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization,auth0-client,dpop")
            .build();
    var answer = server.send(preflight);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    var token = token(Optional.empty(), "openid", TokenTerms.USUAL);
    var asked = get("Origin", "https://shop.example.com", "Authorization", "Bearer " + token);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(
            new Client(server)
                .send(
                    "/oauth/revoke",
                    "text/plain",
                    "x".getBytes(UTF_8),
                    "Origin",
                    "https://shop.example.com")
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
  }
}
