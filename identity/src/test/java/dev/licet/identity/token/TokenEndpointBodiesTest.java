package dev.licet.identity.token;

import static dev.licet.identity.token.Client.good;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.TokenEndpointTest.assertError;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are none: refused before anybody looks at who sends them. */
class TokenEndpointBodiesTest {
  private static final String AUDIENCE = "urn:plain";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Client CLIENT = new Client(TestServer.shared());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"text\"",
        "null",
        "{} {}",
        "{\"grant_type\":\"a\",\"grant_type\":\"b\"}",
        "{\"grant_type\":1}",
        "{\"grant_type\":[\"client_credentials\"]}",
        "{\"grant_type\":{}}",
        "{\"grant_type\":\"\\u0000\"}",
        "{\"grant_type\":\"\\ud800\"}",
        "{\"\\ud800\":\"x\"}",
        "{\"\\ud800\":1}",
        "\uFEFF{}x",
        "<xml/>"
      })
  void ofJsonAreInvalidRequests(String body) {
    assertError(CLIENT.post("application/json", body), 400, "invalid_request");
  }

  @Test
  void ofJsonMayBeNestedAsDeepAsTheyLike() {
    var body = "{\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
    assertError(CLIENT.post("application/json", body), 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "{}", "[1]", "true"})
  void haveAScopeOfAnotherType(String scope) {
    var response =
        CLIENT.post(
            "application/json", "{\"grant_type\":\"client_credentials\",\"scope\":" + scope + "}");
    assertError(response, 400, "invalid_scope");
    assertThat(json(response).get("error_description").stringValue())
        .isEqualTo("Scope must be an array or a string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=a&grant_type=b",
        "grant_type=client_credentials&grant_type=client_credentials",
        "grant_type=%",
        "grant_type=%ZZ",
        "grant_type=%00",
        "grant_type=a%0D%0AX-Header:%20b",
        "%00=a"
      })
  void ofFormsAreInvalidRequests(String body) {
    assertError(CLIENT.post(FORM, body), 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain", "application/xml", "multipart/form-data", "nonsense", "a/b;;="})
  void haveAnotherContentType(String contentType) {
    var response = CLIENT.post(contentType, Client.encode(good(AUDIENCE)));
    assertError(response, 400, "invalid_request");
  }

  @Test
  void areEmpty() {
    var response = CLIENT.post(FORM, "");
    assertError(response, 400, "invalid_request");
    assertThat(json(response).get("error_description").stringValue())
        .isEqualTo("Missing required parameter: grant_type");
  }

  @Test
  void areInAnotherCharset() {
    var odd = "{\"grant_type\":\"\u00e9\"}";
    assertError(
        CLIENT.send("/oauth/token", "application/json", odd.getBytes(ISO_8859_1)),
        400,
        "invalid_request");
    assertError(
        CLIENT.send("/oauth/token", "application/json;charset=utf-16", odd.getBytes(UTF_16)),
        400,
        "invalid_request");
    assertError(
        CLIENT.send("/oauth/token", "application/json;charset=klingon", odd.getBytes(UTF_8)),
        400,
        "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(ints = {70_000, 3_000_000})
  void areTooLong(int length) {
    var response = CLIENT.post(FORM, "grant_type=" + "a".repeat(length));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).get("error").stringValue()).isEqualTo("invalid_request");
  }

  @Test
  void areInTheAddress() {
    var response = CLIENT.send("/oauth/token?" + Client.encode(good(AUDIENCE)), FORM, new byte[0]);
    assertError(response, 400, "invalid_request");
  }
}
