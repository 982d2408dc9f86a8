package dev.licet.identity.organization;

import static dev.licet.identity.management.TestManagement.encode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.role.Roles;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsApiTest {
  private static final String ALL =
      "read:organizations create:organizations update:organizations delete:organizations"
          + " read:organization_members create:organization_members delete:organization_members"
          + " read:organization_member_roles create:organization_member_roles"
          + " delete:organization_member_roles read:organization_connections"
          + " create:organization_connections update:organization_connections"
          + " delete:organization_connections read:organization_invitations"
          + " read:organization_groups read:organization_group_roles"
          + " read:organization_member_effective_roles"
          + " read:organization_member_role_source_groups";

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  private static Answer call(String method, String path, String body) {
    return MANAGEMENT.call(method, path, body.replace('\'', '"'), ALL);
  }

  private static Answer get(String path) {
    return call("GET", path, "");
  }

  private static String created(String name) {
    var answer = call("POST", "/organizations", "{'name':'%s'}".formatted(name));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.text("id")).matches("org_[0-9A-Za-z]{16}");
    return "/organizations/" + answer.text("id");
  }

  private static String user(String email) {
    var wanted = new NewUser(UserSettings.of(email), Optional.empty(), Optional.empty());
    return TestUsers.done(SERVER.bean(Users.class).create(wanted)).id();
  }

  private static void assertNotFound(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    assertThat(answer.response().body())
        .isEqualTo(
            "{\"statusCode\":404,\"error\":\"Not Found\","
                + "\"message\":\"No organization found by that id or name\"}");
  }

  @Test
  void isMadeFoundChangedAndRemoved() {
    var path = created("acme");
    assertThat(get("/organizations/name/acme").json()).isEqualTo(get(path).json());
    var body =
        "{'display_name':'Acme & Söhne','metadata':{'plan':'gold'},"
            + "'branding':{'colors':{'primary':'#112233','page_background':'#ffffff'}}}";
    var changed = call("PATCH", path, body);
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.text("display_name")).isEqualTo("Acme & Söhne");
    assertThat(changed.text("third_party_client_access")).isEqualTo("block");
    assertThat(call("PATCH", path, "{'third_party_client_access':'block'}").json())
        .isEqualTo(changed.json());
    assertThat(get(path).json()).isEqualTo(changed.json());
    assertThat(
            get("/organizations?take=100").json().get("organizations").findValuesAsString("name"))
        .contains("acme");
    var again = call("POST", "/organizations", "{'name':'acme'}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("errorCode")).isEqualTo("organization_conflict");
    assertThat(call("DELETE", path, "").status()).isEqualTo(204);
    assertNotFound(get(path));
    assertNotFound(call("DELETE", path, ""));
    assertNotFound(get("/organizations/name/acme"));
  }

  @Test
  void showsADisplayNameOnlyWhereOneIsSet() {
    var path = created("undisplayed");
    assertThat(get(path).json().has("display_name")).isFalse();
    assertThat(get("/organizations?take=100").json().get("organizations").valueStream())
        .filteredOn(one -> one.get("name").asString().equals("undisplayed"))
        .noneMatch(one -> one.has("display_name"));
    call("PATCH", path, "{'display_name':'Shown'}");
    assertThat(get(path).text("display_name")).isEqualTo("Shown");
  }

  @Test
  void hasMembersWhoAreSomethingThere() {
    var path = created("members");
    var alice = user("alice@members.example");
    var bob = user("bob@members.example");
    var both = "{'members':['%s','%s']}".formatted(alice, bob);
    assertThat(call("POST", path + "/members", both).status()).isEqualTo(204);
    assertThat(call("POST", path + "/members", both).status()).isEqualTo(204);
    var page = get(path + "/members?include_totals=true").json();
    assertThat(page.get("total").intValue()).isEqualTo(2);
    assertThat(page.get("members").findValuesAsString("user_id")).contains(alice, bob);
    assertThat(get("/users/" + encode(alice) + "/organizations").json().findValuesAsString("name"))
        .containsExactly("members");

    var role = TestUsers.done(SERVER.bean(Roles.class).create("org-admin", "")).id();
    var roles = path + "/members/" + encode(alice) + "/roles";
    var body = "{'roles':['%s']}".formatted(role);
    assertThat(call("POST", roles, body).status()).isEqualTo(204);
    assertThat(get(roles).json().findValuesAsString("id")).containsExactly(role);
    assertThat(call("POST", roles, "{'roles':['rol_nobodys']}").status()).isEqualTo(400);
    assertThat(call("DELETE", roles, body).status()).isEqualTo(204);
    assertThat(get(roles).json()).isEmpty();

    assertThat(call("DELETE", path + "/members", both).status()).isEqualTo(204);
    assertThat(get(path + "/members").json()).isEmpty();
    assertThat(get(roles).status()).isEqualTo(404);
    assertThat(SERVER.bean(Users.class).byId(alice)).isPresent();
  }

  @Test
  void usersAreSearchedForByTheirOrganization() {
    var path = created("searched");
    var id = path.substring(path.lastIndexOf('/') + 1);
    var alice = user("alice@searched.example");
    var bob = user("bob@searched.example");
    call("POST", path + "/members", "{'members':['%s']}".formatted(alice));
    assertThat(found("organization_id:\"%s\"".formatted(id))).containsExactly(alice);
    assertThat(found("email.domain:searched.example AND NOT organization_id:" + id))
        .containsExactly(bob);
    assertThat(found("organization_id:org_nobodys")).isEmpty();
  }

  private static List<String> found(String query) {
    var answer = MANAGEMENT.call("GET", "/users?q=" + encode(query), "", "read:users");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().valueStream().map(one -> one.get("user_id").stringValue()).toList();
  }

  /** Of those who are wanted all come or none. */
  @Test
  void takesNobodyWhereOneIsNotThere() {
    var path = created("nobody");
    var carol = user("carol@members.example");
    var body = "{'members':['%s','auth0|0000']}".formatted(carol);
    assertThat(call("POST", path + "/members", body).status()).isEqualTo(400);
    assertThat(get(path + "/members").json()).isEmpty();
  }

  @Test
  void saysWhichConnectionsItUses() {
    var path = created("connected") + "/enabled_connections";
    var body = "{'connection_id':'con_UsernamePassword','show_as_button':false}";
    var made = call("POST", path, body);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json().at("/connection/name").asString()).isEqualTo(Connection.FIRST);
    assertThat(call("POST", path, body).status()).isEqualTo(409);
    assertThat(call("POST", path, "{'connection_id':'con_nobodys'}").status()).isEqualTo(400);
    var one = path + "/con_UsernamePassword";
    var changed = call("PATCH", one, "{'assign_membership_on_login':true}").json();
    assertThat(changed.get("assign_membership_on_login").booleanValue()).isTrue();
    assertThat(changed.get("show_as_button").booleanValue()).isFalse();
    assertThat(get(path).json()).hasSize(1);
    assertThat(call("DELETE", one, "").status()).isEqualTo(204);
    assertThat(get(one).status()).isEqualTo(404);
    assertThat(call("PATCH", one, "{}").status()).isEqualTo(404);
  }

  /** Terraform's provider uses this path for what the other one does. */
  @Test
  void showsTheSameConnectionsAmongAllConnections() {
    var organization = created("all-connections");
    var all = organization + "/connections";
    var made = call("POST", all, "{'connection_id':'con_UsernamePassword','is_enabled':true}");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json().get("is_enabled").booleanValue()).isTrue();
    assertThat(made.text("organization_access_level")).isEqualTo("none");
    assertThat(get(organization + "/enabled_connections").json()).hasSize(1);
    assertThat(get(all).json()).hasSize(1);
    assertThat(get(all + "?is_enabled=false").json()).isEmpty();
    var totals = get(all + "?include_totals=true").json();
    assertThat(totals.at("/connections/0/connection/name").asString()).isEqualTo(Connection.FIRST);
    var one = all + "/con_UsernamePassword";
    var changed = call("PATCH", one, "{'assign_membership_on_login':true}");
    assertThat(get(one).json()).isEqualTo(changed.json());
    assertThat(call("PATCH", one, "{'is_enabled':false}").status()).isEqualTo(400);
    assertThat(call("DELETE", one, "").status()).isEqualTo(204);
    assertThat(get(one).status()).isEqualTo(404);
  }

  @Test
  void saysWhoHasARoleThereAndWhatSomebodyIsThere() {
    var organization = created("who-is-what");
    var erin = user("erin@members.example");
    var role = TestUsers.done(SERVER.bean(Roles.class).create("org-reader", "")).id();
    var members = organization + "/roles/" + role + "/members";
    var effective = organization + "/members/" + encode(erin) + "/effective-roles";
    assertThat(get(effective).status()).isEqualTo(404);
    call("POST", organization + "/members", "{'members':['%s']}".formatted(erin));
    assertThat(get(members + "?take=50").response().body()).isEqualTo("{\"members\":[]}");
    var body = "{'roles':['%s']}".formatted(role);
    call("POST", organization + "/members/" + encode(erin) + "/roles", body);
    assertThat(get(members).json().at("/members/0/user_id").asString()).isEqualTo(erin);
    assertThat(get(effective).json().at("/roles/0/sources").toString()).isEqualTo("[\"direct\"]");
    assertThat(get(effective + "/sources/groups?role_id=" + role).response().body())
        .isEqualTo("{\"groups\":[]}");
    var groups = organization + "/roles/" + role + "/groups";
    assertThat(get(groups).response().body()).isEqualTo("{\"groups\":[]}");
    assertThat(get(organization + "/groups").response().body()).isEqualTo("{\"groups\":[]}");
    assertThat(get(organization + "/clients").response().body()).isEqualTo("{\"clients\":[]}");
    assertThat(get(organization + "/roles/rol_none/members").status()).isEqualTo(404);
  }

  @Test
  void areSearchedForByNameAndMetadata() {
    created("sought");
    call("PATCH", created("other-one"), "{'display_name':'Found','metadata':{'plan':'gold'}}");
    var search = "/organizations/search?take=10&q=";
    assertThat(names(get(search + "name:sou*"))).containsExactly("sought");
    assertThat(names(get(search + "display_name:Found"))).containsExactly("other-one");
    assertThat(names(get(search + "metadata.plan:gold"))).containsExactly("other-one");
    assertThat(names(get("/organizations/search"))).contains("sought", "other-one");
    assertThat(get(search + "plan:gold").text("errorCode")).isEqualTo("invalid_query_string");
    assertThat(get(search + "name:x&parser=scim").status()).isEqualTo(400);
  }

  private static List<String> names(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().get("organizations").findValuesAsString("name");
  }

  /** What belongs to one organization is not reached through another. */
  @Test
  void keepsToItself() { // I20
    var mine = created("mine");
    var other = created("other");
    var dora = user("dora@members.example");
    call("POST", mine + "/members", "{'members':['%s']}".formatted(dora));
    call("POST", mine + "/enabled_connections", "{'connection_id':'con_UsernamePassword'}");
    assertThat(get(other + "/members/" + encode(dora) + "/roles").status()).isEqualTo(404);
    assertThat(call("DELETE", other + "/members", "{'members':['%s']}".formatted(dora)).status())
        .isEqualTo(204);
    assertThat(call("DELETE", other + "/enabled_connections/con_UsernamePassword", "").status())
        .isEqualTo(204);
    assertThat(get(mine + "/members").json()).hasSize(1);
    assertThat(get(mine + "/enabled_connections").json()).hasSize(1);
    assertThat(get(mine + "/invitations").json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name':'With Capitals'",
        "'name':''",
        "'name':'x','id':'org_1'",
        "'name':'x','branding':{'colors':{'primary':'red;}','page_background':'#fff'}}",
        "'name':'x','branding':{'logo_url':'javascript:alert(1)'}",
        "'name':'x','enabled_connections':[{'connection_id':'con_nobodys'}]",
        "'name':'x','token_quota':{}"
      })
  void refusesWhatMakesNoSense(String members) { // I20
    var answer = call("POST", "/organizations", "{" + members + "}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
    assertNotFound(get("/organizations/name/x"));
  }
}
