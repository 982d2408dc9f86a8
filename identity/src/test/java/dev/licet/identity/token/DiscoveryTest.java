package dev.licet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class DiscoveryTest {
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";

  private static final TestServer SERVER = TestServer.shared();

  @ParameterizedTest
  @CsvSource({
    "issuer, ''",
    "authorization_endpoint, authorize",
    "token_endpoint, oauth/token",
    "device_authorization_endpoint, oauth/device/code",
    "userinfo_endpoint, userinfo",
    "mfa_challenge_endpoint, mfa/challenge",
    "jwks_uri, .well-known/jwks.json",
    "registration_endpoint, oidc/register",
    "revocation_endpoint, oauth/revoke",
    "pushed_authorization_request_endpoint, oauth/par",
    "end_session_endpoint, oidc/logout"
  })
  void namesAuth0sAddresses(String member, String path) {
    assertThat(Client.json(SERVER.get(OPENID)).get(member).stringValue())
        .isEqualTo("https://" + SERVER.domain() + "/" + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"introspection_endpoint", "backchannel_authentication_endpoint"})
  void promisesNothingThatDoesNotWork(String member) {
    assertThat(Client.json(SERVER.get(OPENID)).has(member)).isFalse();
  }

  @Test
  void saysThatTheEndOfASessionIsTold() {
    var document = Client.json(SERVER.get(OPENID));
    assertThat(document.get("backchannel_logout_supported").asBoolean()).isTrue();
    assertThat(document.get("backchannel_logout_session_supported").asBoolean()).isTrue();
  }

  @Test
  void saysThatAnswersSayWhoTheyComeFrom() { // I15
    var document = Client.json(SERVER.get(OPENID));
    assertThat(document.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
  }

  @Test
  void saysWhatTheTokenEndpointTakes() {
    var document = Client.json(SERVER.get(OPENID));
    assertThat(document.get("grant_types_supported").toString())
        .isEqualTo(
            "[\"client_credentials\",\"authorization_code\",\"refresh_token\",\"password\","
                + "\"http://auth0.com/oauth/grant-type/password-realm\","
                + "\"urn:ietf:params:oauth:grant-type:device_code\","
                + "\"urn:ietf:params:oauth:grant-type:token-exchange\",\"implicit\"]");
    assertThat(document.get("token_endpoint_auth_methods_supported").toString())
        .isEqualTo("[\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\",\"none\"]");
    assertThat(document.get("id_token_signing_alg_values_supported").toString())
        .isEqualTo("[\"RS256\",\"PS256\"]");
    assertThat(document.get("token_endpoint_auth_signing_alg_values_supported").toString())
        .isEqualTo("[\"RS256\",\"RS384\",\"PS256\",\"PS384\",\"ES256\",\"ES384\"]");
    assertThat(document.get("dpop_signing_alg_values_supported").toString())
        .contains("\"ES256\"", "\"RS256\"")
        .doesNotContain("HS256", "none");
  }

  @Test
  void isTheSameUnderBothAddresses() {
    assertThat(SERVER.get(OAUTH).body()).isEqualTo(SERVER.get(OPENID).body());
  }

  @Test
  void isCachedAndRevalidated() {
    var first = SERVER.get(OPENID);
    assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
        .startsWith("public, max-age=");
    var tag = first.headers().firstValue("ETag").orElseThrow();
    var again = HttpRequest.newBuilder(SERVER.uri(OPENID)).header("If-None-Match", tag).build();
    assertThat(SERVER.send(again).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENID, OAUTH, "/.well-known/jwks.json"})
  void isForScriptsOfAnyOrigin(String path) {
    var read =
        HttpRequest.newBuilder(SERVER.uri(path)).header("Origin", "https://app.example").build();
    assertThat(SERVER.send(read).headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("*");
    var preflight =
        HttpRequest.newBuilder(SERVER.uri(path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://app.example")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "auth0-client")
            .build();
    assertThat(SERVER.send(preflight).statusCode()).isEqualTo(200);
  }
}
