package dev.licet.identity.mfa;

import static dev.licet.identity.token.Client.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.token.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SDKs are told that try a second factor. */
class MfaEndpointsTest {
  private static final String GRANT = "http://auth0.com/oauth/grant-type/mfa-";

  private final TestServer server = TestServer.shared();
  private final Client client = new Client(server);

  private HttpResponse<String> call(String method, String path, String... headers) {
    var request = HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.send(request.build());
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode() + " " + answer.body()).isEqualTo(status + " " + body);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  private static String error(String error, String description) {
    return "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description);
  }

  @ParameterizedTest
  @CsvSource({"otp, otp", "oob, oob_code", "recovery-code, recovery_code"})
  void aGrantNeedsATokenThatNobodyWasGiven(String grant, String proof) {
    var app = new TestTenant(server).publicApplication("{}", GRANT + grant).application();
    var parameters =
        new HashMap<>(Map.of("grant_type", GRANT + grant, "client_id", app.clientId()));
    assertAnswer(
        client.form(parameters),
        400,
        error("invalid_request", "Missing required parameter: mfa_token"));
    parameters.put("mfa_token", "Fe26.2*made*up");
    assertAnswer(
        client.form(parameters),
        400,
        error("invalid_request", "Missing required parameter: " + proof));
    parameters.put(proof, "123456");
    assertAnswer(client.form(parameters), 403, error("invalid_grant", "Malformed mfa_token"));
    var other = new TestTenant(server).publicApplication("{}", "refresh_token").application();
    parameters.put("client_id", other.clientId());
    var refused = client.form(parameters);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).get("error").stringValue()).isEqualTo("unauthorized_client");
  }

  @Test
  void discoveryNamesNoneOfThem() {
    assertThat(server.get("/.well-known/openid-configuration").body()).doesNotContain(GRANT);
  }

  @Test
  void aChallengeIsForApplicationsWithATokenThatNobodyWasGiven() {
    var app = new TestTenant(server).publicApplication("{}", "password").application();
    var body = "{\"client_id\":\"%s\",\"challenge_type\":\"otp\"".formatted(app.clientId());
    assertAnswer(
        challenge(body + "}"),
        400,
        error("invalid_request", "Missing required parameter: mfa_token"));
    assertAnswer(
        challenge(body + ",\"mfa_token\":\"x\"}"),
        403,
        error("invalid_grant", "Malformed mfa_token"));
    assertAnswer(
        challenge("{\"client_id\":\"nobody\",\"mfa_token\":\"x\"}"),
        401,
        error("access_denied", "Unauthorized"));
    assertThat(call("GET", "/mfa/challenge").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> challenge(String body) {
    return client.send("/mfa/challenge", "application/json", body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /mfa/associate",
    "GET, /mfa/authenticators",
    "DELETE, /mfa/authenticators/totp%7Cdev_1"
  })
  void authenticatorsAreBehindATokenThatNobodyWasGiven(String method, String path) {
    var bare = call(method, path);
    assertAnswer(bare, 401, error("access_denied", "Unauthorized"));
    assertThat(bare.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    var sent = call(method, path, "Authorization", "Bearer Fe26.2*made*up");
    assertAnswer(sent, 401, error("invalid_grant", "Malformed mfa_token"));
    assertThat(sent.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(call("PUT", path).statusCode()).isEqualTo(405);
  }

  @Test
  void whatIsNotThereIsNoPage() {
    var answer = call("GET", "/mfa/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }
}
