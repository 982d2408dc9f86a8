package dev.licet.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final ManagementCaller CALLER =
      new ManagementCaller(SERVER, "update:tenant_settings read:clients");

  @BeforeAll
  static void open() {
    allow(true);
  }

  @AfterAll
  static void close() {
    allow(false);
  }

  private static void allow(boolean registration) {
    var body = "{\"flags\":{\"enable_dynamic_client_registration\":" + registration + "}}";
    assertThat(CALLER.patch("/tenants/settings", body).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> register(String body) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/oidc/register"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build());
  }

  private static HttpResponse<String> registerAt(String redirectUri) {
    return register(
        "{'redirect_uris':['" + redirectUri + "'],'token_endpoint_auth_method':'none'}");
  }

  @Test
  void answersWithAllThatAnApplicationNeedsToKnow() {
    var answer =
        register("{'redirect_uris':['https://rp.example/cb'],'client_name':'Reader','scope':'x'}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    var json = ManagementCaller.json(answer);
    assertThat(json.get("client_id").stringValue()).hasSize(32);
    assertThat(json.get("client_secret").stringValue()).hasSizeGreaterThan(40);
    assertThat(json.get("client_secret_expires_at").intValue()).isZero();
    assertThat(json.get("client_name").stringValue()).isEqualTo("Reader");
    assertThat(json.get("redirect_uris").toString()).isEqualTo("[\"https://rp.example/cb\"]");
    assertThat(json.get("grant_types").toString()).isEqualTo("[\"authorization_code\"]");
    assertThat(json.get("response_types").toString()).isEqualTo("[\"code\"]");
    assertThat(json.get("token_endpoint_auth_method").stringValue())
        .isEqualTo("client_secret_basic");
  }

  @Test
  void makesAnApplicationOfAThirdPartyWhichUsersAreAskedAbout() { // I4
    var answer =
        register(
            "{'redirect_uris':['%s'],'client_name':'Bank & Sons'}"
                .formatted(TestAuthorize.CALLBACK));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var clientId = ManagementCaller.json(answer).get("client_id").stringValue();
    var known = ManagementCaller.json(CALLER.get("/clients/" + clientId));
    assertThat(known.get("is_first_party").booleanValue()).isFalse();

    var authorize = new TestAuthorize(SERVER);
    var browser = authorize.browser(authorize.user());
    var asked = browser.get(TestAuthorize.url(clientId));
    var page = browser.get(TestBrowser.location(asked));
    assertThat(page.body()).contains("Bank &amp; Sons");
  }

  /** RFC 7591, 2; RFC 7523, 2.2. */
  @Test
  void anApplicationMayBringTheKeysAlongByWhichItProvesWhoItIs() throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    var wrong = new RSAKeyGenerator(2048).keyUse(KeyUse.ENCRYPTION).generate();
    var keys = "[%s,%s]".formatted(key.toPublicJWK(), wrong.toPublicJWK());
    var answer =
        register(
            "{'redirect_uris':['https://rp.example/cb'],'jwks':{'keys':%s},".formatted(keys)
                + "'token_endpoint_auth_method':'private_key_jwt'}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var json = ManagementCaller.json(answer);
    assertThat(json.has("client_secret")).isFalse();
    assertThat(json.at("/jwks/keys")).hasSize(1);
    assertThat(json.at("/jwks/keys/0/kid").stringValue()).isEqualTo("mine");
    assertThat(json.at("/jwks/keys/0/d").isMissingNode()).isTrue();
    assertThat(codeIsTriedBy(json.get("client_id").stringValue(), key)).isEqualTo("invalid_grant");
    var other = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    assertThat(codeIsTriedBy(json.get("client_id").stringValue(), other))
        .isEqualTo("invalid_client");
  }

  /** The error of a made-up code: who proves who it is hears that the code is none. */
  private static String codeIsTriedBy(String clientId, ECKey key) throws Exception {
    var now = Instant.now();
    var assertion =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience("https://" + SERVER.domain() + "/oauth/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    assertion.sign(new ECDSASigner(key));
    var form =
        "grant_type=authorization_code&code=made-up&redirect_uri=https://rp.example/cb"
            + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            + "&client_assertion="
            + assertion.serialize();
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    return ManagementCaller.json(answer).get("error").stringValue();
  }

  @Test
  void orSayWhereTheyAre() {
    var answer =
        register(
            "{'redirect_uris':['https://rp.example/cb'],'jwks_uri':'https://rp.example/jwks',"
                + "'token_endpoint_auth_method':'private_key_jwt'}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var json = ManagementCaller.json(answer);
    assertThat(json.get("jwks_uri").stringValue()).isEqualTo("https://rp.example/jwks");
    assertThat(json.has("client_secret")).isFalse();
  }

  @Test
  void keysThatNothingUsesAreLeftAside() {
    var answer = register("{'redirect_uris':['https://rp.example/cb'],'jwks':{'keys':[]}}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(ManagementCaller.json(answer).has("jwks")).isFalse();
  }

  @Test
  void aPublicApplicationHasNoSecret() {
    var json = ManagementCaller.json(registerAt("com.example.app:/cb"));

    assertThat(json.has("client_secret")).isFalse();
    assertThat(json.get("token_endpoint_auth_method").stringValue()).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000/cb", "http://127.0.0.1/cb", "http://[::1]:1/cb"})
  void theUsersOwnMachineNeedsNoTls(String redirectUri) {
    assertThat(registerAt(redirectUri).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "http://rp.example/cb",
        "https://rp.example/cb#part",
        "https://user@rp.example/cb",
        "https://*.rp.example/cb",
        "https://rp.example/cb?code=1",
        "myapp:/cb",
        "/cb",
        ""
      })
  void refusesAddressesThatABrowserMustNotBeSentTo(String redirectUri) { // I4
    assertError(registerAt(redirectUri), 400, "invalid_redirect_uri");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'jwks_uri':'http://127.0.0.1:1/','token_endpoint_auth_method':'private_key_jwt'",
        "'jwks_uri':'https://rp.example/#a','token_endpoint_auth_method':'private_key_jwt'",
        "'jwks_uri':'https://rp.example/jwks','jwks':{'keys':[]}",
        "'jwks':{},'token_endpoint_auth_method':'private_key_jwt'",
        "'jwks':{'keys':[{'kty':'RSA'}]},'token_endpoint_auth_method':'private_key_jwt'",
        "'jwks':{'keys':[{'kty':'oct','k':'c2VjcmV0'}]},'token_endpoint_auth_method':'private_key_jwt'",
        "'grant_types':['client_credentials']",
        "'grant_types':['password']",
        "'grant_types':'authorization_code'",
        "'token_endpoint_auth_method':'private_key_jwt'",
        "'token_endpoint_auth_method':'tls_client_auth'",
        "'userinfo_signed_response_alg':'HS256'",
        "'client_name':1",
        "'client_name':'<b>Bank</b>'",
        "'client_name':''",
        "'client_name':'a','client_name':'b'"
      })
  void refusesWhatItCannotOrMustNotDo(String member) { // I3, I4
    var answer = register("{'redirect_uris':['https://rp.example/cb']," + member + "}");
    assertError(answer, 400, "invalid_client_metadata");
  }

  @Test
  void refusesBodiesThatAreNoObjectOrTooLarge() {
    assertError(register("[]"), 400, "invalid_client_metadata");
    assertError(register("{"), 400, "invalid_client_metadata");
    assertError(register("{}"), 400, "invalid_redirect_uri");
    assertThat(register("{'client_name':'" + "x".repeat(65_536) + "'}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void isOffUnlessTheTenantSwitchesItOn() {
    allow(false);
    try {
      assertError(registerAt("https://rp.example/cb"), 404, "endpoint_disabled");
    } finally {
      allow(true);
    }
  }

  private static void assertError(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(ManagementCaller.json(answer).get("error").stringValue()).isEqualTo(error);
  }
}
