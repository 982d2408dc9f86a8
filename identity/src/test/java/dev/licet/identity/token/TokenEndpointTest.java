package dev.licet.identity.token;

import static dev.licet.identity.token.Client.READER;
import static dev.licet.identity.token.Client.READERS_SECRET;
import static dev.licet.identity.token.Client.basic;
import static dev.licet.identity.token.Client.good;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private static final String AUDIENCE = "urn:plain";

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

  /** One request that is refused, and how. */
  record Refused(
      String when, Map<String, String> parameters, int status, String error, String description) {
    @Override
    public String toString() {
      return when;
    }
  }

  static List<Refused> refused() {
    var good = good(AUDIENCE);
    var noGrant =
        "Client is not authorized to access \"urn:nobodys\". You need to create a \"client-grant\""
            + " associated to this API. See: https://auth0.com/docs/api/management/v2/"
            + "client-grants/post-client-grants";
    return List.of(
        new Refused(
            "no grant type",
            without(good, "grant_type"),
            400,
            "invalid_request",
            "Missing required parameter: grant_type"),
        new Refused(
            "empty grant type",
            with(good, Map.of("grant_type", "")),
            400,
            "invalid_request",
            "Missing required parameter: grant_type"),
        new Refused(
            "no client",
            without(good, "client_id"),
            400,
            "invalid_request",
            "Missing required parameter: client_id"),
        new Refused(
            "unknown grant type",
            with(good, Map.of("grant_type", "carrier_pigeon")),
            403,
            "unsupported_grant_type",
            "Unsupported grant type: carrier_pigeon"),
        new Refused(
            "unknown client",
            with(good, Map.of("client_id", "stranger")),
            401,
            "access_denied",
            "Unauthorized"),
        new Refused(
            "wrong secret",
            with(good, Map.of("client_secret", "wrong")),
            401,
            "access_denied",
            "Unauthorized"),
        new Refused(
            "no secret", without(good, "client_secret"), 401, "access_denied", "Unauthorized"),
        new Refused(
            "a public client",
            with(good, Map.of("client_id", "page")),
            401,
            "access_denied",
            "Unauthorized"),
        new Refused(
            "grant type not allowed",
            with(
                good,
                Map.of(
                    "client_id",
                    "web",
                    "client_secret",
                    "the-secret-of-the-web-one-0123456789012")),
            403,
            "unauthorized_client",
            "Grant type 'client_credentials' not allowed for the client."),
        new Refused(
            "no audience",
            without(good, "audience"),
            403,
            "access_denied",
            "Non-global clients are not allowed access to APIv1"),
        new Refused(
            "unknown audience",
            good("urn:unknown"),
            403,
            "access_denied",
            "Service not found: urn:unknown"),
        new Refused(
            "an organization",
            with(good, Map.of("organization", "org_1")),
            400,
            "invalid_request",
            "parameter organization is not allowed for this client"),
        new Refused("no client grant", good("urn:nobodys"), 403, "access_denied", noGrant),
        new Refused(
            "scopes beyond the grant",
            with(good, Map.of("scope", "write:x read:a write:y")),
            403,
            "access_denied",
            "Client has not been granted scopes: write:x write:y"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesInAuth0sWords(Refused refused) {
    assertRefused(client.form(refused.parameters()), refused);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesJsonBodiesInTheSameWords(Refused refused) {
    assertRefused(client.json(refused.parameters()), refused);
  }

  private static void assertRefused(HttpResponse<String> response, Refused refused) {
    assertError(response, refused.status(), refused.error());
    assertThat(json(response).get("error_description").stringValue())
        .isEqualTo(refused.description());
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  static void assertError(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).get("error").stringValue()).isEqualTo(error);
    assertThat(json(response).get("error_description").stringValue()).isNotBlank();
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Pragma")).contains("no-cache");
  }

  @Test
  void saysWhereAGrantTypeThatIsNotAllowedIsExplained() {
    var response =
        client.form(
            with(
                good(AUDIENCE),
                Map.of(
                    "client_id",
                    "web",
                    "client_secret",
                    "the-secret-of-the-web-one-0123456789012")));
    assertThat(json(response).get("error_uri").stringValue())
        .isEqualTo("https://auth0.com/docs/clients/client-grant-types");
  }

  @Nested
  class Success {
    @Test
    void hasTheMembersOfRfc6749() {
      var response = client.form(good(AUDIENCE));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(json(response).propertyNames())
          .containsExactly("access_token", "scope", "expires_in", "token_type");
      assertThat(json(response).get("scope").stringValue()).isEqualTo("read:a read:b");
      assertThat(json(response).get("expires_in").intValue()).isEqualTo(86_400);
      assertThat(json(response).get("token_type").stringValue()).isEqualTo("Bearer");
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(response.headers().firstValue("Pragma")).contains("no-cache");
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void tellsItsLengthSoThatItGoesOutInOnePiece() {
      var answer = client.form(good(AUDIENCE));

      assertThat(answer.headers().firstValueAsLong("Content-Length"))
          .hasValue(answer.body().length());
    }

    @Test
    void leavesScopeOutWhenThereIsNone() {
      var response =
          client.form(
              with(
                  good(AUDIENCE),
                  Map.of(
                      "client_id",
                      "empty",
                      "client_secret",
                      "the-secret-of-the-empty-one-0123456789")));
      assertThat(json(response).propertyNames())
          .containsExactly("access_token", "expires_in", "token_type");
    }

    @Test
    void holdsOnlyTheScopesThatWereAskedFor() {
      var response = client.form(with(good(AUDIENCE), Map.of("scope", " read:b  read:b ")));
      assertThat(json(response).get("scope").stringValue()).isEqualTo("read:b");
    }

    @Test
    void takesResourceForAudience() {
      var parameters = with(without(good(AUDIENCE), "audience"), Map.of("resource", AUDIENCE));
      assertThat(client.form(parameters).statusCode()).isEqualTo(200);
    }

    @Test
    void takesScopesAsAJsonArray() {
      var response =
          client.post(
              "application/json",
              """
              {"grant_type":"client_credentials","client_id":"reader","audience":"urn:plain",
               "client_secret":"%s","scope":["read:a"],"unknown":null}
              """
                  .formatted(READERS_SECRET));
      assertThat(json(response).get("scope").stringValue()).isEqualTo("read:a");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/x-www-form-urlencoded;charset=UTF-8",
          "application/x-www-form-urlencoded; charset=\"utf-8\"",
          "APPLICATION/X-WWW-FORM-URLENCODED; charset=iso-8859-1"
        })
    void takesEveryWayToSayForm(String contentType) {
      assertThat(client.post(contentType, Client.encode(good(AUDIENCE))).statusCode())
          .isEqualTo(200);
    }

    @Test
    void answersJsonWhateverTheClientAccepts() {
      var response = client.form(good(AUDIENCE), "Accept", "text/html");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }
  }

  @Nested
  class ClientsInTheHeader {
    private final Map<String, String> bare =
        without(without(good(AUDIENCE), "client_id"), "client_secret");

    @Test
    void areTakenWithIdAndSecretEncodedAsInAForm() {
      var response = client.form(bare, "Authorization", basic(READER, READERS_SECRET));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void mayNameThemselvesInTheBodyToo() {
      var parameters = with(bare, Map.of("client_id", READER));
      assertThat(
              client.form(parameters, "Authorization", basic(READER, READERS_SECRET)).statusCode())
          .isEqualTo(200);
    }

    @Test
    void areChallengedWhenTheSecretIsWrong() {
      var response = client.form(bare, "Authorization", basic(READER, "wrong"));
      assertError(response, 401, "access_denied");
      assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Basic realm=\"" + server.domain() + "\"");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Basic",
          "Basic !!!",
          "Basic bm9jb2xvbg==",
          "Basic OjpiYWQlWlo=",
          "Bearer abc",
          "Basic cmVhZGVyAAA6eA=="
        })
    void areChallengedWhenTheHeaderCannotBeRead(String header) {
      var response = client.form(bare, "Authorization", header);
      assertError(response, 401, "invalid_client");
      assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Basic realm=");
    }

    @Test
    void cannotUseTheBodyAsWell() {
      var response = client.form(good(AUDIENCE), "Authorization", basic(READER, READERS_SECRET));
      assertError(response, 400, "invalid_request");
    }

    @Test
    void cannotBeTwoClientsAtOnce() {
      var parameters = with(bare, Map.of("client_id", "empty"));
      assertError(
          client.form(parameters, "Authorization", basic(READER, READERS_SECRET)),
          400,
          "invalid_request");
      assertError(
          client.form(
              bare,
              "Authorization",
              basic(READER, READERS_SECRET),
              "Authorization",
              basic("empty", "x")),
          400,
          "invalid_request");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void answersPostOnly(String method) {
    var request =
        HttpRequest.newBuilder(server.uri("/oauth/token"))
            .method(method, BodyPublishers.noBody())
            .build();
    var response = server.send(request);
    assertError(response, 405, "method_not_allowed");
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void letsScriptsOfAnyOriginAsk() {
    var preflight =
        HttpRequest.newBuilder(server.uri("/oauth/token"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://app.example.com")
            .header("Access-Control-Request-Method", "POST")
            .header(
                "Access-Control-Request-Headers", "content-type,auth0-client,authorization,dpop")
            .build();
    var allowed = server.send(preflight);
    assertThat(allowed.statusCode()).isEqualTo(200);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .containsIgnoringCase("content-type")
        .containsIgnoringCase("auth0-client")
        .containsIgnoringCase("authorization")
        .containsIgnoringCase("dpop");
    var answer = client.form(good(AUDIENCE), "Origin", "https://app.example.com");
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void ignoresHostsThatTheRequestClaims() { // I10
    var token =
        json(client.form(
                good(AUDIENCE),
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "host=evil.example"))
            .get("access_token")
            .stringValue();
    assertThat(Client.part(token, 1).get("iss").stringValue())
        .isEqualTo("https://" + server.domain() + "/");
  }

  /** As if every request had named it. */
  @Test
  void isForTheDefaultAudienceWhereNobodyNamesAnApi() {
    var management = new TestManagement(server);
    var path = "/tenants/settings";
    management.patch(
        path, "{\"default_audience\":\"%s\"}".formatted(AUDIENCE), "update:tenant_settings");
    try {
      var answer = client.form(without(good(AUDIENCE), "audience"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } finally {
      management.patch(path, "{\"default_audience\":null}", "update:tenant_settings");
    }
  }
}
