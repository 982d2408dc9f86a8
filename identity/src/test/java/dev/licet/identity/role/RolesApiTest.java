package dev.licet.identity.role;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesApiTest {
  private static final String ALL =
      "read:users create:users update:users delete:users"
          + " read:roles create:roles update:roles delete:roles read:groups read:group_roles"
          + " read:user_effective_roles read:user_effective_permissions"
          + " read:user_permission_source_roles read:user_role_source_groups";
  private static final String READ =
      "{\"permissions\":[{\"resource_server_identifier\":\"urn:roles\","
          + "\"permission_name\":\"read:admin\"}]}";

  @TempDir static Path folder;
  private static TestServer server;
  private static ManagementCaller caller;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    caller = new ManagementCaller(server, ALL);
    TestUsers.done(
        server
            .bean(Apis.class)
            .register(
                new NewApi(
                    "urn:roles",
                    SigningAlgorithm.RS256,
                    ApiSettings.defaults("Roles"),
                    List.of(new Permission("read:admin", "See it")),
                    false)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String role(String name) {
    var response = caller.post("/roles", "{\"name\":\"%s\"}".formatted(name));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).get("id").stringValue();
  }

  private static User user(String email) {
    var wanted = new NewUser(UserSettings.of(email), Optional.empty(), Optional.empty());
    return TestUsers.done(server.bean(Users.class).create(wanted));
  }

  private static String path(User user) {
    return "/users/" + user.id().replace("|", "%7C");
  }

  private static void assertStatus(HttpResponse<String> response, int status, String body) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
  }

  private static void assertError(HttpResponse<String> response, int status, String... parts) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(parts);
  }

  @Test
  void answersWithAuth0sOwnMixOfStatuses() {
    var id = role("mixed");
    var path = "/roles/" + id;
    assertThat(id).matches("rol_[0-9A-Za-z]{16}");
    assertThat(json(caller.get(path)).get("name").stringValue()).isEqualTo("mixed");
    var changed = caller.patch(path, "{\"description\":\"Says so\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).get("name").stringValue()).isEqualTo("mixed");
    assertStatus(caller.post(path + "/permissions", READ), 201, "{}");
    var held = json(caller.get(path + "/permissions"));
    assertThat(held).hasSize(1);
    assertThat(held.get(0).toString())
        .isEqualTo(
            "{\"permission_name\":\"read:admin\",\"description\":\"See it\","
                + "\"resource_server_name\":\"Roles\","
                + "\"resource_server_identifier\":\"urn:roles\"}");
    assertStatus(caller.delete(path + "/permissions", READ), 204, "");
    assertThat(json(caller.get(path + "/permissions"))).isEmpty();
    assertStatus(caller.delete(path, ""), 200, "{}");
    assertError(caller.get(path), 404, "inexistent_role");
    assertError(caller.delete(path, ""), 404, "inexistent_role");
  }

  /** Auth0 has these lists from checkpoints only: they are objects in any case. */
  @Test
  void saysWhatAUserMayDoAfterAllAndByWhat() {
    var carol = user("carol@example.com");
    var id = role("effective");
    caller.post("/roles/" + id + "/permissions", READ);
    caller.post(path(carol) + "/roles", "{\"roles\":[\"%s\"]}".formatted(id));
    caller.post(path(carol) + "/permissions", READ);
    var role =
        "{\"roles\":[{\"id\":\"%s\",\"name\":\"effective\",\"description\":\"\","
            + "\"sources\":[\"direct\"]}]}";
    assertStatus(caller.get(path(carol) + "/effective-roles?take=5"), 200, role.formatted(id));
    var permissions = path(carol) + "/effective-permissions";
    var held = json(caller.get(permissions + "?resource_server_identifier=urn:roles"));
    assertThat(held.at("/permissions/0/permission_name").asString()).isEqualTo("read:admin");
    assertThat(held.at("/permissions/0/sources").toString()).isEqualTo("[\"direct\",\"roles\"]");
    var by =
        permissions
            + "/sources/effective-roles?resource_server_identifier=urn:roles"
            + "&permission_name=read:admin";
    assertStatus(caller.get(by), 200, role.formatted(id));
    assertError(caller.get(permissions), 400, "Missing required property");
    assertError(
        caller.get(permissions + "?resource_server_identifier=urn:none"),
        404,
        "inexistent_resource_server");
    assertError(caller.get("/users/auth0%7Cnone/effective-roles"), 404, "inexistent_user");
  }

  @Test
  void nobodyAndNoRoleIsInAGroup() {
    var dave = user("dave@example.com");
    var groups = path(dave) + "/effective-roles/sources/groups?role_id=" + role("ungrouped");
    assertStatus(caller.get(groups), 200, "{\"groups\":[]}");
    assertStatus(caller.get(path(dave) + "/groups"), 200, "[]");
    assertStatus(caller.get("/roles/" + role("grouped") + "/groups"), 200, "{\"groups\":[]}");
    assertError(caller.get("/roles/rol_none/groups"), 404, "inexistent_role");
    assertError(caller.get("/users/auth0%7Cnone/groups"), 404, "inexistent_user");
  }

  @Test
  void givesRolesAndPermissionsToUsersAndTakesThemAway() {
    var alice = user("alice@example.com");
    var id = role("admins");
    caller.post("/roles/" + id + "/permissions", READ);
    assertStatus(
        caller.post(path(alice) + "/roles", "{\"roles\":[\"%s\"]}".formatted(id)), 204, "");
    assertThat(json(caller.get(path(alice) + "/roles")).get(0).get("name").stringValue())
        .isEqualTo("admins");
    assertThat(json(caller.get("/roles/" + id + "/users")).get(0).get("user_id").stringValue())
        .isEqualTo(alice.id());
    assertStatus(caller.post(path(alice) + "/permissions", READ), 201, "{}");
    var sources = json(caller.get(path(alice) + "/permissions")).get(0).get("sources");
    assertThat(sources.toString())
        .isEqualTo(
            "[{\"source_id\":\"\",\"source_name\":\"\",\"source_type\":\"DIRECT\"},"
                + "{\"source_id\":\"%s\",\"source_name\":\"admins\",\"source_type\":\"ROLE\"}]"
                    .formatted(id));
    assertStatus(caller.delete(path(alice) + "/permissions", READ), 204, "");
    assertStatus(
        caller.delete(path(alice) + "/roles", "{\"roles\":[\"%s\"]}".formatted(id)), 204, "");
    assertThat(json(caller.get(path(alice) + "/permissions"))).isEmpty();
    var bob = user("bob@example.com");
    assertStatus(
        caller.post("/roles/" + id + "/users", "{\"users\":[\"%s\"]}".formatted(bob.id())),
        200,
        "{}");
    var page = json(caller.get("/roles/" + id + "/users?take=1"));
    assertThat(page.get("users")).hasSize(1);
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void refusesWhatIsNotThere() {
    var alice = user("refused@example.com");
    var id = role("refused");
    assertError(caller.post("/roles", "{\"name\":\"refused\"}"), 409, "role_conflict");
    assertError(caller.post("/roles", "{}"), 400, "Missing required property: name");
    assertError(
        caller.post("/roles", "{\"name\":\"x\",\"id\":\"rol_x\"}"), 400, "Additional properties");
    assertError(
        caller.post("/roles", "{\"name\":\"x\",\"owner_id\":\"org_x\"}"),
        400,
        "This server does not support this setting' on property owner_id");
    assertThat(json(caller.get("/roles?owner_id=org_x"))).isEmpty();
    assertError(
        caller.post("/roles/" + id + "/permissions", READ.replace("read:admin", "fly")),
        400,
        "There is no such permission");
    assertError(
        caller.post(path(alice) + "/roles", "{\"roles\":[\"rol_none\"]}"), 400, "no such role");
    assertError(caller.get("/users/auth0%7Cnone/roles"), 404, "inexistent_user");
    assertError(caller.post("/users/auth0%7Cnone/permissions", READ), 404, "inexistent_user");
    assertError(caller.get("/roles/rol_none/users"), 404, "inexistent_role");
    assertError(caller.get("/roles?page=x"), 400, "invalid_query_string"); // I22
    assertThat(json(caller.get("/roles?name_filter=REFUS"))).hasSize(1);
    assertThat(json(caller.get("/roles?name_filter=%25"))).isEmpty();
  }

  @Test
  void opensEachCallToItsOwnScopesOnly() { // I20
    var alice = user("cells@example.com");
    var role = "/roles/" + role("cells");
    var calls =
        List.of(
            new String[] {"GET", "/roles", "read:roles"},
            new String[] {"POST", "/roles", "create:roles"},
            new String[] {"GET", role, "read:roles"},
            new String[] {"PATCH", role, "update:roles"},
            new String[] {"DELETE", role, "delete:roles"},
            new String[] {"GET", role + "/permissions", "read:roles"},
            new String[] {"POST", role + "/permissions", "update:roles"},
            new String[] {"DELETE", role + "/permissions", "update:roles"},
            new String[] {"POST", role + "/users", "update:roles"},
            new String[] {"POST", path(alice) + "/roles", "update:users"},
            new String[] {"DELETE", path(alice) + "/roles", "update:users"},
            new String[] {"GET", path(alice) + "/permissions", "read:users"},
            new String[] {"POST", path(alice) + "/permissions", "update:users"},
            new String[] {"DELETE", path(alice) + "/permissions", "update:users"});
    for (var call : calls) {
      var others = ALL.replace(call[2], "").strip();
      var body = call[0].equals("GET") ? "" : "{}";
      assertError(
          new ManagementCaller(server, others).call(call[0], call[1], body),
          403,
          "insufficient_scope",
          call[2]);
    }
    var stranger = new ManagementCaller(server, "read:clients");
    assertThat(stranger.get(role + "/users").statusCode()).isEqualTo(403);
    assertThat(stranger.get(path(alice) + "/roles").statusCode()).isEqualTo(403);
    assertThat(caller.get(role).statusCode()).isEqualTo(200);
  }
}
