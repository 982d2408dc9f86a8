package dev.licet.identity.authorize;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.answer;
import static dev.licet.identity.authorize.TestAuthorize.encoded;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.credential.TestCredentials;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Requests to {@code /authorize} that applications have signed (RFC 9101). */
class SignedRequestTest {
  private static final TestKey RSA = TestKeys.rsa("rsa");
  private static final TestKey EC = TestKeys.ec("ec", "ES256");
  private static final TestKey PSS = TestKeys.rsa("pss").signing("PS256");
  private static final TestKey UNUSED = TestKeys.rsa("unused");
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static String shop = "";
  private static TestBrowser browser;
  private static int made;

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
    shop = authorize.application(signing(false, RSA, EC, PSS));
    browser = authorize.browser(authorize.user());
  }

  private static String signing(boolean required, TestKey... keys) {
    var credentials = List.of(keys).stream().map(SignedRequestTest::credential).toList();
    var member = Map.of("required", required, "credentials", credentials);
    return "\"signed_request_object\": " + JsonMapper.shared().writeValueAsString(member);
  }

  private static Map<String, Object> credential(TestKey key) {
    return Map.of(
        "credential_type",
        "public_key",
        "pem",
        TestCredentials.pem(key.publicKey()),
        "kid",
        key.keyId(),
        "alg",
        key.algorithm());
  }

  private static String issuer() {
    return "https://" + SERVER.domain() + "/";
  }

  private static TestToken request(String clientId) {
    var clock = Clock.systemUTC();
    return new TestTokens(clientId, issuer(), () -> RSA, clock)
        .accessToken()
        .without("azp")
        .without("gty")
        .without("sub")
        .without("scope")
        .header("typ", "oauth-authz-req+jwt")
        .claim("client_id", clientId)
        .claim("jti", "r-" + made++)
        .claim("exp", clock.instant().plusSeconds(300).getEpochSecond())
        .claim("response_type", "code")
        .claim("scope", "openid email")
        .claim("redirect_uri", CALLBACK)
        .claim("nonce", "n-1")
        .claim("state", "inside");
  }

  private static TestToken request() {
    return request(shop);
  }

  private static String address(String clientId, TestToken request) {
    return "/authorize?client_id=%s&request=%s".formatted(clientId, request.text());
  }

  private static Map<String, String> send(TestToken request) {
    return answer(browser.get(address(shop, request)));
  }

  private static void refuses(TestToken request, String error, String description) {
    assertThat(answer(browser.get(url(shop, "request", request.text()))))
        .containsEntry("error", error)
        .containsEntry("error_description", description)
        .containsEntry("state", "s-1 &")
        .doesNotContainKey("code");
  }

  private static void refuses(TestToken request, String description) {
    refuses(request, "invalid_request_object", description);
  }

  @Test
  void whatIsSignedCountsAndNothingElse() {
    assertThat(send(request())).containsKey("code").containsEntry("state", "inside");
    var beside = "&redirect_uri=https://evil.example/&state=outside&prompt=none&max_age=x";
    assertThat(answer(browser.get(address(shop, request()) + beside)))
        .containsKey("code")
        .containsEntry("state", "inside");
    assertThat(send(request().without("response_type").claim("response_type", "id_token")))
        .as("the nonce is inside, too")
        .containsKey("id_token");
    refuses(
        request().claim("prompt", "never"),
        "invalid_request",
        "Unsupported prompt: never",
        "inside");
  }

  private static void refuses(TestToken request, String error, String description, String state) {
    assertThat(send(request))
        .containsEntry("error", error)
        .containsEntry("error_description", description)
        .containsEntry("state", state);
  }

  @Test
  void everyRegisteredKeyMaySign() {
    assertThat(send(request().signedBy(EC))).containsKey("code");
    assertThat(send(request().signedBy(PSS))).containsKey("code");
    assertThat(send(request().withoutHeader("kid"))).containsKey("code");
    assertThat(send(request().withoutHeader("typ"))).containsKey("code");
    assertThat(send(request().claim("aud", List.of("https://x.example", issuer()))))
        .containsKey("code");
    assertThat(send(request().without("jti").claim("max_age", 600))).containsKey("code");
  }

  @Test
  void nobodyElseSigns() { // I16
    var foreign = "The request object is not signed by a key of this client";
    refuses(request().forgedBy(UNUSED), foreign);
    refuses(request().signedBy(UNUSED), foreign);
    refuses(request().header("kid", "ec"), foreign);
    refuses(request().header("alg", "PS256"), foreign);
    refuses(request().header("jwk", Map.of("kty", "RSA")).forgedBy(UNUSED), foreign);
    var algorithms =
        "The request object must be signed by one of RS256, RS384, PS256, PS384, ES256, ES384";
    refuses(request().header("alg", "none"), algorithms);
    refuses(request().header("alg", "HS256"), algorithms);
    for (var text : List.of("x", "a.b.c", "e30.e30.", "e30.e30.e30.e30.e30")) {
      assertThat(answer(browser.get(url(shop, "request", text))))
          .as(text)
          .containsEntry("error", "invalid_request_object")
          .containsEntry("error_description", "The request object is not a signed JWT");
    }
    refuses(request().header("crit", List.of("x")), "The request object is not a signed JWT");
  }

  @Test
  void itIsForThisServerByThisApplicationAndForNow() {
    long now = Instant.now().getEpochSecond();
    var expiry = "The request object needs an exp";
    refuses(request().without("exp"), expiry);
    refuses(request().claim("exp", "never"), expiry);
    refuses(request().claim("exp", 1e300), expiry);
    refuses(request().claim("exp", now - 1), "The request object has expired");
    refuses(
        request().claim("exp", now + 3_700), "The request object lives too long: at most one hour");
    refuses(request().claim("nbf", now + 100), "The request object is not valid yet");
    refuses(request().claim("iat", "now"), "The request object is not valid yet");
    refuses(request().claim("aud", "https://x.example"), audience());
    refuses(request().without("aud"), audience());
    var parties = "The request object must have the client id as iss and as client_id";
    refuses(request().without("iss"), parties);
    refuses(request().claim("client_id", "other"), parties);
    refuses(
        request().header("typ", "at+jwt"),
        "This JWT is not a request object: its typ must be oauth-authz-req+jwt");
    refuses(
        request().claim("sub", shop),
        "The request object must not have the client id as sub (RFC 9101, 10.8)");
    refuses(
        request().claim("request_uri", "urn:x"), "The request object must not hold a request_uri");
    refuses(request().claim("request", "x"), "The request object must not hold a request");
    refuses(request().claim("state", null), "In the request object state is null");
  }

  private static String audience() {
    return "The request object must have the aud " + issuer();
  }

  @Test
  void itIsUsedOnce() { // I25
    var once = address(shop, request());
    assertThat(answer(browser.get(once))).containsKey("code");
    assertThat(answer(browser.get(once + "&redirect_uri=" + encoded(CALLBACK))))
        .containsEntry("error_description", "The request object was used before");
    refuses(request().claim("jti", 7), "The jti of a request object has 1 to 255 characters");
  }

  @Test
  void whatStandsBesideItAsWellMustBeTheSame() {
    var address = address(shop, request()) + "&redirect_uri=" + encoded(CALLBACK);
    assertThat(answer(browser.get(address + "&response_type=code&scope=openid%20phone")))
        .containsEntry("error", "invalid_request")
        .containsEntry(
            "error_description", "scope must be the same beside the request object and in it");
    assertThat(answer(browser.get(address(shop, request()) + "&response_type=code")))
        .containsKey("code");
  }

  @Test
  void anApplicationMayHaveToSignItsRequests() {
    var strict = authorize.application(signing(true, RSA));
    assertThat(answer(browser.get(url(strict))))
        .containsEntry("error", "invalid_request")
        .containsEntry("error_description", "A signed request object is required");
    assertThat(answer(browser.get(address(strict, request(strict))))).containsKey("code");
    var none = authorize.application("");
    assertThat(answer(browser.get(url(none, "request", request(none).text()))))
        .as("no key, no signature")
        .containsEntry("error", "invalid_request_object");
  }

  @Test
  void withoutAnAddressToTrustNobodyIsSentAnywhere() { // I1
    var page = browser.get(address(shop, request().forgedBy(UNUSED)));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().firstValue("location")).isEmpty();
    page = browser.get(address(shop, request().claim("redirect_uri", "https://evil.example/")));
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(browser.get(address("nobody", request())).statusCode()).isEqualTo(400);
  }

  @Test
  void itCanBeSentAhead() {
    var secret = authorize.secret(shop);
    assertThat(push(secret, request().forgedBy(UNUSED)))
        .contains("invalid_request_object", "not signed by a key");
    assertThat(push(secret, request().claim("redirect_uri", "https://evil.example/")))
        .contains("Callback URL mismatch");
    var reference = push(secret, request()).replaceAll(".*\"request_uri\":\"([^\"]*)\".*", "$1");
    var address = "/authorize?client_id=%s&request_uri=%s".formatted(shop, encoded(reference));
    assertThat(answer(browser.get(address))).containsKey("code").containsEntry("state", "inside");
  }

  private static String push(String secret, TestToken request) {
    var form =
        "client_id=%s&client_secret=%s&state=outside&request=%s"
            .formatted(shop, secret, request.text());
    return SERVER
        .send(
            HttpRequest.newBuilder(SERVER.uri("/oauth/par"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build())
        .body();
  }

  @Test
  void keysAreNamedByTheirIds() {
    var caller =
        new ManagementCaller(
            SERVER,
            "read:clients update:clients read:client_credentials delete:client_credentials");
    var path = "/clients/" + authorize.application(signing(false, RSA, EC));
    var client = ManagementCaller.json(caller.get(path));
    var ids = client.at("/signed_request_object/credentials").findValuesAsString("id");
    assertThat(ids).hasSize(2).allMatch(id -> id.startsWith("cred_"));
    assertThat(client.at("/signed_request_object/required").asBoolean()).isFalse();
    assertThat(client.has("client_authentication_methods")).isFalse();
    var one =
        "{\"signed_request_object\":{\"required\":true,\"credentials\":[{\"id\":\"%s\"}]}}"
            .formatted(ids.getFirst());
    assertThat(caller.patch(path, one).statusCode()).isEqualTo(200);
    assertThat(caller.patch(path, "{\"description\":\"Other\"}").statusCode()).isEqualTo(200);
    assertThat(caller.patch(path, one.replace("cred_", "cred_x")).statusCode()).isEqualTo(400);
    assertThat(caller.patch(path, "{\"signed_request_object\":{\"required\":false}}").body())
        .contains(ids.getFirst());
    assertThat(caller.patch(path, one.replaceAll("\\[.*]", "[]")).body())
        .contains("Signed requests can be required of an application with a credential");
    assertThat(caller.delete(path + "/credentials/" + ids.getFirst(), "").statusCode())
        .isEqualTo(204);
    assertThat(caller.patch(path, "{\"description\":\"Third\"}").statusCode()).isEqualTo(200);
    assertThat(caller.patch(path, "{\"signed_request_object\":null}").body())
        .doesNotContain("signed_request_object");
  }
}
