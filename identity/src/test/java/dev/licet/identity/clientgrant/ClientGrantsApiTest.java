package dev.licet.identity.clientgrant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.management.TestManagement;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientGrantsApiTest {
  private static final String PATH = "/client-grants";
  private static final String CREATE = "create:client_grants";
  private static final String READ = "read:client_grants";
  private static final String UPDATE = "update:client_grants";
  private static final String DELETE = "delete:client_grants";
  private static final String API = "https://granted";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
    var apis = server.bean(Apis.class);
    var api = TestApis.done(apis.register(TestApis.named("Granted", API)));
    TestApis.done(apis.addPermission(api.id(), new Permission("read:x", "")));
    TestApis.done(apis.addPermission(api.id(), new Permission("write:x", "")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String client() {
    var wanted = NewApplication.named("Client", ApplicationType.NON_INTERACTIVE);
    return TestApis.done(server.bean(Applications.class).register(wanted)).application().clientId();
  }

  private static String wanted(String client, String audience, String scope) {
    return "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[%s]}"
        .formatted(client, audience, scope);
  }

  private static String granted(String client) {
    return management.post(PATH, wanted(client, API, "\"read:x\""), CREATE).text("id");
  }

  @Test
  void createGrantsWhatIsAskedFor() {
    var client = client();
    var answer = management.post(PATH, wanted(client, API, "\"read:x\""), CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.json().toString())
        .isEqualTo(
            ("{\"id\":\"%s\",\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[\"read:x\"],"
                    + "\"subject_type\":\"client\"}")
                .formatted(answer.text("id"), client, API));
    assertThat(server.bean(ClientGrants.class).find(client, API).orElseThrow().scope())
        .containsExactly("read:x");
    assertThat(management.get(PATH + "/" + answer.text("id"), READ).json())
        .isEqualTo(answer.json());
  }

  @Test
  void oneApplicationHasOneGrantForAnApi() {
    var client = client();
    var id = granted(client);
    var answer = management.post(PATH, wanted(client, API, "\"write:x\""), CREATE);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("errorCode")).isEqualTo("client_grant_conflict");
    assertThat(management.get(PATH + "/" + id, READ).json().get("scope").toString())
        .isEqualTo("[\"read:x\"]");
  }

  @Test
  void changeReplacesAllPermissionsAndLeavesThemWhereNoneAreSaid() {
    var path = PATH + "/" + granted(client());
    var changed = management.patch(path, "{\"scope\":[\"write:x\"]}", UPDATE);
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.json().get("scope").toString()).isEqualTo("[\"write:x\"]");
    assertThat(management.patch(path, "{}", UPDATE).json()).isEqualTo(changed.json());
    assertThat(management.patch(path, "{\"scope\":[]}", UPDATE).json().get("scope")).isEmpty();
  }

  @Test
  void whatAnApplicationMayInTheNameOfUsersStandsApart() {
    var client = client();
    var own = granted(client);
    var body = wanted(client, API, "\"write:x\"").replace("}", ",\"subject_type\":\"user\"}");
    var answer = management.post(PATH, body, CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.text("subject_type")).isEqualTo("user");
    assertThat(management.post(PATH, body, CREATE).status()).isEqualTo(409);
    var path = PATH + "/" + answer.text("id");
    assertThat(management.patch(path, "{\"scope\":[]}", UPDATE).json().get("scope")).isEmpty();
    assertThat(management.get(PATH + "/" + own, READ).json().get("scope").toString())
        .isEqualTo("[\"read:x\"]");
    var users = PATH + "?client_id=" + client + "&subject_type=user&include_totals=true";
    assertThat(management.get(users, READ).json().get("total").intValue()).isEqualTo(1);
    assertThat(management.get(users.replace("=user", "=client"), READ).json().get("client_grants"))
        .hasSize(1);
    assertThat(management.delete(path, DELETE).status()).isEqualTo(204);
    assertThat(server.bean(ClientGrants.class).find(client, API)).isPresent();
  }

  @Test
  void allThirdPartiesMayHaveOneTogetherForUsersOnly() {
    var body =
        "{\"default_for\":\"third_party_clients\",\"audience\":\"%s\",\"scope\":[\"read:x\"]"
            .formatted(API);
    assertThat(management.post(PATH, body + "}", CREATE).status()).isEqualTo(400);
    var answer = management.post(PATH, body + ",\"subject_type\":\"user\"}", CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.json().has("client_id")).isFalse();
    assertThat(answer.text("default_for")).isEqualTo("third_party_clients");
    assertThat(management.post(PATH, body + ",\"subject_type\":\"user\"}", CREATE).status())
        .isEqualTo(409);
    var listed = management.get(PATH + "?default_for=third_party_clients", READ).json();
    assertThat(listed).hasSize(1);
    var path = PATH + "/" + answer.text("id");
    assertThat(management.patch(path, "{\"scope\":[\"write:x\"]}", UPDATE).status()).isEqualTo(200);
    assertThat(management.get(path, READ).json().get("scope").toString())
        .isEqualTo("[\"write:x\"]");
    assertThat(management.delete(path, DELETE).status()).isEqualTo(204);
    assertThat(management.get(path, READ).status()).isEqualTo(404);
  }

  @Test
  void oneThatIsRemovedIsGone() {
    var client = client();
    var path = PATH + "/" + granted(client);
    assertThat(management.delete(path, DELETE).status()).isEqualTo(204);
    assertThat(management.get(path, READ).status()).isEqualTo(404);
    assertThat(management.delete(path, DELETE).status()).isEqualTo(404);
    assertThat(server.bean(ClientGrants.class).find(client, API)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"cgr_1\"",
        "\"is_system\":true",
        "\"subject_type\":\"else\"",
        "\"default_for\":\"third_party_clients\"",
        "\"allow_any_organization\":true",
        "\"scope\":\"read:x\"",
        "\"scope\":[\"other:x\"]",
        "\"audience\":\"https://other\"",
        "\"client_id\":\"other\""
      })
  void createTakesNothingElse(String member) { // I20
    var body = "{\"client_id\":\"%s\",\"audience\":\"%s\"".formatted(client(), API);
    var name = member.substring(0, member.indexOf(':'));
    var all =
        body.contains(name) ? body.replaceAll(name + ":\"[^\"]*\"", member) : body + "," + member;
    var answer = management.post(PATH, all + "}", CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "audience", "subject_type", "id"})
  void changeMovesNoGrantToSomebodyElse(String member) { // I20
    var path = PATH + "/" + granted(client());
    var answer = management.patch(path, "{\"%s\":\"licet-cli\"}".formatted(member), UPDATE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("Additional properties not allowed: " + member);
  }

  @Test
  void theServersOwnApplicationsKeepWhatTheyMay() { // I20
    var audience = "https://" + server.domain() + "/api/v2/";
    var grants = server.bean(ClientGrants.class);
    var own = grants.find("licet-cli", audience).orElseThrow();
    var path = PATH + "/" + own.id();
    assertThat(management.get(path, READ).status()).isEqualTo(404);
    assertThat(management.patch(path, "{\"scope\":[]}", UPDATE).status()).isEqualTo(404);
    assertThat(management.delete(path, DELETE).status()).isEqualTo(404);
    assertThat(management.post(PATH, wanted("licet-cli", API, ""), CREATE).status()).isEqualTo(403);
    assertThat(management.get(PATH + "?client_id=licet-cli", READ).json()).isEmpty();
    assertThat(grants.find("licet-cli", audience)).contains(own);
  }

  @Test
  void allScopesAreWhateverTheApiHasNowAndLater() {
    var apis = server.bean(Apis.class);
    var api = TestApis.done(apis.register(TestApis.named("Grows", "https://grows")));
    TestApis.done(apis.addPermission(api.id(), new Permission("read:x", "")));
    for (var type : List.of("client", "user")) {
      var client = client();
      var body =
          "{\"client_id\":\"%s\",\"audience\":\"https://grows\",\"subject_type\":\"%s\",%s}"
              .formatted(client, type, "\"scope\":[],\"allow_all_scopes\":true");
      var made = management.post(PATH, body, CREATE);
      assertThat(made.status()).as("%s", made).isEqualTo(201);
      assertThat(made.json().get("allow_all_scopes").booleanValue()).isTrue();
      var holder = new ClientGrant.Holder(client, SubjectType.ofWireName(type).orElseThrow());
      var grants = server.bean(ClientGrants.class);
      assertThat(grants.find(holder, "https://grows").orElseThrow().scope()).contains("read:x");
      TestApis.done(apis.addPermission(api.id(), new Permission("later:" + type, "")));
      assertThat(grants.find(holder, "https://grows").orElseThrow().scope())
          .contains("read:x", "later:" + type);
      var path = PATH + "/" + made.text("id");
      assertThat(management.get(path, READ).json().get("scope").toString())
          .contains("later:" + type);
      var fixed = management.patch(path, "{\"allow_all_scopes\":false}", UPDATE);
      assertThat(fixed.json().has("allow_all_scopes")).isFalse();
      assertThat(fixed.json().get("scope").toString()).contains("read:x", "later:" + type);
      TestApis.done(apis.addPermission(api.id(), new Permission("after:" + type, "")));
      assertThat(grants.find(holder, "https://grows").orElseThrow().scope())
          .doesNotContain("after:" + type);
      assertThat(management.get(path + "/organizations", "read:organization_client_grants").json())
          .isEmpty();
    }
  }

  @Test
  void theListCanBeOfOneApplicationOrOneApi() {
    var client = client();
    var id = granted(client);
    granted(client());
    var ofClient = management.get(PATH + "?include_totals=true&client_id=" + client, READ).json();
    assertThat(ofClient.get("total").intValue()).isEqualTo(1);
    assertThat(ofClient.get("client_grants").get(0).get("id").stringValue()).isEqualTo(id);
    var ofApi = management.get(PATH + "?audience=" + API, READ).json();
    assertThat(ofApi.size()).isGreaterThanOrEqualTo(2);
    for (var query :
        List.of(
            "audience=x", "subject_type=else", "default_for=else", "allow_any_organization=true")) {
      assertThat(management.get(PATH + "?" + query, READ).json()).isEmpty();
    }
  }

  @Test
  void checkpointsGoThroughAll() {
    granted(client());
    granted(client());
    int all = management.get(PATH + "?include_totals=true", READ).json().get("total").intValue();
    var seen = new TreeSet<String>();
    var answer = management.get(PATH + "?take=1", READ).json();
    while (answer.has("next")) {
      answer.get("client_grants").forEach(row -> seen.add(row.get("id").stringValue()));
      var next = answer.get("next").stringValue();
      answer = management.get(PATH + "?take=1&from=" + next, READ).json();
    }
    answer.get("client_grants").forEach(row -> seen.add(row.get("id").stringValue()));
    assertThat(seen).hasSize(all);
  }

  @Test
  void anApiThatDeniesAllGivesNoToken() {
    var apis = server.bean(Apis.class);
    var api = TestApis.done(apis.register(TestApis.named("Denies", "https://denies")));
    var wanted = NewApplication.named("Denied", ApplicationType.NON_INTERACTIVE);
    var registered = TestApis.done(server.bean(Applications.class).register(wanted));
    var client = registered.application().clientId();
    TestApis.done(server.bean(ClientGrants.class).grant(client, "https://denies", List.of()));
    assertThat(token(registered)).isEqualTo(200);
    var deny = "{\"subject_type_authorization\":{\"client\":{\"policy\":\"deny_all\"}}}";
    var path = "/resource-servers/" + api.id();
    assertThat(management.patch(path, deny, "update:resource_servers").status()).isEqualTo(200);
    assertThat(token(registered)).isEqualTo(403);
  }

  private static int token(RegisteredApplication client) {
    var form =
        "grant_type=client_credentials&audience=https://denies&client_id=%s&client_secret=%s"
            .formatted(client.application().clientId(), client.secret().orElseThrow().value());
    return server
        .send(
            HttpRequest.newBuilder(server.uri("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build())
        .statusCode();
  }
}
