package dev.licet.identity.registration;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.TestWeb;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications that describe themselves at an address of their own. */
class ClientDocumentsTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String JSON = "application/json";
  private static final TestServer SERVER = TestWeb.shared().server();
  private static final TestWebhook WEB = TestWeb.shared().web();
  private static final TestAuthorize AUTHORIZE = new TestAuthorize(SERVER);
  private static final ManagementCaller CALLER =
      new ManagementCaller(
          SERVER,
          "update:tenant_settings read:clients create:clients update:clients delete:clients"
              + " read:grants read:logs create:client_grants");

  private final TestBrowser browser = AUTHORIZE.browser(AUTHORIZE.user());
  private String url = "";

  @BeforeEach
  void allow() {
    allow(true);
    another();
    WEB.answerWith(Map.of("Content-Type", JSON));
  }

  /** Where nobody has looked yet. */
  private void another() {
    url = WEB.url("/client" + COUNT.incrementAndGet() + ".json");
  }

  /** As after a day. */
  private void age() {
    SERVER
        .bean(TransactionOperations.class)
        .executeWithoutResult(_ ->
            SERVER
                .bean(JdbcClient.class)
                .sql("update client_documents set fresh_until = 0")
                .update());
  }

  @AfterEach
  void close() {
    allow(false);
  }

  private static void allow(boolean on) {
    var answer =
        CALLER.patch("/tenants/settings", "{\"client_id_metadata_document_supported\":" + on + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void publish(String members) {
    publishAll("'client_id':'" + url + "'," + members);
  }

  private void publishAll(String members) {
    WEB.answerWith("{" + members.replace('\'', '"') + "}", Duration.ZERO);
  }

  private static final String USUAL = "'client_name':'Reader','redirect_uris':['" + CALLBACK + "']";

  private HttpResponse<String> ask(String... more) {
    var parameters = new String[more.length + 4];
    System.arraycopy(more, 0, parameters, 4, more.length);
    parameters[0] = "code_challenge";
    parameters[1] = TestAuthorize.CHALLENGE;
    parameters[2] = "code_challenge_method";
    parameters[3] = "S256";
    return browser.get(TestAuthorize.url(encoded(url), parameters));
  }

  private HttpResponse<String> consentPage(HttpResponse<String> asked) {
    assertThat(TestBrowser.location(asked)).startsWith("/u/consent?state=");
    return browser.get(TestBrowser.location(asked));
  }

  private Map<String, String> allow(HttpResponse<String> asked) {
    var page = TestBrowser.location(asked);
    var scope =
        consentPage(asked).body().replaceAll("(?s).*name=\"scope\" value=\"([^\"]*)\".*", "$1");
    var said =
        browser.post(
            "/u/consent",
            "state",
            page.substring(page.indexOf('=') + 1),
            "scope",
            scope,
            "answer",
            "accept");
    return TestAuthorize.answer(browser.get(TestBrowser.location(said)));
  }

  private HttpResponse<String> redeem(String code, String... more) {
    return form(
        "/oauth/token",
        "grant_type=authorization_code&code=%s&client_id=%s&redirect_uri=%s&code_verifier=%s%s"
            .formatted(
                code,
                encoded(url),
                encoded(CALLBACK),
                TestAuthorize.VERIFIER,
                String.join("", more)));
  }

  private static HttpResponse<String> form(String path, String body) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static JsonNode claims(String token) throws Exception {
    return JsonMapper.shared().readTree(SignedJWT.parse(token).getPayload().toString());
  }

  private JsonNode known() {
    var list = ManagementCaller.json(CALLER.get("/clients?external_client_id=" + encoded(url)));
    return list.isEmpty() ? list : list.get(0);
  }

  private HttpResponse<String> refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Application not described");
    assertThat(known()).isEmpty();
    return answer;
  }

  @Test
  void oneGetsInByNothingButItsDocument() throws Exception { // I4
    publish(USUAL + ",'grant_types':['authorization_code','refresh_token','password']");

    var asked = ask("scope", "openid profile offline_access");
    assertThat(consentPage(asked).body())
        .contains("Reader (localhost)", "<strong>localhost</strong>", "id=\"foreign\"");
    var answer = redeem(allow(asked).get("code"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var tokens = ManagementCaller.json(answer);
    var claims = claims(tokens.get("id_token").stringValue());
    assertThat(claims.get("aud").stringValue()).isEqualTo(url);
    var refreshed =
        form(
            "/oauth/token",
            "grant_type=refresh_token&client_id=%s&refresh_token=%s"
                .formatted(encoded(url), tokens.get("refresh_token").stringValue()));
    assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);

    var client = known();
    assertThat(client.get("external_client_id").stringValue()).isEqualTo(url);
    assertThat(client.get("external_metadata_type").stringValue()).isEqualTo("cimd");
    assertThat(client.get("external_metadata_created_by").stringValue()).isEqualTo("client");
    assertThat(client.get("is_first_party").booleanValue()).isFalse();
    assertThat(client.get("grant_types").toString())
        .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
    assertThat(client.get("client_id").stringValue()).hasSize(32);
  }

  @Test
  void itGoesByItsAddressAndByNoOtherId() {
    publish(USUAL);
    ask();
    var inner = known().get("client_id").stringValue();
    assertThat(browser.get(TestAuthorize.url(inner)).statusCode()).isEqualTo(400);
    var answer = CALLER.get("/clients/" + inner);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(form("/oauth/token", "grant_type=refresh_token&refresh_token=x&client_id=" + inner))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(401);
  }

  @Test
  void reachesAnApiOnlyWhereTheTenantLetsThirdPartiesIn() throws Exception {
    publish(USUAL);
    var api = AUTHORIZE.api("");
    var sent = TestAuthorize.answer(ask("resource", api, "scope", "read:a write:a"));
    assertThat(sent).containsEntry("error", "unauthorized_client");

    var granted =
        CALLER.post(
            "/client-grants",
            "{\"default_for\":\"third_party_clients\",\"subject_type\":\"user\",\"audience\":\"%s\",\"scope\":[\"read:a\"]}"
                .formatted(api));
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
    var code = allow(ask("resource", api, "scope", "read:a write:a")).get("code");
    var token = ManagementCaller.json(redeem(code, "&resource=" + encoded(api)));
    var claims = claims(token.get("access_token").stringValue());
    assertThat(claims.get("scope").stringValue()).isEqualTo("read:a");
    assertThat(claims.get("azp").stringValue()).isEqualTo(url);
  }

  @Test
  void needsPkceWhateverElseItHas() throws Exception { // I14
    var key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    publish(
        USUAL
            + ",'token_endpoint_auth_method':'private_key_jwt','jwks':{'keys':[%s]}"
                .formatted(key.toPublicJWK()));
    var sent = TestAuthorize.answer(browser.get(TestAuthorize.url(encoded(url))));
    assertThat(sent).containsEntry("error", "invalid_request");

    var code = allow(ask()).get("code");
    assertThat(redeem(code).statusCode()).isEqualTo(401);
    var other = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    assertThat(redeem(code, assertion(other)).statusCode()).isEqualTo(401);
    var answer = redeem(code, assertion(key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String assertion(ECKey key) throws Exception {
    var assertion =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(url)
                .subject(url)
                .audience("https://" + SERVER.domain() + "/oauth/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    assertion.sign(new ECDSASigner(key));
    return "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        + "&client_assertion="
        + assertion.serialize();
  }

  @Test
  void mayPushItsRequestAhead() {
    publish(USUAL);
    var pushed =
        form(
            "/oauth/par",
            ("client_id=%s&redirect_uri=%s&response_type=code&scope=openid&code_challenge=%s"
                    + "&code_challenge_method=S256")
                .formatted(encoded(url), encoded(CALLBACK), TestAuthorize.CHALLENGE));
    assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
    var reference = ManagementCaller.json(pushed).get("request_uri").stringValue();
    var asked =
        browser.get("/authorize?client_id=" + encoded(url) + "&request_uri=" + encoded(reference));
    assertThat(consentPage(asked).body()).contains("Reader (localhost)");
  }

  @Test
  void isReadAgainOnlyWhenItIsOld() {
    publish(USUAL);
    int before = WEB.calls().size();
    ask();
    ask();
    assertThat(WEB.calls()).hasSize(before + 1);
  }

  @Test
  void letsNobodyInWhileItCannotBeRead() {
    publish(USUAL + ",'grant_types':['authorization_code','refresh_token']");
    var code = allow(ask("scope", "openid offline_access")).get("code");
    var token = ManagementCaller.json(redeem(code)).get("refresh_token").stringValue();
    age();
    WEB.answerWith(500);
    assertThat(ask().statusCode()).isEqualTo(400);
    var refreshed =
        form(
            "/oauth/token",
            "grant_type=refresh_token&client_id=" + encoded(url) + "&refresh_token=" + token);
    assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
  }

  @Test
  void isAskedAboutAnewWhenItIsAnsweredElsewhereThanUsersWereShown() {
    publish(USUAL);
    assertThat(allow(ask())).containsKey("code");
    assertThat(TestAuthorize.answer(ask())).containsKey("code");

    publish("'client_name':'Reader','redirect_uris':['" + CALLBACK + "','https://evil.example/']");
    age();
    assertThat(TestBrowser.location(ask())).startsWith("/u/consent?state=");
    var silent = TestAuthorize.answer(ask("prompt", "none"));
    assertThat(silent).containsEntry("error", "consent_required");
    assertThat(allow(ask())).containsKey("code");
    assertThat(TestAuthorize.answer(ask())).containsKey("code");
  }

  @Test
  void isAnsweredOnlyWhereItsDocumentSaysNow() { // I1
    publish(USUAL);
    ask();
    publish("'client_name':'Reader','redirect_uris':['https://shop.example.com/other']");
    age();
    assertThat(ask().statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> register() {
    var answer = CALLER.post("/clients/cimd/register", "{\"external_client_id\":\"" + url + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer;
  }

  private HttpResponse<String> preview() {
    return CALLER.post("/clients/cimd/preview", "{\"external_client_id\":\"" + url + "\"}");
  }

  @Test
  void anAdministratorMayLookAtItAndBringItIn() {
    publish(USUAL + ",'client_uri':'https://x.example','contacts':['a@x.example']");
    var seen = ManagementCaller.json(preview());
    assertThat(seen.has("client_id")).isFalse();
    assertThat(seen.at("/validation/valid").booleanValue()).isTrue();
    assertThat(seen.at("/validation/warnings").toString()).contains("contacts");
    assertThat(seen.at("/mapped_fields/external_client_id").stringValue()).isEqualTo(url);
    assertThat(seen.at("/mapped_fields/callbacks/0").stringValue()).isEqualTo(CALLBACK);
    assertThat(known()).isEmpty();

    var made = register();
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(register().statusCode()).isEqualTo(200);
    var inner = ManagementCaller.json(made).get("client_id").stringValue();
    assertThat(known().get("client_id").stringValue()).isEqualTo(inner);
    assertThat(known().get("external_metadata_created_by").stringValue()).isEqualTo("admin");
    assertThat(ManagementCaller.json(preview()).get("client_id").stringValue()).isEqualTo(inner);
    for (var change :
        new String[] {
          "{\"is_first_party\":true}", "{\"token_endpoint_auth_method\":\"client_secret_post\"}"
        }) {
      assertThat(CALLER.patch("/clients/" + inner, change).statusCode()).isEqualTo(400);
    }
    assertThat(CALLER.delete("/clients/" + inner, "").statusCode()).isEqualTo(204);
    assertThat(known()).isEmpty();
  }

  @Test
  void theAdministratorIsToldWhatIsWrong() {
    publishAll("'client_id':'https://other.example/'," + USUAL);
    var seen = ManagementCaller.json(preview());
    assertThat(seen.at("/validation/valid").booleanValue()).isFalse();
    assertThat(seen.at("/validation/violations/0").stringValue()).contains("letter by letter");
    WEB.answerWith(404);
    var away = ManagementCaller.json(preview());
    assertThat(away.get("errors").toString()).contains("cannot be fetched");
    assertThat(away.has("validation")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'client_secret':'x'",
        "'client_secret_expires_at':0",
        "'token_endpoint_auth_method':'client_secret_basic'",
        "'token_endpoint_auth_method':'client_secret_post'",
        "'token_endpoint_auth_method':'client_secret_jwt'",
        "'token_endpoint_auth_method':'private_key_jwt'",
        "'token_endpoint_auth_method':'private_key_jwt','jwks_uri':'http://127.0.0.1/'",
        "'token_endpoint_auth_method':'private_key_jwt','jwks':{'keys':[{'kty':'oct','k':'AA'}]}",
        "'grant_types':['client_credentials']",
        "'client_name':'<b>Bank</b>'",
        "'client_name':'Bank\u202ekcab'",
        "'client_id':'https://other.example/'"
      })
  void isRefusedIfItHoldsWhatItMustNot(String member) { // I4
    publish("'redirect_uris':['" + CALLBACK + "']," + member);
    refused(ask());
  }

  @Test
  void isRefusedIfItIsAnothers() {
    publishAll("'client_id':'" + url + "/'," + USUAL);
    refused(ask());
    another();
    publishAll(USUAL);
    refused(ask());
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "http://rp.example/cb", "https://*.rp.example/"})
  void isRefusedIfABrowserMustNotBeSentWhereItSays(String redirectUri) { // I4
    publish("'redirect_uris':['" + redirectUri + "']");
    refused(ask());
  }

  @Test
  void isRefusedIfItIsNoSmallJsonThatComesInTime() { // I3
    publish(USUAL + ",'x':'" + "x".repeat(DocumentFetcher.LARGEST) + "'");
    refused(ask());
    for (int status : new int[] {302, 404, 500}) {
      another();
      WEB.answerWith(status);
      int before = WEB.calls().size();
      refused(ask());
      assertThat(WEB.calls()).hasSize(before + 1);
    }
    another();
    publish(USUAL);
    WEB.answerWith(Map.of("Content-Type", "text/html"));
    refused(ask());
    another();
    WEB.answerWith(Map.of("Content-Type", JSON));
    WEB.answerWith("{\"client_id\":\"" + url + "\"}", Duration.ofSeconds(5));
    var began = Instant.now();
    refused(ask());
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://[::1]/x",
        "https://user@localhost/x",
        "https://localhost/a/../b",
        "https://localhost/a/%2e%2E/b",
        "https://localhost/x?y=z",
        "https://localhost/x#y",
        "https://localhost",
        "https://locaIhost/x",
        "https://p\u0430ypal.com/x",
        "https://localhost:99999/x"
      })
  void anAddressThatCanMisleadIsNoClientId(String address) { // I3
    url = address;
    int before = WEB.calls().size();
    refused(ask());
    assertThat(WEB.calls()).hasSize(before);
  }

  /** The other server of the tests may call public addresses only, as everybody's may. */
  @Test
  void noAddressOfThisMachineIsCalledUnlessTheOperatorSaysSo() { // I3
    var server = TestServer.shared();
    var caller = new ManagementCaller(server, "update:tenant_settings");
    var setting = "{\"client_id_metadata_document_supported\":%s}";
    publish(USUAL);
    int before = WEB.calls().size();
    caller.patch("/tenants/settings", setting.formatted("true"));
    try {
      var answer = new TestBrowser(server).get(TestAuthorize.url(encoded(url)));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Application not described");
    } finally {
      caller.patch("/tenants/settings", setting.formatted("false"));
    }
    assertThat(WEB.calls()).hasSize(before);
  }

  @Test
  void nobodyMakesUsAskForTheSameAgainAndAgain() {
    WEB.answerWith(404);
    int before = WEB.calls().size();
    IntStream.range(0, 5).forEach(_ -> refused(ask()));
    assertThat(WEB.calls()).hasSize(before + 1);
  }

  @Test
  void aRefusalIsInTheLogWithItsReason() {
    WEB.answerWith(404);
    refused(ask());
    var log = CALLER.get("/logs?q=" + encoded("type:f") + "&sort=date:-1&per_page=20");
    assertThat(log.body()).contains("client ID metadata document", "status 404", url);
  }

  @Test
  void thereIsNothingOfItUntilTheTenantSwitchesItOn() { // I21
    publish(USUAL);
    var code = allow(ask("scope", "openid offline_access")).get("code");
    allow(false);
    int before = WEB.calls().size();
    assertThat(ask().statusCode()).isEqualTo(400);
    assertThat(redeem(code).statusCode()).isEqualTo(401);
    assertThat(form("/oauth/par", "client_id=" + encoded(url)).statusCode()).isEqualTo(401);
    assertThat(preview().statusCode()).isEqualTo(403);
    assertThat(SERVER.get("/.well-known/openid-configuration").body())
        .doesNotContain("client_id_metadata_document_supported");
    assertThat(WEB.calls()).hasSize(before);
    allow(true);
    assertThat(SERVER.get("/.well-known/oauth-authorization-server").body())
        .contains("\"client_id_metadata_document_supported\":true");
  }

  @Test
  void whomNobodyHasLetInIsForgotten() {
    publish(USUAL);
    ask();
    assertThat(known()).isNotEmpty();
    age();
    SERVER.bean(DocumentedApplications.class).purge();
    assertThat(known()).isEmpty();

    allow(ask());
    age();
    SERVER.bean(DocumentedApplications.class).purge();
    assertThat(known()).isNotEmpty();
  }
}
