package dev.licet.identity.token;

import static dev.licet.identity.issuing.TestTenant.PASSWORD;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static dev.licet.identity.user.TestUsers.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.TestLogins;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The grants behind which a user stands, over HTTP. */
class UserGrantsTest {
  private static final String CALLBACK = "https://shop.example.com/callback";
  private static final String REALM = "http://auth0.com/oauth/grant-type/password-realm";

  private static final String TRUSTED = "{\"is_token_endpoint_ip_header_trusted\":true}";

  /** RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final Client client = new Client(server);
  private final User user = tenant.user();
  private final String address = "2001:db8::" + user.id().substring(user.id().length() - 4);
  private final Api api = tenant.api();

  private RegisteredApplication web() {
    return tenant.application(
        "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"expiration_type\":\"expiring\"}}",
        "authorization_code",
        "refresh_token");
  }

  private RegisteredApplication spa() {
    return tenant.publicApplication("{}", "authorization_code", "refresh_token");
  }

  private static Map<String, String> credentials(RegisteredApplication app) {
    var all = new LinkedHashMap<String, String>();
    all.put("client_id", app.application().clientId());
    app.secret().ifPresent(secret -> all.put("client_secret", secret.value()));
    return all;
  }

  private String code(RegisteredApplication app, String scope, Optional<String> challenge) {
    return code(app, scope, challenge, Optional.empty());
  }

  private String code(
      RegisteredApplication app,
      String scope,
      Optional<String> challenge,
      Optional<String> session) {
    var authorization =
        TestTenant.authorization(
            app.application().clientId(), user, Optional.of(api.identifier()), scope, session);
    return server
        .bean(Codes.class)
        .issue(
            new CodeGrant(
                server.bean(Ids.class).alphanumeric(16),
                authorization,
                Optional.of(CALLBACK),
                Optional.of("n-1"),
                true,
                challenge,
                Optional.empty()));
  }

  private Map<String, String> exchange(RegisteredApplication app, String code) {
    return with(
        credentials(app),
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK));
  }

  private Map<String, String> refresh(RegisteredApplication app, String token) {
    return with(credentials(app), Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private String refreshToken(RegisteredApplication app) {
    var code = code(app, "openid offline_access email read:a", challengeOf(app));
    return json(client.form(proved(app, exchange(app, code)))).get("refresh_token").stringValue();
  }

  private static Optional<String> challengeOf(RegisteredApplication app) {
    return app.secret().isPresent() ? Optional.empty() : Optional.of(CHALLENGE);
  }

  private static Map<String, String> proved(
      RegisteredApplication app, Map<String, String> parameters) {
    return app.secret().isPresent()
        ? parameters
        : with(parameters, Map.of("code_verifier", VERIFIER));
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String error, String description) {
    assertThat(answer.statusCode() + " " + answer.body())
        .isEqualTo(
            "%d {\"error\":\"%s\",\"error_description\":\"%s\"}"
                .formatted(status, error, description));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  private static void assertUnknownRefreshToken(HttpResponse<String> answer) {
    assertRefused(answer, 403, "invalid_grant", "Unknown or invalid refresh token.");
  }

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
    var sessions = server.bean(BrowserSessions.class);
    var session =
        Optional.of(
            sessions
                .begin(
                    user.id(),
                    List.of("pwd"),
                    new MockHttpServletRequest(),
                    new MockHttpServletResponse())
                .id());
    var early = code(app, "openid", Optional.empty(), session);
    var late = code(app, "openid", Optional.empty(), session);
    assertThat(client.form(exchange(app, early)).statusCode()).isEqualTo(200);
    sessions.end(session.get());
    assertRefused(
        client.form(exchange(app, late)), 403, "invalid_grant", "Invalid authorization code");
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

  @Test
  void aRefreshTokenIsExchangedForTheNextOne() {
    var app = spa();
    var first = refreshToken(app);
    var answer = json(client.form(refresh(app, first)));
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "scope", "expires_in", "token_type", "refresh_token", "id_token");
    assertThat(answer.get("refresh_token").stringValue()).isNotEqualTo(first).hasSize(64);
    assertThat(answer.get("scope").stringValue()).isEqualTo("openid offline_access email read:a");
    var idToken = part(answer.get("id_token").stringValue(), 1);
    assertThat(idToken.has("nonce")).isFalse();
    assertThat(idToken.get("sub").stringValue()).isEqualTo(user.id());
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("gty").stringValue()).isEqualTo("refresh_token");
  }

  /** I11. */
  @Test
  void aRefreshTokenThatIsPresentedAgainEndsAllOfItsFamily() {
    var app = spa();
    var first = refreshToken(app);
    var second = json(client.form(refresh(app, first))).get("refresh_token").stringValue();
    assertUnknownRefreshToken(client.form(refresh(app, first)));
    assertUnknownRefreshToken(client.form(refresh(app, second)));
  }

  /** I11, I26. */
  @Test
  void aLostAnswerIsGivenAgainToTheLetterWithinTheLeeway() throws Exception {
    var app =
        tenant.publicApplication(
            "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"leeway\":3600}}",
            "authorization_code",
            "refresh_token");
    var first = refreshToken(app);
    try (var threads = Executors.newFixedThreadPool(20)) {
      Callable<String> call = () -> client.form(refresh(app, first)).body();
      var answers =
          threads.invokeAll(Stream.generate(() -> call).limit(20).toList()).stream()
              .map(answer -> answer.resultNow())
              .distinct()
              .toList();
      assertThat(answers).hasSize(1);
      assertThat(answers.getFirst()).contains("\"refresh_token\":");
    }
    assertThat(client.form(refresh(app, first)).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefreshMayAskForLessButNotForMore() {
    var app = spa();
    var token = refreshToken(app);
    assertRefused(
        client.form(with(refresh(app, token), Map.of("scope", "openid read:b"))),
        400,
        "invalid_scope",
        "These scopes have not been granted: read:b");
    assertRefused(
        client.form(with(refresh(app, token), Map.of("audience", "urn:other"))),
        400,
        "invalid_request",
        "The refresh token is for another audience");
    var less = json(client.form(with(refresh(app, token), Map.of("scope", "read:a"))));
    assertThat(less.get("scope").stringValue()).isEqualTo("read:a");
    assertThat(less.has("id_token")).isFalse();
    var all = json(client.form(refresh(app, less.get("refresh_token").stringValue())));
    assertThat(all.get("scope").stringValue()).isEqualTo("openid offline_access email read:a");
  }

  @Test
  void aRefreshTokenIsItsApplicationsAlone() {
    var token = refreshToken(spa());
    assertUnknownRefreshToken(client.form(refresh(spa(), token)));
    assertUnknownRefreshToken(client.form(refresh(spa(), "x".repeat(64))));
    assertUnknownRefreshToken(client.form(refresh(spa(), "no token at all")));
  }

  @Test
  void aRefreshTokenThatStaysIsNotInTheAnswer() {
    var app = tenant.application("{}", "authorization_code", "refresh_token");
    var token = refreshToken(app);
    for (int times = 0; times < 2; times++) {
      var answer = json(client.form(refresh(app, token)));
      assertThat(answer.has("refresh_token")).isFalse();
      assertThat(answer.has("access_token")).isTrue();
    }
  }

  @Test
  void aBlockedUserIsRefreshedNoMore() {
    var app = spa();
    var token = refreshToken(app);
    done(server.bean(Users.class).change(user.id(), now -> now.withBlocked(true)));
    assertUnknownRefreshToken(client.form(refresh(app, token)));
  }

  @Test
  void aRevokedRefreshTokenIsGone() {
    var app = spa();
    var token = refreshToken(app);
    var revoke =
        Map.of("client_id", app.application().clientId(), "token", token, "token_type_hint", "x");
    var answer = revoke(revoke);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertUnknownRefreshToken(client.form(refresh(app, token)));
    assertThat(revoke(revoke).statusCode()).isEqualTo(200);
  }

  @Test
  void whereTheTenantSaysSoTheWholeGrantEndsWithARefreshToken() {
    var app = tenant.application("{}", "authorization_code", "refresh_token");
    var elsewhere = tenant.application("{}", "authorization_code", "refresh_token");
    var first = refreshToken(app);
    var second = refreshToken(app);
    var other = refreshToken(elsewhere);
    revoke(with(credentials(app), Map.of("token", first)));
    assertThat(client.form(refresh(app, second)).statusCode()).isEqualTo(200);
    revokesGrants(true);
    try {
      revoke(with(credentials(app), Map.of("token", refreshToken(app))));
    } finally {
      revokesGrants(false);
    }
    assertUnknownRefreshToken(client.form(refresh(app, second)));
    assertThat(client.form(refresh(elsewhere, other)).statusCode()).isEqualTo(200);
  }

  private void revokesGrants(boolean on) {
    var flags = JsonMapper.builder().build().createObjectNode();
    flags.putObject("flags").put("revoke_refresh_token_grant", on);
    server.bean(TenantSettings.class).change(Payload.of(flags, Shape.json()));
  }

  @Test
  void aRevocationIsForTheApplicationItself() {
    var app = web();
    var token = refreshToken(app);
    var other = spa().application().clientId();
    assertThat(revoke(Map.of("client_id", other, "token", token)).statusCode()).isEqualTo(200);
    assertRefused(
        revoke(Map.of("client_id", app.application().clientId(), "token", token)),
        401,
        "invalid_client",
        "Unauthorized");
    assertRefused(
        revoke(Map.of("client_id", other)),
        400,
        "invalid_request",
        "Missing required parameter: token");
    assertThat(client.form(refresh(app, token)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> revoke(Map<String, String> parameters) {
    return client.send(
        "/oauth/revoke",
        "application/x-www-form-urlencoded",
        Client.encode(parameters).getBytes(UTF_8));
  }

  private Map<String, String> password(RegisteredApplication app, String username, String word) {
    return with(
        credentials(app),
        Map.of(
            "grant_type",
            REALM,
            "realm",
            User.DATABASE,
            "username",
            username,
            "password",
            word,
            "audience",
            api.identifier(),
            "scope",
            "openid read:a offline_access"));
  }

  /** From an address of its own: the shared server counts the guesses of each. */
  private HttpResponse<String> guess(Map<String, String> parameters) {
    return client.form(parameters, "auth0-forwarded-for", address);
  }

  @Test
  void aPasswordGivesTokensToAnApplicationThatMayAskForIt() {
    var app = tenant.application(TRUSTED, REALM, "refresh_token");
    var answer = json(guess(password(app, user.email(), PASSWORD)));
    assertThat(TestLogins.count(server, user)).isEqualTo(1);
    assertThat(answer.propertyNames()).contains("access_token", "id_token", "refresh_token");
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("gty").stringValue()).isEqualTo("password");
    assertThat(claims.get("sub").stringValue()).isEqualTo(user.id());
    var all = without(password(app, user.email(), PASSWORD), "scope");
    assertThat(json(guess(all)).get("scope").stringValue()).isEqualTo("read:a read:b");
    assertThat(guess(password(web(), user.email(), PASSWORD)).statusCode()).isEqualTo(403);
  }

  /** I9. */
  @ParameterizedTest
  @ValueSource(strings = {"known", "unknown"})
  void aWrongPasswordIsRefusedInTheSameWordsWhoeverItIs(String who) {
    var app = tenant.application(TRUSTED, REALM);
    var name = who.equals("known") ? user.email() : "nobody-" + user.email();
    assertRefused(
        guess(password(app, name, "wrong")), 403, "invalid_grant", "Wrong email or password.");
  }

  /** I17. */
  @Test
  void aBlockedAccountIsRefusedEvenTheRightPassword() {
    var app = tenant.application(TRUSTED, REALM);
    for (int guess = 0; guess < 10; guess++) {
      guess(password(app, user.email(), "wrong" + guess));
    }
    var answer = guess(password(app, user.email(), PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(json(answer).get("error").stringValue()).isEqualTo("too_many_attempts");
    assertThat(json(answer).get("error_description").stringValue())
        .startsWith("Your account has been blocked after multiple consecutive login attempts.");
  }

  @Test
  void aBlockedUserIsToldSo() {
    var app = tenant.application(TRUSTED, REALM);
    done(server.bean(Users.class).change(user.id(), now -> now.withBlocked(true)));
    assertRefused(
        guess(password(app, user.email(), PASSWORD)), 403, "unauthorized", "user is blocked");
  }

  @Test
  void aRealmThatIsNotThereIsNamed() {
    var app = tenant.application(TRUSTED, REALM, "password");
    var elsewhere = with(password(app, user.email(), PASSWORD), Map.of("realm", "nowhere"));
    assertRefused(
        guess(elsewhere),
        400,
        "invalid_request",
        "Unknown realm: no connection of this application has that name");
    assertRefused(
        guess(with(elsewhere, Map.of("grant_type", "password"))),
        400,
        "invalid_request",
        "Authorization server not configured with default connection.");
  }
}
