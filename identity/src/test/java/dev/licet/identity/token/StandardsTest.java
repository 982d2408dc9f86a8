package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant may have OpenID Connect and OAuth to the letter where Auth0 departs from them. */
class StandardsTest {
  private static final String CALLBACK = "https://shop.example.com/callback";

  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final Client client = new Client(server);
  private final ManagementCaller caller =
      new ManagementCaller(server, "update:tenant_settings read:tenant_settings");
  private final User user = tenant.user();
  private final RegisteredApplication app =
      tenant.application("{}", "authorization_code", "refresh_token");

  @AfterEach
  void likeAuth0() {
    strict(false);
    assertThat(caller.patch("/tenants/settings", announced(true)).statusCode()).isEqualTo(200);
  }

  private static String announced(boolean said) {
    return """
    {"pushed_authorization_requests_supported":%1$s,
     "oidc_logout":{"rp_logout_end_session_endpoint_discovery":%1$s}}
    """
        .formatted(said);
  }

  /** A library that finds it in discovery uses it without being told to. */
  @Test
  void discoveryLeavesOutWhatTheTenantDoesNotWantToBeFound() {
    assertThat(discovery())
        .contains("\"pushed_authorization_request_endpoint\"", "\"end_session_endpoint\"");
    assertThat(caller.patch("/tenants/settings", announced(false)).statusCode()).isEqualTo(200);
    assertThat(discovery())
        .contains("\"revocation_endpoint\"")
        .doesNotContain("pushed_authorization_request_endpoint", "end_session_endpoint");
  }

  private String discovery() {
    return server.get("/.well-known/openid-configuration").body();
  }

  private void strict(boolean strict) {
    var body = "{\"flags\":{\"strict_openid_connect\":" + strict + "}}";
    var answer = caller.patch("/tenants/settings", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String code() {
    return code("openid profile");
  }

  private String code(String scope) {
    return server
        .bean(Codes.class)
        .issue(
            new CodeGrant(
                server.bean(Ids.class).alphanumeric(16),
                TestTenant.authorization(
                    app.application().clientId(), user, Optional.empty(), scope),
                false,
                Optional.of(CALLBACK),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty()));
  }

  private HttpResponse<String> exchange(String code, String secret) {
    return client.form(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            CALLBACK,
            "client_id",
            app.application().clientId(),
            "client_secret",
            secret));
  }

  private HttpResponse<String> exchange(String code) {
    return exchange(code, app.secret().orElseThrow().value());
  }

  private HttpResponse<String> refresh(String token) {
    return client.form(
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            token,
            "client_id",
            app.application().clientId(),
            "client_secret",
            app.secret().orElseThrow().value()));
  }

  private HttpResponse<String> userInfo(String token) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/userinfo"))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  @Test
  void timesAreNumbers() {
    strict(true);
    var answer = json(exchange(code()));
    var claims = part(answer.get("id_token").stringValue(), 1);
    var told = json(userInfo(answer.get("access_token").stringValue()));
    var seconds = user.updatedAt().getEpochSecond();
    assertThat(claims.get("updated_at").longValue()).isEqualTo(seconds);
    assertThat(claims.get("updated_at").isNumber()).isTrue();
    assertThat(told.get("updated_at").isNumber()).isTrue();
    strict(false);
    assertThat(
            json(userInfo(answer.get("access_token").stringValue())).get("updated_at").isString())
        .isTrue();
  }

  /** OAuth 2.1 forbids it. */
  @Test
  void noTokenIsTakenFromAUrl() {
    var token = json(exchange(code())).get("access_token").stringValue();
    assertThat(server.get("/userinfo?access_token=" + token).statusCode()).isEqualTo(200);
    strict(true);
    assertThat(server.get("/userinfo?access_token=" + token).statusCode()).isEqualTo(401);
    assertThat(userInfo(token).statusCode()).isEqualTo(200);
  }

  /** RFC 6749, 5.2. */
  @Test
  void errorsHaveTheStatusesOfTheStandard() {
    assertThat(exchange("made-up").statusCode()).isEqualTo(403);
    strict(true);
    var badCode = exchange("made-up");
    assertThat(badCode.statusCode()).isEqualTo(400);
    assertThat(json(badCode).get("error").stringValue()).isEqualTo("invalid_grant");
    var badSecret = exchange(code(), "made-up");
    assertThat(badSecret.statusCode()).isEqualTo(401);
    assertThat(json(badSecret).get("error").stringValue()).isEqualTo("invalid_client");
    var ungranted =
        client.form(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                app.application().clientId(),
                "client_secret",
                app.secret().orElseThrow().value()));
    assertThat(ungranted.statusCode()).isEqualTo(400);
    assertThat(json(ungranted).get("error").stringValue()).isEqualTo("unauthorized_client");
  }

  /** RFC 6749, 4.1.2; whatever the tenant says. */
  @Test
  void aCodeThatIsPresentedAgainEndsTheOpaqueTokenThatItGave() {
    var code = code();
    var token = json(exchange(code)).get("access_token").stringValue();
    var other = json(exchange(code())).get("access_token").stringValue();
    assertThat(userInfo(token).statusCode()).isEqualTo(200);
    assertThat(exchange(code).statusCode()).isEqualTo(403);
    assertThat(userInfo(token).statusCode()).isEqualTo(401);
    assertThat(userInfo(other).statusCode()).isEqualTo(200);
  }

  /** The same: who was first with somebody else's code has refreshed meanwhile. */
  @Test
  void aCodeThatIsPresentedAgainEndsTheOpaqueTokensOfItsRefreshToken() {
    var code = code("openid offline_access");
    var refreshToken = json(exchange(code)).get("refresh_token").stringValue();
    var refreshed = json(refresh(refreshToken)).get("access_token").stringValue();
    assertThat(userInfo(refreshed).statusCode()).isEqualTo(200);
    assertThat(exchange(code).statusCode()).isEqualTo(403);
    assertThat(userInfo(refreshed).statusCode()).isEqualTo(401);
  }
}
