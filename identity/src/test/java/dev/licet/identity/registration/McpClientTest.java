package dev.licet.identity.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.TestWeb;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way of an MCP client that nobody here has heard of, from the address of an API. */
class McpClientTest {
  private static final TestServer SERVER = TestWeb.shared().server();
  private static final TestWebhook WEB = TestWeb.shared().web();
  private static final TestAuthorize AUTHORIZE = new TestAuthorize(SERVER);
  private static final ManagementCaller CALLER =
      new ManagementCaller(SERVER, "update:tenant_settings create:client_grants");
  private static final Path DOCUMENT = Path.of("src/test/resources/registration/mcp-client.json");
  private static final String PUBLISHED = "https://app.example.com/oauth/client.json";
  private static final String REDIRECT = "http://127.0.0.1:49152/callback";

  @BeforeAll
  static void allow() {
    set("true");
  }

  @AfterAll
  static void close() {
    set("false");
  }

  private static void set(String on) {
    var answer =
        CALLER.patch("/tenants/settings", "{\"client_id_metadata_document_supported\":" + on + "}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String published() throws IOException {
    var url = WEB.url("/oauth/client.json");
    WEB.answerWith(Map.of("Content-Type", "application/json"));
    WEB.answerWith(Files.readString(DOCUMENT).replace(PUBLISHED, url), Duration.ZERO);
    return url;
  }

  private static String api() {
    var api = AUTHORIZE.api("\"allow_offline_access\": true");
    var answer =
        CALLER.post(
            "/client-grants",
            """
            {"default_for": "third_party_clients", "subject_type": "user",
             "audience": "%s", "scope": ["read:a"]}
            """
                .formatted(api));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return api;
  }

  @Test
  void comesFromTheMetadataOfTheServerToATokenForTheApi() throws Exception {
    var clientId = published();
    var resource = api();
    var server = get("/.well-known/oauth-authorization-server");
    // @start region="ask"
    assertThat(server.get("client_id_metadata_document_supported").booleanValue()).isTrue();
    var question =
        server.get("authorization_endpoint").stringValue()
            + "?"
            + form(
                Map.ofEntries(
                    entry("client_id", clientId),
                    entry("redirect_uri", REDIRECT),
                    entry("response_type", "code"),
                    entry("scope", "read:a offline_access"),
                    entry("resource", resource),
                    entry("code_challenge", TestAuthorize.CHALLENGE),
                    entry("code_challenge_method", "S256"),
                    entry("state", "af0ifjsldkj")));
    // @end
    var answer = allowed(URI.create(question), AUTHORIZE.user());
    // @start region="redeem"
    assertThat(answer).containsEntry("state", "af0ifjsldkj");
    assertThat(answer).containsEntry("iss", server.get("issuer").stringValue());
    var redemption =
        form(
            Map.ofEntries(
                entry("grant_type", "authorization_code"),
                entry("code", answer.get("code")),
                entry("client_id", clientId),
                entry("redirect_uri", REDIRECT),
                entry("resource", resource),
                entry("code_verifier", TestAuthorize.VERIFIER)));
    // @end
    var tokens = post(URI.create(server.get("token_endpoint").stringValue()), redemption);

    var claims = SignedJWT.parse(tokens.get("access_token").stringValue()).getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly(resource);
    assertThat(claims.getStringClaim("scope")).isEqualTo("read:a offline_access");
    assertThat(claims.getStringClaim("azp")).isEqualTo(clientId);
    assertThat(tokens.has("refresh_token")).isTrue();
  }

  private static Map<String, String> allowed(URI question, User user) {
    var browser = AUTHORIZE.browser(user);
    var asked = browser.get(question.getPath() + "?" + question.getRawQuery());
    var page = TestBrowser.location(asked);
    var shown = browser.get(page).body();
    assertThat(shown).contains("Example Assistant (localhost)", "Read all a");
    var said =
        browser.post(
            "/u/consent",
            "state",
            page.substring(page.indexOf('=') + 1),
            "scope",
            shown.replaceAll("(?s).*name=\"scope\" value=\"([^\"]*)\".*", "$1"),
            "answer",
            "accept");
    var back = URI.create(TestBrowser.location(browser.get(TestBrowser.location(said))));
    assertThat(back.toString()).startsWith(REDIRECT + "?");
    return Set.of(back.getQuery().split("&")).stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static JsonNode get(String path) {
    return JsonMapper.shared().readTree(SERVER.get(path).body());
  }

  private static JsonNode post(URI endpoint, String form) {
    var answer =
        SERVER.send(
            HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
