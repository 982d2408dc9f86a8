package dev.licet.e2e;

import static dev.licet.e2e.Auth0Tenant.API;
import static dev.licet.e2e.Auth0Tenant.CALLBACK;
import static dev.licet.e2e.Auth0Tenant.DATABASE;
import static dev.licet.e2e.Auth0Tenant.EMAIL;
import static dev.licet.e2e.Auth0Tenant.PASSWORD;
import static dev.licet.e2e.Auth0Tenant.PROGRAM;
import static dev.licet.e2e.Auth0Tenant.SECRET;
import static dev.licet.e2e.Auth0Tenant.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.auth0.client.auth.AuthAPI;
import com.auth0.exception.APIException;
import com.auth0.exception.Auth0Exception;
import com.auth0.json.auth.CreatedUser;
import com.auth0.json.auth.PushedAuthorizationResponse;
import com.auth0.json.auth.TokenHolder;
import com.auth0.net.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Auth0's Java SDK signs people in and gets tokens when it is told our domain: {@code AuthAPI}. */
class Auth0AuthenticationTest {
  private static final String SCOPE = "openid email offline_access read:books";
  private static final char[] RIGHT = PASSWORD.toCharArray();

  @TempDir private static Path folder;
  private static Auth0Tenant tenant;
  private static AuthAPI web;
  private static AuthAPI program;

  @BeforeAll
  static void start() throws IOException {
    tenant = Auth0Tenant.start(folder);
    web = AuthAPI.newBuilder(tenant.domain(), WEB, SECRET).build();
    program = AuthAPI.newBuilder(tenant.domain(), PROGRAM, SECRET).build();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static TokenHolder signIn() throws Auth0Exception {
    String url =
        web.authorizeUrl(CALLBACK)
            .withAudience(API)
            .withScope(SCOPE)
            .withResponseType("code")
            .withState("a state")
            .build();
    Map<String, String> answer = tenant.signIn(url);
    assertThat(answer).containsEntry("state", "a state");
    return web.exchangeCode(answer.get("code"), CALLBACK).execute().getBody();
  }

  private static APIException refusal(Request<?> request) {
    return catchThrowableOfType(APIException.class, request::execute);
  }

  @Test
  void aProgramGetsATokenForAnApi() throws Auth0Exception {
    TokenHolder token = program.requestToken(API).execute().getBody();
    assertThat(token.getTokenType()).isEqualTo("Bearer");
    assertThat(token.getScope()).isEqualTo("read:books");
    assertThat(token.getExpiresIn()).isPositive();
  }

  @Test
  void anApiThatIsNotThereIsNamed() {
    APIException refusal = refusal(program.requestToken("https://nothing.example.com/"));
    assertThat(refusal.getStatusCode()).isEqualTo(403);
    assertThat(refusal.isAccessDenied()).isTrue();
    assertThat(refusal.getDescription())
        .isEqualTo("Service not found: https://nothing.example.com/");
  }

  @Test
  void aUserSignsInWithACodeAndIsKnownAtUserinfo() throws Auth0Exception {
    TokenHolder tokens = signIn();
    assertThat(tokens.getIdToken()).isNotNull();
    Map<String, Object> user =
        web.userInfo(tokens.getAccessToken()).execute().getBody().getValues();
    assertThat(user).containsEntry("email", EMAIL).containsEntry("email_verified", true);
  }

  @Test
  void aCodeThatIsMadeUpIsRefused() {
    APIException refusal = refusal(web.exchangeCode("made up", CALLBACK));
    assertThat(refusal.getStatusCode()).isEqualTo(403);
    assertThat(refusal.getError()).isEqualTo("invalid_grant");
  }

  @Test
  void aRefreshTokenIsGoodUntilItIsRevoked() throws Auth0Exception {
    TokenHolder tokens = signIn();
    TokenHolder again = web.renewAuth(tokens.getRefreshToken()).execute().getBody();
    assertThat(again.getAccessToken()).isNotEqualTo(tokens.getAccessToken());
    web.revokeToken(tokens.getRefreshToken()).execute();
    APIException refusal = refusal(web.renewAuth(tokens.getRefreshToken()));
    assertThat(refusal.getError()).isEqualTo("invalid_grant");
    assertThat(refusal.getDescription()).isEqualTo("Unknown or invalid refresh token.");
  }

  @Test
  void anAuthorizationRequestIsSentAhead() throws Auth0Exception {
    PushedAuthorizationResponse pushed =
        web.pushedAuthorizationRequest(CALLBACK, "code", Map.of("scope", "openid"))
            .execute()
            .getBody();
    assertThat(pushed.getExpiresIn()).isPositive();
    Map<String, String> answer = tenant.signIn(web.authorizeUrlWithPAR(pushed.getRequestURI()));
    TokenHolder tokens = web.exchangeCode(answer.get("code"), CALLBACK).execute().getBody();
    assertThat(tokens.getIdToken()).isNotNull();
  }

  @Test
  void aPasswordIsTakenForTheConnectionThatIsNamed() throws Auth0Exception {
    TokenHolder tokens =
        web.login(EMAIL, RIGHT, DATABASE).setAudience(API).setScope(SCOPE).execute().getBody();
    assertThat(tokens.getRefreshToken()).isNotNull();
  }

  @Test
  void aWrongPasswordIsKnownAsOne() {
    APIException refusal = refusal(web.login(EMAIL, "wrong".toCharArray(), DATABASE));
    assertThat(refusal.getStatusCode()).isEqualTo(403);
    assertThat(refusal.isInvalidCredentials()).isTrue();
  }

  @Test
  void aUserSignsUpOnceAndResetsThePassword() throws Auth0Exception {
    String email = "grace@example.com";
    CreatedUser user = web.signUp(email, RIGHT, DATABASE).execute().getBody();
    assertThat(user.getUserId()).isNotBlank();
    assertThat(user.getEmail()).isEqualTo(email);
    assertThat(user.isEmailVerified()).isFalse();
    APIException refusal = refusal(web.signUp(email, RIGHT, DATABASE));
    assertThat(refusal.getStatusCode()).isEqualTo(400);
    assertThat(refusal.getError()).isEqualTo("invalid_signup");
    assertThat(web.resetPassword(email, DATABASE).execute().getStatusCode()).isEqualTo(200);
  }
}
