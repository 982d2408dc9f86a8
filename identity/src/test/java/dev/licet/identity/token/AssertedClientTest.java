package dev.licet.identity.token;

import static dev.licet.identity.token.Client.basic;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.application.Applications;
import dev.licet.identity.credential.TestCredentials;
import dev.licet.identity.management.TestManagement;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Applications that prove who they are by a key, at the token endpoint of a running server. */
class AssertedClientTest {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final TestKey KEY = TestKeys.rsa("ours");
  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);
  private static String audience = "";
  private static String clientId = "";
  private static String secret = "";
  private static int made;

  @BeforeAll
  static void register() {
    audience = "https://asserted.example/" + System.nanoTime();
    MANAGEMENT.post(
        "/resource-servers",
        "{\"name\":\"Asserted\",\"identifier\":\"%s\"}".formatted(audience),
        "create:resource_servers");
    var created =
        MANAGEMENT.post(
            "/clients", "{\"name\":\"Signer\",\"app_type\":\"non_interactive\"}", "create:clients");
    clientId = created.text("client_id");
    secret = created.text("client_secret");
    MANAGEMENT.post(
        "/client-grants",
        "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[]}".formatted(clientId, audience),
        "create:client_grants");
    var pem = TestCredentials.pem(KEY.publicKey());
    var key = Map.of("credential_type", "public_key", "pem", pem);
    var patched =
        MANAGEMENT.patch(
            "/clients/" + clientId,
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "client_authentication_methods",
                        Map.of("private_key_jwt", Map.of("credentials", List.of(key))))),
            "update:clients");
    assertThat(patched.status()).as("%s", patched).isEqualTo(200);
  }

  private static TestToken assertion() {
    var clock = Clock.systemUTC();
    var issuer = "https://" + SERVER.domain() + "/";
    return new TestTokens(clientId, issuer, () -> KEY, clock)
        .accessToken()
        .without("azp")
        .without("gty")
        .withoutHeader("kid")
        .claim("sub", clientId)
        .claim("jti", "jti-" + made++)
        .claim("exp", clock.instant().plusSeconds(60).getEpochSecond());
  }

  private static Map<String, String> good(TestToken assertion) {
    return with(
        Map.of("grant_type", "client_credentials", "audience", audience),
        Map.of("client_assertion_type", TYPE, "client_assertion", assertion.text()));
  }

  private static HttpResponse<String> send(Map<String, String> parameters, String... headers) {
    return new Client(SERVER).form(parameters, headers);
  }

  private static void refused(HttpResponse<String> answer, int status, String error, String text) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("error").stringValue()).isEqualTo(error);
    assertThat(json(answer).get("error_description").stringValue()).isEqualTo(text);
  }

  @Test
  void anAssertionGivesATokenOnce() { // I25
    var good = good(assertion());
    var answer = send(good);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Client.part(json(answer).get("access_token").stringValue(), 1).get("azp").asString())
        .isEqualTo(clientId);
    refused(send(good), 401, "invalid_client", "The client assertion was used before");
  }

  @Test
  void anApplicationSignsItsAssertionLikeThis() throws JOSEException {
    var issuer = "https://" + SERVER.domain() + "/";
    var privateKey = KEY.privateKey();
    // @start region="sign"
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(issuer)
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    var assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    assertion.sign(new RSASSASigner(privateKey));
    var parameters =
        Map.of(
            "grant_type",
            "client_credentials",
            "audience",
            audience,
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion.serialize());
    // @end
    assertThat(send(parameters).statusCode()).isEqualTo(200);
  }

  @Test
  void theClientIdMayStandBesideItIfItIsTheSame() {
    var good = good(assertion());
    refused(
        send(with(good, Map.of("client_id", "another"))),
        400,
        "invalid_request",
        "client_id and the client assertion name different clients");
    assertThat(send(with(good, Map.of("client_id", clientId))).statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasAKeyHasNoSecret() {
    assertThat(SERVER.bean(Applications.class).authenticate(clientId, secret)).isEmpty();
    var withSecret = Map.of("client_id", clientId, "client_secret", secret);
    var bare = Map.of("grant_type", "client_credentials", "audience", audience);
    refused(send(with(bare, withSecret)), 401, "access_denied", "Unauthorized");
    refused(
        send(bare, "Authorization", basic(clientId, secret)), 401, "access_denied", "Unauthorized");
  }

  @Test
  void whoHasAKeyIsNoPublicClientThatNeedsNoProof() { // I16
    for (var grant : List.of("refresh_token", "authorization_code", "password")) {
      var bare = Map.of("grant_type", grant, "client_id", clientId, "refresh_token", "x");
      refused(
          send(with(bare, Map.of("code", "x", "username", "x", "password", "x"))),
          401,
          "access_denied",
          "Unauthorized");
    }
    var signed = with(good(assertion()), Map.of("grant_type", "refresh_token"));
    refused(
        send(with(signed, Map.of("refresh_token", "x"))),
        403,
        "unauthorized_client",
        "Grant type 'refresh_token' not allowed for the client.");
  }

  @Test
  void onlyOneWayCounts() {
    var several = "A client proves who it is by one way, not by several";
    var good = good(assertion());
    refused(send(with(good, Map.of("client_secret", "x"))), 400, "invalid_request", several);
    refused(send(good, "Authorization", basic(clientId, "x")), 400, "invalid_request", several);
    assertThat(send(good).statusCode()).isEqualTo(200);
  }

  @Test
  void bothParametersMustBeThere() {
    var good = good(assertion());
    refused(
        send(without(good, "client_assertion")),
        400,
        "invalid_request",
        "Missing required parameter: client_assertion");
    refused(
        send(without(good, "client_assertion_type")),
        400,
        "invalid_request",
        "Missing required parameter: client_assertion_type");
    refused(
        send(with(good, Map.of("client_assertion_type", "urn:saml"))),
        400,
        "invalid_request",
        "client_assertion_type must be " + TYPE);
  }

  @Test
  void nobodyLearnsWhichClientsThereAre() { // I16
    var invalid = "The client assertion is not valid";
    var another = assertion().forgedBy(TestKeys.rsa("another"));
    refused(send(good(another)), 401, "invalid_client", invalid);
    var nobodys = assertion().claim("iss", "nobody").claim("sub", "nobody");
    refused(send(good(nobodys)), 401, "invalid_client", invalid);
    var system = assertion().claim("iss", "licet-cli").claim("sub", "licet-cli");
    refused(send(good(system)), 401, "invalid_client", invalid);
    var nonsense = with(good(assertion()), Map.of("client_assertion", "nonsense"));
    refused(send(nonsense), 401, "invalid_client", invalid);
  }

  @Test
  void anAccessTokenOfThisServerIsNoAssertion() { // I16
    var token = json(send(good(assertion()))).get("access_token").stringValue();
    refused(
        send(with(good(assertion()), Map.of("client_assertion", token))),
        401,
        "invalid_client",
        "The client assertion is not valid");
  }
}
