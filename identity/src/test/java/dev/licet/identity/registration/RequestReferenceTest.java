package dev.licet.identity.registration;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that an application has signed and keeps at an address of its own (RFC 9101, 5.2). */
class RequestReferenceTest {
  private static final TestServer SERVER = TestWeb.shared().server();
  private static final TestWebhook WEB = TestWeb.shared().web();
  private static final TestAuthorize AUTHORIZE = new TestAuthorize(SERVER);
  private static final ManagementCaller CALLER =
      new ManagementCaller(SERVER, "update:tenant_settings update:clients create:clients");
  private static final String REFERENCE = WEB.url("/request.jwt") + "#part-of-its-name";

  private static final RSAKey KEY = made();
  private static String client = "";
  private final TestBrowser browser = AUTHORIZE.browser(AUTHORIZE.user());

  private static RSAKey made() {
    try {
      return new RSAKeyGenerator(2048).keyID("mine").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void register() {
    set(true, false);
    client = registered("'request_uris':['" + REFERENCE + "']");
  }

  @AfterAll
  static void close() {
    set(false, false);
  }

  @BeforeEach
  void lax() {
    set(true, false);
  }

  private static void set(boolean registration, boolean strict) {
    var flags =
        "{\"flags\":{\"enable_dynamic_client_registration\":%s,\"strict_openid_connect\":%s}}"
            .formatted(registration, strict);
    assertThat(CALLER.patch("/tenants/settings", flags).statusCode()).isEqualTo(200);
  }

  private static String registered(String members) {
    var answer = register(members);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return ManagementCaller.json(answer).get("client_id").stringValue();
  }

  private static HttpResponse<String> register(String members) {
    var body =
        "{'redirect_uris':['%s'],'jwks':{'keys':[%s]},%s}"
            .formatted(CALLBACK, KEY.toPublicJWK(), members);
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/oidc/register"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build());
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .audience("https://" + SERVER.domain() + "/")
        .claim("client_id", client)
        .claim("redirect_uri", CALLBACK)
        .claim("response_type", "code")
        .claim("scope", "openid email")
        .claim("state", "of-the-object");
  }

  private static void publish(JWTClaimsSet claims, RSAKey by) throws Exception {
    var jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("mine").build(), claims);
    jwt.sign(new RSASSASigner(by));
    WEB.answerWith(jwt.serialize(), Duration.ZERO);
  }

  private HttpResponse<String> ask(String reference, String... more) {
    var parameters = new String[more.length + 2];
    System.arraycopy(more, 0, parameters, 2, more.length);
    parameters[0] = "request_uri";
    parameters[1] = reference;
    return browser.get(TestAuthorize.url(client, parameters).replace("%20profile", "%20email"));
  }

  private Map<String, String> error(String reference, String... more) {
    return TestAuthorize.answer(ask(reference, more));
  }

  @Test
  void isFetchedFromWhereItIsRegisteredAndCounts() throws Exception {
    publish(claims().build(), KEY);
    int before = WEB.calls().size();
    var asked = ask(REFERENCE, "state", "beside-it");
    assertThat(TestBrowser.location(asked)).startsWith("/u/consent?state=");
    assertThat(WEB.calls()).hasSize(before + 1);
    assertThat(WEB.calls().getLast().path()).isEqualTo("/request.jwt");
    var page = TestBrowser.location(asked);
    browser.get(page);
    var said =
        browser.post(
            "/u/consent", "state", page.substring(page.indexOf('=') + 1), "answer", "decline");
    assertThat(TestAuthorize.answer(said)).containsEntry("state", "of-the-object");
  }

  @Test
  void mustBeSignedByTheApplicationAndForThisServer() throws Exception { // I16
    publish(claims().build(), new RSAKeyGenerator(2048).keyID("mine").generate());
    assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_object");
    WEB.answerWith(new PlainJWT(claims().build()).serialize(), Duration.ZERO);
    assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_object");
    publish(claims().audience("https://other.example/").build(), KEY);
    assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_object");
    publish(claims().expirationTime(Date.from(Instant.now().minusSeconds(1))).build(), KEY);
    assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_object");
  }

  @Test
  void needsAnEndOnlyWhereItIsSentAlong() throws Exception {
    publish(claims().build(), KEY);
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims().build());
    jwt.sign(new RSASSASigner(KEY));
    var sent = TestAuthorize.url(client, "request", jwt.serialize(), "scope", "openid email");
    assertThat(TestAuthorize.answer(browser.get(sent)).get("error_description"))
        .isEqualTo("The request object needs an exp");
  }

  @Test
  void leadsNowhereElse() { // I3
    int before = WEB.calls().size();
    for (var other :
        List.of(
            WEB.url("/request.jwt"),
            WEB.url("/other.jwt"),
            REFERENCE + "x",
            "https://169.254.169.254/",
            "http://127.0.0.1/")) {
      assertThat(error(other)).as(other).containsEntry("error", "invalid_request_uri");
    }
    assertThat(WEB.calls()).hasSize(before);
  }

  @Test
  void isUnknownToApplicationsWithoutAnyUnlessTheStandardsCount() {
    var other = registered("'client_name':'Without'");
    var url = TestAuthorize.url(other, "request_uri", REFERENCE);
    int before = WEB.calls().size();
    assertThat(TestAuthorize.answer(browser.get(url)))
        .containsEntry("error", "request_uri_not_supported");
    set(true, true);
    assertThat(TestAuthorize.answer(browser.get(url)))
        .containsEntry("error", "invalid_request_uri");
    assertThat(WEB.calls()).hasSize(before);
  }

  @Test
  void isSaidInDiscoveryWhereTheStandardsCount() {
    assertThat(SERVER.get("/.well-known/openid-configuration").body())
        .contains("\"request_uri_parameter_supported\":false")
        .doesNotContain("require_request_uri_registration");
    set(true, true);
    assertThat(SERVER.get("/.well-known/openid-configuration").body())
        .contains(
            "\"request_uri_parameter_supported\":true",
            "\"require_request_uri_registration\":true");
  }

  @Test
  void tellsTheApplicationWhenItCannotBeFetched() { // I3
    for (int status : new int[] {302, 404, 500}) {
      WEB.answerWith(status);
      assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_uri");
    }
    WEB.answerWith("x".repeat(16_385), Duration.ZERO);
    assertThat(error(REFERENCE)).containsEntry("error", "invalid_request_uri");
    assertThat(error(REFERENCE, "request", "a.b.c")).containsEntry("error", "invalid_request");
  }

  @Test
  void isRegisteredByHttpsOnly() { // I3, I4
    for (var uris : List.of("'http://rp.example/r'", "'file:///etc/passwd'", "1")) {
      var answer = register("'request_uris':[" + uris + "]");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("invalid_client_metadata");
      var members = "{\"name\":\"x\",\"request_uris\":[" + uris.replace('\'', '"') + "]}";
      assertThat(CALLER.post("/clients", members).statusCode()).isEqualTo(400);
    }
    var changed = CALLER.patch("/clients/" + client, "{\"request_uris\":[\"" + REFERENCE + "\"]}");
    assertThat(changed.body()).contains(REFERENCE);
  }
}
