package dev.licet.identity.refresh;

import static dev.licet.identity.user.ManagementCaller.json;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.session.Device;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefreshTokensApiTest {
  private static final TestServer SERVER = TestServer.shared();
  private static ManagementCaller caller;

  private final TestTenant tenant = new TestTenant(SERVER);
  private final User user = tenant.user();
  private final Application app = tenant.publicApplication("{}", "refresh_token").application();
  private final Api api = offline(tenant.api());

  @BeforeAll
  static void start() {
    caller =
        new ManagementCaller(
            SERVER,
            "delete:sessions read:refresh_tokens update:refresh_tokens delete:refresh_tokens"
                + " read:device_credentials delete:device_credentials");
  }

  private static Api offline(Api api) {
    var usual = api.settings();
    return done(
        SERVER
            .bean(Apis.class)
            .change(
                api.id(),
                _ ->
                    new ApiSettings(
                        usual.name(),
                        usual.dialect(),
                        100,
                        100,
                        false,
                        true,
                        false,
                        usual.access())));
  }

  private String issue() {
    return issue(Optional.empty());
  }

  private String issue(Optional<String> sessionId) {
    var authorization =
        TestTenant.authorization(
            app.clientId(),
            user,
            Optional.of(api.identifier()),
            "openid offline_access read:a",
            sessionId);
    return SERVER
        .bean(RefreshTokens.class)
        .issue(
            app,
            authorization,
            TokenHolder.ANYBODY,
            Optional.empty(),
            new Device("192.0.2.7", "Phone"))
        .orElseThrow();
  }

  private String path() {
    return "/users/" + user.id().replace("|", "%7C") + "/refresh-tokens";
  }

  private String credentials(String query) {
    return "/device-credentials?user_id=" + user.id().replace("|", "%7C") + query;
  }

  @Test
  void showsAUsersTokensPageByPageAndNoneOfThem() {
    var token = issue();
    issue();
    issue();
    var first = json(caller.get(path() + "?take=2"));
    assertThat(first.get("tokens")).hasSize(2);
    var rest = json(caller.get(path() + "?from=" + first.get("next").stringValue()));
    assertThat(rest.get("tokens")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    var one = first.get("tokens").get(0);
    assertThat(one.get("user_id").stringValue()).isEqualTo(user.id());
    assertThat(one.get("client_id").stringValue()).isEqualTo(app.clientId());
    assertThat(one.get("rotating").booleanValue()).isTrue();
    assertThat(one.get("resource_servers").get(0).get("audience").stringValue())
        .isEqualTo(api.identifier());
    assertThat(one.get("device").get("initial_ip").stringValue()).isEqualTo("192.0.2.7");
    assertThat(one.has("expires_at")).isTrue();
    assertThat(one.has("idle_expires_at")).isTrue();
    assertThat(one.has("last_exchanged_at")).isFalse();
    assertThat(caller.get("/refresh-tokens/" + one.get("id").stringValue()).body())
        .contains(user.id())
        .doesNotContain(token);
  }

  @Test
  void keepsWhatCallersSay() {
    issue();
    var path =
        "/refresh-tokens/" + json(caller.get(path())).get("tokens").get(0).get("id").stringValue();
    var body = "{\"refresh_token_metadata\":{\"device\":\"till 7\"}}";
    assertThat(caller.patch(path, body).statusCode()).isEqualTo(200);
    assertThat(json(caller.get(path)).get("refresh_token_metadata").get("device").stringValue())
        .isEqualTo("till 7");
    assertThat(json(caller.patch(path, "{}")).has("refresh_token_metadata")).isTrue();
    var emptied = json(caller.patch(path, "{\"refresh_token_metadata\":{}}"));
    assertThat(emptied.has("refresh_token_metadata")).isFalse();
    assertThat(caller.patch(path, "{\"refresh_token_metadata\":[]}").statusCode()).isEqualTo(400);
    assertThat(caller.patch("/refresh-tokens/rt_none", body).statusCode()).isEqualTo(404);
  }

  @Test
  void endsOneOrAll() {
    issue();
    issue();
    issue();
    var id = json(caller.get(path())).get("tokens").get(0).get("id").stringValue();
    assertThat(caller.delete("/refresh-tokens/" + id, "").statusCode()).isEqualTo(202);
    assertThat(caller.delete("/refresh-tokens/" + id, "").statusCode()).isEqualTo(404);
    assertThat(json(caller.get(path())).get("tokens")).hasSize(2);
    assertThat(caller.delete(path(), "").statusCode()).isEqualTo(202);
    assertThat(json(caller.get(path())).get("tokens")).isEmpty();
    assertThat(caller.get("/users/auth0%7Cnobody/refresh-tokens").statusCode()).isEqualTo(404);
  }

  private int revoke(String body) {
    return caller.post("/refresh-tokens/revoke", body).statusCode();
  }

  private int left() {
    var query = "/refresh-tokens?user_id=%s&client_id=%s";
    var path = query.formatted(user.id().replace("|", "%7C"), app.clientId());
    return json(caller.get(path)).get("refresh_tokens").size();
  }

  @Test
  void endsThoseThatAreNamed() {
    issue();
    issue();
    issue();
    issue();
    assertThat(left()).isEqualTo(4);
    var id = json(caller.get(path())).get("tokens").get(0).get("id").stringValue();
    assertThat(revoke("{\"ids\":[\"%s\",\"rt_nothing\"]}".formatted(id))).isEqualTo(202);
    assertThat(left()).isEqualTo(3);
    var of = "{\"user_id\":\"" + user.id() + "\"%s}";
    assertThat(revoke(of.formatted(",\"client_id\":\"other\""))).isEqualTo(202);
    var atApi = ",\"client_id\":\"" + app.clientId() + "\",\"audience\":\"%s\"";
    assertThat(revoke(of.formatted(atApi.formatted("urn:other")))).isEqualTo(202);
    assertThat(left()).isEqualTo(3);
    assertThat(revoke(of.formatted(atApi.formatted(api.identifier())))).isEqualTo(202);
    assertThat(left()).isZero();
    issue();
    assertThat(revoke(of.formatted(""))).isEqualTo(202);
    assertThat(left()).isZero();
    for (var wrong :
        List.of(
            "{}",
            "{\"client_id\":\"a\"}",
            "{\"user_id\":\"a\",\"audience\":\"b\"}",
            "{\"ids\":[],\"user_id\":\"a\"}")) {
      assertThat(revoke(wrong)).as(wrong).isEqualTo(400);
    }
    assertThat(caller.get("/refresh-tokens").statusCode()).isEqualTo(400);
  }

  @Test
  void takesAllAccessFromAUserAtOnce() {
    var path = path().replace("refresh-tokens", "revoke-access");
    issue();
    assertThat(caller.post(path, "{\"preserve_refresh_tokens\":true}").statusCode()).isEqualTo(202);
    assertThat(left()).isEqualTo(1);
    assertThat(caller.post(path, "{\"session_id\":\"nobodys\"}").statusCode()).isEqualTo(404);
    assertThat(left()).isEqualTo(1);
    assertThat(caller.post(path, "{}").statusCode()).isEqualTo(202);
    assertThat(left()).isZero();
    assertThat(caller.post("/users/auth0%7Cnobody/revoke-access", "{}").statusCode())
        .isEqualTo(404);
  }

  /** What hangs on a session outlives it: it may have expired, or been ended a moment ago. */
  @Test
  void takesWhatASessionThatIsNoMoreHasLeft() {
    var path = path().replace("refresh-tokens", "revoke-access");
    issue(Optional.of("gone"));
    issue();
    var kept = "{\"session_id\":\"gone\",\"preserve_refresh_tokens\":true}";
    assertThat(caller.post(path, kept).statusCode()).isEqualTo(404);
    assertThat(left()).isEqualTo(2);
    assertThat(caller.post(path, "{\"session_id\":\"gone\"}").statusCode()).isEqualTo(202);
    assertThat(left()).isEqualTo(1);
    assertThat(caller.post(path, "{\"session_id\":\"gone\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void showsThemAsDeviceCredentialsToo() {
    issue();
    var all = json(caller.get(credentials("&type=rotating_refresh_token")));
    assertThat(all).hasSize(1);
    assertThat(all.get(0).get("device_name").stringValue()).isEqualTo("Phone");
    assertThat(all.get(0).get("type").stringValue()).isEqualTo("rotating_refresh_token");
    assertThat(json(caller.get(credentials("&type=public_key")))).isEmpty();
    assertThat(json(caller.get(credentials("&client_id=other")))).isEmpty();
    assertThat(json(caller.get("/device-credentials"))).isEmpty();
    var id = all.get(0).get("id").stringValue();
    assertThat(caller.delete("/device-credentials/" + id, "").statusCode()).isEqualTo(204);
    assertThat(json(caller.get(credentials("")))).isEmpty();
  }
}
