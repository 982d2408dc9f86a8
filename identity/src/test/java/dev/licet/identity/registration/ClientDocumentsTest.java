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
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications that describe themselves at an address of their own. */
class ClientDocumentsTest extends ClientDocumentsSetUp {
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

  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

  @Test
  void letsADeviceInWhoseUserIsShownWhoPublishesIt() throws Exception { // I4
    publish(USUAL + ",'grant_types':['authorization_code','" + DEVICE + "']");
    var begun = form("/oauth/device/code", "scope=openid&client_id=" + encoded(url));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    var started = ManagementCaller.json(begun);
    var code = started.get("user_code").stringValue();
    assertThat(browser.get("/u/activate/confirm?user_code=" + code).body())
        .contains("Reader (localhost)", "<strong>localhost</strong>", "id=\"foreign\"");
    browser.post("/u/activate/confirm", "user_code", code, "decision", "allow");

    var polling =
        "grant_type=%s&device_code=%s&client_id=%s"
            .formatted(DEVICE, started.get("device_code").stringValue(), encoded(url));
    var answer = form("/oauth/token", polling);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var claims = claims(ManagementCaller.json(answer).get("id_token").stringValue());
    assertThat(claims.get("aud").stringValue()).isEqualTo(url);
  }

  @Test
  void letsADeviceInOnlyIfItsDocumentSaysSo() { // I4
    publish(USUAL);
    var wanted = "scope=openid&client_id=" + encoded(url);
    var answer = form("/oauth/device/code", wanted);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("unauthorized_client");
    another();
    publishAll(USUAL);
    assertThat(form("/oauth/device/code", "client_id=" + encoded(url)).body())
        .contains("invalid_client_metadata", "letter by letter");
    allow(false);
    assertThat(form("/oauth/device/code", wanted).statusCode()).isEqualTo(401);
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
