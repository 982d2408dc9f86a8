package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.identity.Trust;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.tls.TestCertificates;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Applications that prove who they are by a certificate (RFC 8705), in real handshakes. */
class CertifiedClientTest {
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients' CA");
  private static final TestCertificates BILLING = AUTHORITY.client("CN=billing, O=Example");
  private static final TestCertificates OWN = TestCertificates.selfSigned("CN=own");
  private static final TestCertificates OTHER = TestCertificates.selfSigned("CN=own");

  @TempDir static Path folder;
  private static Certified certified;

  private Api api;
  private String byName = "";
  private String byCertificate = "";

  @BeforeAll
  static void start() {
    certified = Certified.in(folder, AUTHORITY);
  }

  @AfterAll
  static void stop() {
    certified.close();
  }

  @BeforeEach
  void register() {
    api = new TestTenant(certified.server()).api();
    byName =
        certified.application(
            "tls_client_auth",
            Map.of("credential_type", "cert_subject_dn", "subject_dn", "cn=Billing ,  o=example"),
            api);
    byCertificate =
        certified.application(
            "self_signed_tls_client_auth",
            Map.of("credential_type", "x509_cert", "pem", OWN.pem()),
            api);
  }

  private Map<String, String> good(String clientId) {
    return Map.of(
        "grant_type", "client_credentials", "audience", api.identifier(), "client_id", clientId);
  }

  private static JsonNode claims(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return part(json(answer).get("access_token").stringValue(), 1);
  }

  private static void unauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(json(answer).get("error").stringValue()).isEqualTo("access_denied");
    assertThat(json(answer).get("error_description").stringValue()).isEqualTo("Unauthorized");
  }

  @Test
  void aCertificateOfTheAuthorityWithTheSubjectIsEnough() {
    var answer = certified.token(BILLING, good(byName));
    assertThat(claims(answer).get("azp").asString()).isEqualTo(byName);
    assertThat(claims(answer).has("cnf")).isFalse();
    var renewed = AUTHORITY.client("CN=billing,O=Example");
    assertThat(certified.token(renewed, good(byName)).statusCode()).isEqualTo(200);
    var below = AUTHORITY.intermediate("CN=Below").client("CN=billing,O=Example");
    assertThat(certified.token(below, good(byName)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotOfTheAuthorityOrNotForClientsOrOverIsNot() { // I27
    unauthorized(certified.token(AUTHORITY.client("CN=shipping,O=Example"), good(byName)));
    unauthorized(certified.token(AUTHORITY.client("CN=billing"), good(byName)));
    unauthorized(certified.token(AUTHORITY.expired("CN=billing,O=Example"), good(byName)));
    unauthorized(
        certified.token(
            AUTHORITY.forOnly("CN=billing,O=Example", KeyPurposeId.id_kp_serverAuth),
            good(byName)));
    unauthorized(
        certified.token(TestCertificates.selfSigned("CN=billing,O=Example"), good(byName)));
    var sameName = TestCertificates.authority("CN=Clients' CA").client("CN=billing,O=Example");
    unauthorized(certified.token(sameName, good(byName)));
    var byAClient = AUTHORITY.client("CN=x").client("CN=billing,O=Example");
    unauthorized(certified.token(byAClient, good(byName)));
  }

  @Test
  void aRegisteredCertificateIsEnoughAndNoOtherIs() {
    assertThat(claims(certified.token(OWN, good(byCertificate))).get("azp").asString())
        .isEqualTo(byCertificate);
    unauthorized(certified.token(OTHER, good(byCertificate)));
    unauthorized(certified.token(BILLING, good(byCertificate)));
    unauthorized(certified.token(OWN, good(byName)));
  }

  @Test
  void aRegisteredCertificateThatIsOverIsNone() { // I27
    var over = TestCertificates.expiredSelfSigned("CN=own");
    var client =
        certified.application(
            "self_signed_tls_client_auth",
            Map.of("credential_type", "x509_cert", "pem", over.pem()),
            api);
    unauthorized(certified.token(over, good(client)));
  }

  @Test
  void theRightCertificateOfAnotherApplicationIsNot() { // I27
    var another =
        certified.application(
            "self_signed_tls_client_auth",
            Map.of("credential_type", "x509_cert", "pem", OTHER.pem()),
            api);
    assertThat(certified.token(OTHER, good(another)).statusCode()).isEqualTo(200);
    unauthorized(certified.token(OTHER, good(byCertificate)));
    unauthorized(certified.token(OWN, good(another)));
  }

  @Test
  void nothingElseProvesThemAndNeitherDoesTheirName() throws Exception {
    unauthorized(new Client(certified.server()).form(good(byName)));
    unauthorized(new Client(certified.server()).form(good(byCertificate)));
    var secret = Map.of("client_secret", "guessed");
    unauthorized(certified.token(BILLING, with(good(byName), secret)));
    for (var grant : List.of("refresh_token", "authorization_code", "password")) {
      var bare = Map.of("grant_type", grant, "client_id", byName, "refresh_token", "x");
      unauthorized(
          new Client(certified.server())
              .form(with(bare, Map.of("code", "x", "username", "x", "password", "x"))));
    }
    try (var without =
        HttpClient.newBuilder().sslContext(Trust.in(folder.resolve("data/tls/ca.pem"))).build()) {
      var request = Certified.form(certified.uri("/oauth/token"), good(byName)).build();
      unauthorized(without.send(request, BodyHandlers.ofString()));
    }
  }

  @Test
  void aHeaderOfWhoIsNoTrustedProxyIsNotRead() throws Exception { // I27
    for (var certificate : List.of(BILLING, OWN)) {
      var client = certificate == OWN ? byCertificate : byName;
      for (var uri :
          List.of(certified.server().uri("/oauth/token"), certified.uri("/oauth/token"))) {
        var request = Certified.form(uri, good(client)).header("Client-Cert", rfc9440(certificate));
        unauthorized(certified.server().send(request.build()));
        request.header("X-Forwarded-For", "192.0.2.1");
        unauthorized(certified.server().send(request.build()));
      }
    }
  }

  private static String rfc9440(TestCertificates certificate) throws CertificateEncodingException {
    return ":" + Base64.getEncoder().encodeToString(certificate.certificate().getEncoded()) + ":";
  }

  @Test
  void theOrdinaryPortAsksNobodyForACertificate() throws Exception {
    try (var client = certified.client(BILLING)) {
      var request = Certified.form(certified.server().uri("/oauth/token"), good(byName)).build();
      var answer = client.send(request, BodyHandlers.ofString());
      unauthorized(answer);
      assertThat(answer.sslSession().orElseThrow().getLocalCertificates()).isNull();
    }
  }

  @Test
  void atThePortThatAsksThereAreNoPagesAndNoManagement() {
    try (var client = certified.client(BILLING)) {
      for (var path : List.of("/dashboard", "/authorize", "/api/v2/clients", "/u/login", "/")) {
        var request = HttpRequest.newBuilder(certified.uri(path)).build();
        assertThat(send(client, request).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theOtherEndpointsAuthenticateInTheSameWay() {
    var callback = Map.of("client_id", byName, "response_type", "code", "token", "x");
    unauthorized(certified.post(OTHER, "/oauth/par", callback));
    var revoked = certified.post(OTHER, "/oauth/revoke", callback);
    assertThat(json(revoked).get("error").stringValue()).isEqualTo("invalid_client");
    assertThat(certified.post(BILLING, "/oauth/revoke", callback).statusCode()).isEqualTo(200);
    assertThat(certified.post(BILLING, "/oauth/par", callback).body())
        .doesNotContain("Unauthorized");
  }

  @Test
  void aTokenOfAnApiThatAsksForItIsBoundAndWorthNothingToOthers() {
    certified.bind(api, "mtls", true);
    var answer = certified.token(OWN, good(byCertificate));
    assertThat(claims(answer).at("/cnf").toString())
        .isEqualTo("{\"x5t#S256\":\"" + OWN.thumbprint() + "\"}");
    assertThat(json(answer).get("token_type").stringValue()).isEqualTo("Bearer");
    var token = json(answer).get("access_token").stringValue();
    try (var guard = guard()) {
      assertThat(guard.check(new Call(token, Optional.of(OWN)), Rule.authenticated()))
          .isInstanceOf(Permit.class);
      for (var other : List.of(Optional.of(OTHER), Optional.<TestCertificates>empty())) {
        assertThat(guard.check(new Call(token, other), Rule.authenticated()))
            .isInstanceOf(Refusal.class);
      }
    }
  }

  private Guard guard() {
    return Guard.builder()
        .issuer("https://" + certified.server().domain() + "/")
        .audience(api.identifier())
        .keys(certified.server().bean(SigningKeys.class)::keySet)
        .clock(Clock.systemUTC())
        .mutualTls()
        .build();
  }

  private record Call(String token, Optional<TestCertificates> shown) implements HttpCall {
    @Override
    public List<String> headers(String name) {
      return name.equals("Authorization") ? List.of("Bearer " + token) : List.of();
    }

    @Override
    public Optional<X509Certificate> clientCertificate() {
      return shown.map(TestCertificates::certificate);
    }
  }

  @Test
  void anApiThatNeedsABoundTokenGivesNoOther() {
    certified.bind(api, "mtls", true);
    var tenant = new TestTenant(certified.server());
    var app = tenant.application("{}", "client_credentials");
    var grant = Map.of("client_id", app.application().clientId(), "audience", api.identifier());
    new TestManagement(certified.server())
        .post(
            "/client-grants",
            "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[]}"
                .formatted(grant.get("client_id"), grant.get("audience")),
            "create:client_grants");
    var secret = Map.of("client_secret", app.secret().orElseThrow().value());
    var good = with(good(app.application().clientId()), secret);
    var without = new Client(certified.server()).form(good);
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(json(without).get("error_description").stringValue())
        .isEqualTo("Tokens of this API need a client certificate (mutual TLS)");
    assertThat(claims(certified.token(OTHER, good)).at("/cnf/x5t#S256").asString())
        .isEqualTo(OTHER.thumbprint());
    certified.bind(api, "dpop", true);
    assertThat(json(new Client(certified.server()).form(good)).get("error").stringValue())
        .isEqualTo("invalid_dpop_proof");
    certified.bind(api, "mtls", false);
    assertThat(claims(new Client(certified.server()).form(good)).has("cnf")).isFalse();
  }

  @Test
  void anApplicationThatNeedsBoundTokensGetsThemWhereTheApiBindsToItsCertificate() {
    new TestManagement(certified.server())
        .patch(
            "/clients/" + byCertificate,
            "{\"require_proof_of_possession\":true}",
            "update:clients");
    var unbound = certified.token(OWN, good(byCertificate));
    assertThat(unbound.statusCode()).isEqualTo(400);
    assertThat(json(unbound).get("error").stringValue()).isEqualTo("invalid_dpop_proof");
    certified.bind(api, "mtls", false);
    assertThat(claims(certified.token(OWN, good(byCertificate))).has("cnf")).isTrue();
  }

  @Test
  void aTokenMayBeBoundToAKeyAndToACertificate() {
    certified.bind(api, "mtls", true);
    var key = TestProofs.key();
    for (var uri : List.of(certified.uri("/oauth/token"), certified.server().uri("/oauth/token"))) {
      var proof = new TestProofs(certified.server()).proof(key, "POST", uri, Optional.empty());
      var request =
          Certified.form(certified.uri("/oauth/token"), good(byCertificate)).header("DPoP", proof);
      var answer = certified.send(OWN, request);
      assertThat(claims(answer).at("/cnf/x5t#S256").asString()).isEqualTo(OWN.thumbprint());
      assertThat(claims(answer).at("/cnf/jkt").asString()).isEqualTo(TestProofs.thumbprint(key));
      assertThat(json(certified.send(OWN, request)).get("error_description").stringValue())
          .isEqualTo("The DPoP proof has been used before");
    }
  }

  @Test
  void aRefreshTokenOfAPublicApplicationNeedsTheCertificateItWasGivenFor() { // I24
    certified.bind(api, "mtls", false);
    var tenant = new TestTenant(certified.server());
    var app = tenant.publicApplication("{}", "authorization_code", "refresh_token");
    var first = certified.token(OWN, code(app, tenant));
    assertThat(claims(first).at("/cnf/x5t#S256").asString()).isEqualTo(OWN.thumbprint());
    var refresh =
        Map.of(
            "grant_type", "refresh_token",
            "client_id", app.application().clientId(),
            "refresh_token", json(first).get("refresh_token").stringValue());
    for (var answer :
        List.of(new Client(certified.server()).form(refresh), certified.token(OTHER, refresh))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).get("error_description").stringValue())
          .isEqualTo("The refresh token needs the client certificate that it is bound to");
    }
    assertThat(claims(certified.token(OWN, refresh)).at("/cnf/x5t#S256").asString())
        .isEqualTo(OWN.thumbprint());
  }

  @Test
  void aBoundTokenTellsOfItsUserToWhoShowsTheCertificateOnly() {
    certified.bind(api, "mtls", false);
    var tenant = new TestTenant(certified.server());
    var app = tenant.publicApplication("{}", "authorization_code", "refresh_token");
    var token = json(certified.token(OWN, code(app, tenant))).get("access_token").stringValue();
    assertThat(userInfo(OWN, token)).isEqualTo(200);
    assertThat(userInfo(OTHER, token)).isEqualTo(401);
  }

  @Test
  void aTokenOfACertificateIsExchangedForWhoShowsThat() {
    var server = certified.server();
    var service = TestExchange.of(server, api);
    var unbound = service.own(new TestTenant(server).user(), api, "read:a");
    var bound = service.forged(unbound, Map.of("cnf", Map.of("x5t#S256", OWN.thumbprint())));
    var good = service.good(bound);
    assertThat(certified.token(OWN, good).statusCode()).isEqualTo(200);
    for (var answer : List.of(certified.token(OTHER, good), new Client(server).form(good))) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json(answer).get("error_description").stringValue())
          .isEqualTo("The subject_token is bound to a client certificate, and needs that one");
    }
  }

  private static int userInfo(TestCertificates by, String token) {
    try (var client = certified.client(by)) {
      return send(
              client,
              HttpRequest.newBuilder(certified.uri("/userinfo"))
                  .header("Authorization", "Bearer " + token)
                  .build())
          .statusCode();
    }
  }

  private Map<String, String> code(RegisteredApplication app, TestTenant tenant) {
    var clientId = app.application().clientId();
    var authorization =
        TestTenant.authorization(
            clientId, tenant.user(), Optional.of(api.identifier()), "openid offline_access read:a");
    var grant =
        new CodeGrant(
            certified.server().bean(Ids.class).alphanumeric(16),
            authorization,
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(CHALLENGE),
            Optional.empty());
    return Map.of(
        "grant_type",
        "authorization_code",
        "client_id",
        clientId,
        "code",
        certified.server().bean(Codes.class).issue(grant),
        "code_verifier",
        VERIFIER);
  }

  @Test
  void discoveryTellsWhereCertificatesAreShown() {
    var document = json(certified.server().get("/.well-known/openid-configuration"));
    assertThat(document.get("token_endpoint_auth_methods_supported").toString())
        .contains("\"tls_client_auth\"", "\"self_signed_tls_client_auth\"");
    assertThat(document.get("tls_client_certificate_bound_access_tokens").asBoolean()).isTrue();
    assertThat(document.at("/mtls_endpoint_aliases/token_endpoint").asString())
        .isEqualTo(certified.uri("/oauth/token").toString());
    assertThat(document.get("token_endpoint").asString())
        .isEqualTo(certified.server().uri("/oauth/token").toString());
  }

  @Test
  void anApplicationShowsItsCertificateLikeThis() throws Exception {
    var sslContext = BILLING.trusting(folder.resolve("data/tls/ca.pem"));
    var tokenEndpoint = certified.uri("/oauth/token");
    var clientId = byName;
    var audience = api.identifier();
    // @start region="show"
    try (var client = HttpClient.newBuilder().sslContext(sslContext).build()) {
      var form =
          "grant_type=client_credentials&client_id=%s&audience=%s".formatted(clientId, audience);
      var request =
          HttpRequest.newBuilder(tokenEndpoint)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      // @end
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }
}
