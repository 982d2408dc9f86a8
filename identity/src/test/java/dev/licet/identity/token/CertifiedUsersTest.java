package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Api;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.tls.TestCertificates;
import dev.licet.identity.user.User;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Users who let in an application with a certificate, or one whose tokens need some. */
class CertifiedUsersTest {
  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String PASSWORD = "http://auth0.com/oauth/grant-type/password-realm";
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients");
  private static final TestCertificates TELEVISION = AUTHORITY.client("CN=television");
  private static final TestCertificates OTHER = AUTHORITY.client("CN=other");

  @TempDir static Path folder;
  private static Certified certified;
  private static TestTenant tenant;
  private static User user;

  private Api api;

  @BeforeAll
  static void start() {
    certified = Certified.in(folder, AUTHORITY);
    tenant = new TestTenant(certified.server());
    user = tenant.user();
  }

  @AfterAll
  static void stop() {
    certified.close();
  }

  @BeforeEach
  void begin() {
    api = tenant.api();
    certified.bind(api, "mtls", true);
  }

  private static void unauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
  }

  private Map<String, String> wanted(String clientId) {
    return Map.of(
        "client_id", clientId, "audience", api.identifier(), "scope", "read:a offline_access");
  }

  private static Map<String, String> polling(String clientId, JsonNode started) {
    var code = started.get("device_code").stringValue();
    return Map.of("grant_type", DEVICE, "client_id", clientId, "device_code", code);
  }

  private static void allow(JsonNode started) {
    var browser = new TestBrowser(certified.server());
    new TestSignIns(certified.server()).signIn(browser, user.email(), TestTenant.PASSWORD);
    var code = started.get("user_code").stringValue();
    browser.get("/u/activate/confirm?user_code=" + code);
    var done = browser.post("/u/activate/confirm", "user_code", code, "decision", "allow");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    waited();
  }

  /** As after the five seconds between two questions. */
  private static void waited() {
    certified
        .server()
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            certified
                .server()
                .bean(JdbcClient.class)
                .sql("update device_codes set polled_at = 0")
                .update());
  }

  @Test
  void aDeviceProvesItselfByItsCertificateFromTheBeginningToTheEnd() { // I27
    var client =
        certified.application(
            "tls_client_auth",
            List.of(Map.of("subject_dn", "CN=television")),
            api,
            DEVICE,
            "refresh_token");
    unauthorized(certified.post(OTHER, "/oauth/device/code", wanted(client)));
    var form = "application/x-www-form-urlencoded";
    var body = Client.encode(wanted(client)).getBytes(UTF_8);
    unauthorized(new Client(certified.server()).send("/oauth/device/code", form, body));

    var started = certified.post(TELEVISION, "/oauth/device/code", wanted(client));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    allow(json(started));
    var polling = polling(client, json(started));
    unauthorized(certified.token(OTHER, polling));
    unauthorized(new Client(certified.server()).form(polling));
    var answer = certified.token(TELEVISION, polling);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var claims = part(json(answer).get("access_token").stringValue(), 1);
    assertThat(claims.at("/cnf/x5t#S256").asString()).isEqualTo(TELEVISION.thumbprint());

    var refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            client,
            "refresh_token",
            json(answer).get("refresh_token").stringValue());
    unauthorized(certified.token(OTHER, refresh));
    assertThat(certified.token(TELEVISION, refresh).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeviceThatShowsNoneMayComeBackWithOne() {
    var client = tenant.publicApplication("{}", DEVICE, "refresh_token").application().clientId();
    var started = json(certified.post(OTHER, "/oauth/device/code", wanted(client)));
    allow(started);
    needed(new Client(certified.server()).form(polling(client, started)));
    waited();
    var answer = certified.token(OTHER, polling(client, started));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    waited();
    var spent = certified.token(OTHER, polling(client, started));
    assertThat(json(spent).get("error").stringValue()).isEqualTo("invalid_grant");

    var refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            client,
            "refresh_token",
            json(answer).get("refresh_token").stringValue());
    assertThat(certified.token(TELEVISION, refresh).statusCode()).isEqualTo(403);
    assertThat(certified.token(OTHER, refresh).statusCode()).isEqualTo(200);
  }

  private static void needed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("error_description").stringValue())
        .isEqualTo("Tokens of this API need a client certificate (mutual TLS)");
  }

  @Test
  void aPasswordIsNoWayRoundTheCertificate() {
    var app = tenant.application("{}", PASSWORD);
    var given =
        with(
            Map.of("client_secret", app.secret().orElseThrow().value(), "grant_type", PASSWORD),
            Map.of(
                "realm", User.DATABASE,
                "username", user.email(),
                "password", TestTenant.PASSWORD));
    var asked = with(wanted(app.application().clientId()), given);
    needed(new Client(certified.server()).form(asked));
    var answer = certified.token(OTHER, asked);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var claims = part(json(answer).get("access_token").stringValue(), 1);
    assertThat(claims.at("/cnf/x5t#S256").asString()).isEqualTo(OTHER.thumbprint());
  }

  @Test
  void aProofForUserInfoNamesEitherOfItsAddresses() {
    certified.bind(api, "dpop", true);
    var key = TestProofs.key();
    for (var of : List.of(Optional.of(api.identifier()), Optional.<String>empty())) {
      var token = token(of, key);
      var elsewhere = certified.uri("/oauth/token");
      assertThat(userInfo(token, proof(key, elsewhere, token))).isEqualTo(401);
      for (var uri : List.of(certified.uri("/userinfo"), certified.server().uri("/userinfo"))) {
        var proof = proof(key, uri, token);
        assertThat(userInfo(token, proof)).as("%s", uri).isEqualTo(200);
        assertThat(userInfo(token, proof)).as("a second time").isEqualTo(401);
        assertThat(userInfo(token, proof(TestProofs.key(), uri, token))).isEqualTo(401);
      }
    }
  }

  private static String token(Optional<String> audience, ECKey key) {
    var client = tenant.publicApplication("{}", "authorization_code").application().clientId();
    var authorization = TestTenant.authorization(client, user, audience, "openid read:a");
    var terms = TokenTerms.USUAL.boundTo(Optional.of(TestProofs.thumbprint(key)));
    return switch (certified.server().bean(UserTokens.class).accessToken(authorization, terms)) {
      case Attempt.Success<IssuedToken>(var token) -> token.accessToken();
      case Attempt.Failure<IssuedToken>(var error) -> throw new AssertionError(error.toString());
    };
  }

  private static String proof(ECKey key, URI uri, String token) {
    return new TestProofs(certified.server()).proof(key, "GET", uri, Optional.of(token));
  }

  private static int userInfo(String token, String proof) {
    var request =
        HttpRequest.newBuilder(certified.uri("/userinfo"))
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof);
    return certified.send(OTHER, request).statusCode();
  }

  @Test
  void theBrowsersAddressIsNone() {
    var authorize = new TestAuthorize(certified.server());
    var members =
        "\"skip_consent_for_verifiable_first_party_clients\":true,"
            + "\"proof_of_possession\":{\"mechanism\":\"mtls\",\"required\":true}";
    var client = authorize.application("\"grant_types\":[\"implicit\"]");
    var url =
        TestAuthorize.url(
            client, "response_type", "token", "nonce", "n", "audience", authorize.api(members));
    var answer = TestAuthorize.answer(authorize.browser(authorize.user()).get(url));
    assertThat(answer)
        .containsEntry("error", "invalid_request")
        .containsEntry(
            "error_description", "Tokens of this API need a client certificate (mutual TLS)")
        .doesNotContainKey("access_token");
  }
}
