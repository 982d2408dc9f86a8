package dev.licet.identity.trial;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.token.Client;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The demo's tenant, and what its two users get. */
class UserTestTokensTest {
  private static final String HELLO = "https://hello-api";

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = withMode(folder, "dev");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer withMode(Path data, String mode) {
    return TestServer.in(
        data, Map.of("licet.mode", mode, "licet.tenant-file", "../examples/hello-api/tenant.yaml"));
  }

  private static HttpResponse<String> create(TestServer of, String body) {
    var now = Instant.now().getEpochSecond();
    var issuer = "https://" + of.domain() + "/";
    var token =
        of.bean(SigningKeys.class)
            .sign(
                "JWT",
                Map.of(
                    "iss",
                    issuer,
                    "sub",
                    "cli@clients",
                    "aud",
                    issuer + "api/v2/",
                    "iat",
                    now,
                    "exp",
                    now + 100,
                    "scope",
                    "create:test_tokens"));
    return new Client(of)
        .send(
            "/api/v2/test-tokens",
            "application/json",
            body.getBytes(UTF_8),
            "Authorization",
            "Bearer " + token);
  }

  private static HttpResponse<String> create(String user) {
    return create(server, "{\"audience\":\"%s\",\"user\":\"%s\"}".formatted(HELLO, user));
  }

  private static JsonNode claims(String user) {
    var response = create(user);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return part(json(response).get("access_token").stringValue(), 1);
  }

  private static String id(String email) {
    return server.bean(Users.class).byEmail(email).getFirst().id();
  }

  private static void settings(UnaryOperator<ApiSettings> change) {
    var apis = server.bean(Apis.class);
    var api = apis.byIdentifier(HELLO).orElseThrow();
    apis.change(api.id(), change);
  }

  private static UnaryOperator<ApiSettings> with(TokenDialect dialect, boolean enforce) {
    return now ->
        new ApiSettings(
            now.name(),
            dialect,
            now.tokenLifetime(),
            now.tokenLifetimeForWeb(),
            enforce,
            now.allowOfflineAccess(),
            now.skipConsent(),
            now.access());
  }

  @Test
  void aliceMayAndBobMayNot() {
    settings(with(TokenDialect.ACCESS_TOKEN_AUTHZ, true));
    var alice = claims("alice@example.com");
    assertThat(alice.get("sub").stringValue())
        .isEqualTo(id("alice@example.com"))
        .matches("auth0\\|[0-9a-f]{24}");
    assertThat(alice.get("scope").stringValue()).isEqualTo("read:admin");
    assertThat(alice.get("permissions").toString()).isEqualTo("[\"read:admin\"]");
    assertThat(alice.get("azp").stringValue()).matches("[0-9A-Za-z]{32}");
    assertThat(alice.has("gty")).isFalse();
    var bob = claims("BOB@example.com");
    assertThat(bob.has("scope")).isFalse();
    assertThat(bob.get("permissions").toString()).isEqualTo("[]");
    assertThat(claims(id("bob@example.com")).get("sub")).isEqualTo(bob.get("sub"));
  }

  @ParameterizedTest
  @EnumSource(TokenDialect.class)
  void eachDialectSaysItItsOwnWay(TokenDialect dialect) {
    settings(with(dialect, true));
    var alice = claims("alice@example.com");
    assertThat(alice.has("permissions")).isEqualTo(dialect.hasPermissions());
    assertThat(alice.has("azp")).isEqualTo(!dialect.isRfc9068());
    assertThat(alice.has("client_id")).isEqualTo(dialect.isRfc9068());
    assertThat(alice.has("jti")).isEqualTo(dialect.isRfc9068());
    settings(with(TokenDialect.ACCESS_TOKEN_AUTHZ, true));
  }

  @Test
  void withoutRbacEverybodyGetsEverythingAndNobodyLooksAtRoles() {
    settings(with(TokenDialect.ACCESS_TOKEN_AUTHZ, false));
    var bob = claims("bob@example.com");
    assertThat(bob.get("scope").stringValue()).isEqualTo("read:admin");
    assertThat(bob.has("permissions")).isFalse();
    settings(with(TokenDialect.ACCESS_TOKEN_AUTHZ, true));
  }

  @Test
  void aPermissionCountsFromTheNextTokenOn() {
    var rights = server.bean(UserRights.class);
    var direct = List.of(new ApiPermission(HELLO, "read:admin"));
    rights.grant(id("bob@example.com"), direct);
    assertThat(claims("bob@example.com").get("scope").stringValue()).isEqualTo("read:admin");
    rights.withdraw(id("bob@example.com"), direct);
    assertThat(claims("bob@example.com").has("scope")).isFalse();
  }

  @Test
  void whoIsBlockedOrUnknownGetsNone() {
    var users = server.bean(Users.class);
    users.change(id("bob@example.com"), now -> now.withBlocked(true));
    assertThat(create("bob@example.com").statusCode()).isEqualTo(403);
    assertThat(create("bob@example.com").body()).contains("user is blocked");
    users.change(id("bob@example.com"), now -> now.withBlocked(false));
    assertThat(create("nobody@example.com").statusCode()).isEqualTo(404);
    assertThat(create("auth0|none").body()).contains("inexistent_user");
  }

  @Test
  void aTokenIsSomebodysOrAnApplicationsAndNeverForTheManagementApi() { // I20
    var both =
        "{\"audience\":\"%s\",\"user\":\"bob@example.com\",\"application\":\"hello-admin\"}"
            .formatted(HELLO);
    assertThat(create(server, both).statusCode()).isEqualTo(400);
    var management =
        "{\"audience\":\"https://%s/api/v2/\",\"user\":\"alice@example.com\"}"
            .formatted(server.domain());
    assertThat(create(server, management).statusCode()).isEqualTo(400);
  }

  @Test
  void aServerThatIsForRealSpeaksInNobodysName(@TempDir Path data) { // I23
    try (var real = withMode(data, "production")) {
      var body = "{\"audience\":\"%s\",\"user\":\"alice@example.com\"}".formatted(HELLO);
      var response = create(real, body);
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("operation_not_supported").doesNotContain("eyJ");
    }
  }
}
