package dev.licet.identity.trial;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.token.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestTokensApiTest {
  private static final String PATH = "/api/v2/test-tokens";
  private static final String WANTED = "{\"audience\":\"urn:plain\",\"application\":\"Reader\"}";

  @TempDir static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = Client.start(folder);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String management() {
    return "https://" + server.domain() + "/api/v2/";
  }

  /** A token like those of the server itself, with other claims. */
  private static String token(Map<String, Object> further) {
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", "https://" + server.domain() + "/");
    claims.put("sub", "reader@clients");
    claims.put("aud", management());
    claims.put("iat", now - 100);
    claims.put("exp", now + 100);
    claims.put("scope", "create:test_tokens");
    claims.put("azp", "reader");
    claims.putAll(further);
    return server.bean(SigningKeys.class).sign("JWT", claims);
  }

  private static HttpResponse<String> create(String body) {
    return create(body, "Bearer " + token(Map.of()));
  }

  private static HttpResponse<String> create(String body, String authorization) {
    return client.send(
        PATH, "application/json", body.getBytes(UTF_8), "Authorization", authorization);
  }

  private static void assertError(
      HttpResponse<String> response, int status, String error, String message) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).get("statusCode").intValue()).isEqualTo(status);
    assertThat(json(response).get("error").stringValue()).isEqualTo(error);
    assertThat(json(response).get("message").stringValue()).isEqualTo(message);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Reader", "reader"})
  void createsATokenOfAnApplicationByNameOrClientId(String application) {
    var response =
        create("{\"audience\":\"urn:plain\",\"application\":\"%s\"}".formatted(application));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(json(response).propertyNames())
        .containsExactlyInAnyOrder("access_token", "scope", "expires_in", "token_type");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    var token = json(response).get("access_token").stringValue();
    assertThat(part(token, 1).get("azp").stringValue()).isEqualTo("reader");
  }

  /** One body that is refused, and how. */
  record Refused(String body, int status, String error, String errorCode, String message) {
    @Override
    public String toString() {
      return body;
    }
  }

  static List<Refused> refused() {
    return List.of(
        new Refused(
            "{\"application\":\"Reader\"}",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Missing required property: audience'."),
        new Refused(
            "{\"audience\":\"urn:plain\"}",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Missing required property: application'."),
        new Refused(
            "{\"audience\":\"urn:plain\",\"application\":\"Reader\",\"scope\":\"write:x\"}",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Additional properties not allowed: scope'."),
        new Refused(
            "{\"audience\":7,\"application\":\"Reader\"}",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Expected type string but found type integer' on property"
                + " audience."),
        new Refused(
            "[]",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Expected type object but found type array'."),
        new Refused("{", 400, "Bad Request", "invalid_body", "Invalid request payload JSON format"),
        new Refused(
            "{\"audience\":\"\\ud800\",\"application\":\"Reader\"}",
            400,
            "Bad Request",
            "invalid_body",
            "Payload validation error: 'Object didn't pass validation for format plain text: ' on"
                + " property audience."),
        new Refused(
            "{\"audience\":\"urn:unknown\",\"application\":\"Reader\"}",
            404,
            "Not Found",
            "inexistent_resource_server",
            "The resource server does not exist: 'urn:unknown'. There are: urn:nobodys, urn:plain,"
                + " urn:plain-authz, urn:rfc9068, urn:rfc9068-authz"),
        new Refused(
            "{\"audience\":\"urn:plain\",\"application\":\"Nobody\"}",
            404,
            "Not Found",
            "inexistent_client",
            "The client does not exist: 'Nobody'. Authorized for this API: Empty, Reader, Web"),
        new Refused(
            "{\"audience\":\"urn:plain\",\"application\":\"Twin\"}",
            400,
            "Bad Request",
            "ambiguous_client",
            "Several clients have the name 'Twin': say which by its client_id"),
        new Refused(
            "{\"audience\":\"urn:nobodys\",\"application\":\"Reader\"}",
            400,
            "Bad Request",
            "inexistent_client_grant",
            "The client 'Reader' is not authorized to access urn:nobodys. Authorized for this API:"
                + " none"),
        new Refused(
            "{\"audience\":\"urn:plain\",\"application\":\"Web\"}",
            400,
            "Bad Request",
            "unauthorized_client",
            "Grant type 'client_credentials' not allowed for the client."));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesInTheManagementApisShape(Refused refused) {
    var response = create(refused.body());
    assertError(response, refused.status(), refused.error(), refused.message());
    assertThat(json(response).get("errorCode").stringValue()).isEqualTo(refused.errorCode());
  }

  @Test
  void givesNoTokenForTheManagementApiItself() { // I20
    var response =
        create("{\"audience\":\"%s\",\"application\":\"licet-cli\"}".formatted(management()));
    assertError(response, 400, "Bad Request", "There are no test tokens for the Management API");
  }

  @Test
  void takesJsonOnly() {
    var response =
        client.send(
            PATH,
            "text/plain",
            WANTED.getBytes(UTF_8),
            "Authorization",
            "Bearer " + token(Map.of()));
    assertError(response, 415, "Unsupported Media Type", "Content-Type must be application/json");
  }

  @Test
  void asksForAToken() {
    var response = client.send(PATH, "application/json", WANTED.getBytes(UTF_8));
    assertError(response, 401, "Unauthorized", "Missing authentication");
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer");
  }

  @Test
  void refusesAnotherScheme() {
    assertError(
        create(WANTED, "Basic cmVhZGVyOng="), 401, "Unauthorized", "Missing authentication");
  }

  @Test
  void refusesAnExpiredToken() {
    var past = Instant.now().getEpochSecond() - 10;
    var response = create(WANTED, "Bearer " + token(Map.of("exp", past)));
    var message = "Expired token received for JSON Web Token validation";
    assertError(response, 401, "Unauthorized", message);
    assertThat(json(response).get("attributes").get("error").stringValue()).isEqualTo(message);
  }

  @Test
  void refusesATokenForAnotherApi() { // I20
    assertError(
        create(WANTED, "Bearer " + token(Map.of("aud", "urn:plain"))),
        401,
        "Unauthorized",
        "Invalid token");
    assertError(
        create(WANTED, "Bearer " + token(Map.of("aud", management().replaceAll("/$", "")))),
        401,
        "Unauthorized",
        "Invalid token");
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    assertError(
        create(WANTED, "Bearer " + token(Map.of("iss", "https://evil.example/"))),
        401,
        "Unauthorized",
        "Invalid token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
  void refusesWhatIsNoToken(String token) { // I16
    assertError(create(WANTED, "Bearer " + token), 401, "Unauthorized", "Invalid token");
  }

  @Test
  void refusesATokenWithoutTheScope() { // I20
    var response = create(WANTED, "Bearer " + token(Map.of("scope", "read:clients")));
    assertError(
        response, 403, "Forbidden", "Insufficient scope, expected any of: create:test_tokens");
    assertThat(json(response).get("errorCode").stringValue()).isEqualTo("insufficient_scope");
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("insufficient_scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/test-tokens/",
        "/api/v2/nothing",
        "/api/v2/",
        "/api/v2",
        "/api/v2//test-tokens",
        "/api/v2/test-tokens;x=1",
        "/API/v2/test-tokens"
      })
  void letsNobodyInByAnotherPath(String path) { // I20
    var response = client.send(path, "application/json", WANTED.getBytes(UTF_8));
    assertThat(response.statusCode()).as(response.body()).isIn(400, 401, 404);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void answersPostOnly(String method) {
    var request =
        HttpRequest.newBuilder(server.uri(PATH))
            .method(method, BodyPublishers.ofString(WANTED))
            .header("Content-Type", "application/json")
            .build();
    assertError(server.send(request), 405, "Method Not Allowed", "Method Not Allowed");
  }
}
