package dev.licet.identity.connection;

import static dev.licet.identity.management.TestManagement.encode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.user.TestUsers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class ConnectionsApiTest {
  private static final String ALL =
      "read:connections create:connections update:connections delete:connections"
          + " read:users create:users update:users";

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  private static Answer get(String path) {
    return MANAGEMENT.get(path, ALL);
  }

  private static Answer post(String path, String body) {
    return MANAGEMENT.post(path, body.replace('\'', '"'), ALL);
  }

  private static Answer patch(String path, String body) {
    return MANAGEMENT.patch(path, body.replace('\'', '"'), ALL);
  }

  private static String created(String name, String more) {
    var answer = post("/connections", "{'name':'%s','strategy':'auth0'%s}".formatted(name, more));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return "/connections/" + answer.text("id");
  }

  private static Answer user(String connection, String email, String password) {
    return post(
        "/users",
        "{'connection':'%s','email':'%s','password':'%s'}".formatted(connection, email, password));
  }

  private static String application(String name) {
    var wanted = ApplicationSettings.defaults(name, ApplicationType.REGULAR_WEB);
    var applications = SERVER.bean(Applications.class);
    return TestUsers.done(applications.register(NewApplication.of(wanted)))
        .application()
        .clientId();
  }

  private static void assertRefused(Answer answer, int status, String code, String part) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text("errorCode")).isEqualTo(code);
    assertThat(answer.text("message")).contains(part);
  }

  /** On a server of its own: on the shared one other tests change that database. */
  @Test
  void everyTenantBeginsWithADatabase(@TempDir Path folder) {
    try (var fresh = TestServer.in(folder)) {
      var found =
          new TestManagement(fresh)
              .get("/connections?name=Username-Password-Authentication", ALL)
              .json();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).get("strategy").stringValue()).isEqualTo("auth0");
      assertThat(found.get(0).at("/options/passwordPolicy").stringValue()).isEqualTo("good");
    }
    assertThat(get("/connections?name=nothing").json()).isEmpty();
    assertThat(get("/connections?strategy=github&strategy=samlp").json()).isEmpty();
    assertThat(get("/connections?strategy=github&strategy=auth0").json()).isNotEmpty();
    assertThat(get("/connections?strategy=github%2Cauth0").json()).isNotEmpty();
  }

  @Test
  void takesSeveralValuesWithAndWithoutBrackets() {
    var found = get("/connections?strategy=auth0").json();
    assertThat(found).isNotEmpty();
    for (var query :
        List.of(
            "strategy%5B0%5D=auth0&strategy%5B1%5D=email",
            "strategy%5B1%5D=email&strategy%5B0%5D=auth0",
            "strategy%5B%5D=email&strategy%5B%5D=auth0",
            "strategy=email&strategy%5B0%5D=auth0")) {
      assertThat(get("/connections?" + query).json()).as(query).isEqualTo(found);
    }
    assertThat(get("/connections?strategy%5B0%5D=email&strategy%5B1%5D=sms").json()).isEmpty();
    for (var odd :
        List.of("foo%5B0%5D=x", "strategy%5Bx%5D=x", "strategy%5B0%5D%5B0%5D=x", "%5B0%5D=x")) {
      var said = odd.substring(0, odd.indexOf('=')).replace("%5B", "[").replace("%5D", "]");
      assertRefused(get("/connections?" + odd), 400, "invalid_query_string", ": " + said + "'");
    }
    assertRefused(
        get("/connections?name%5B0%5D=a&name%5B1%5D=b"), 400, "invalid_query_string", "array");
  }

  @Test
  void keepsWhatWasSaidAndReplacesOptionsWhole() {
    var path =
        created(
            "kept",
            ",'display_name':'Kept','options':{'passwordPolicy':'low','mfa':{'active':true}}");
    var changed = patch(path, "{'options':{'brute_force_protection':true}}").json();
    assertThat(changed.get("display_name").stringValue()).isEqualTo("Kept");
    assertThat(changed.get("options").toString()).isEqualTo("{\"brute_force_protection\":true}");
    assertThat(get(path).json()).isEqualTo(changed);
    assertThat(get(path + "?fields=name,id").json()).hasSize(2);
    assertThat(patch(path, "{'display_name':null}").json().has("display_name")).isFalse();
  }

  @Test
  void pagesFromACheckpoint() {
    created("page-one", "");
    created("page-two", "");
    var first = get("/connections?take=1&strategy=auth0").json();
    assertThat(first.get("connections")).hasSize(1);
    var next =
        get("/connections?take=1&strategy=auth0&from=" + encode(first.get("next").asString()));
    assertThat(next.json().get("connections")).hasSize(1).isNotEqualTo(first.get("connections"));
    assertThat(get("/connections?take=1&strategy=auth0&from=").json().get("connections"))
        .isEqualTo(first.get("connections"));
    var counted = get("/connections?include_totals=true&per_page=1").json();
    assertThat(counted.get("total").intValue()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void describesOtherSourcesAndNeverUsesThem() {
    var answer =
        post(
            "/connections",
            "{'name':'google','strategy':'google-oauth2','options':{'client_id':'c','scope':['email']}}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(get("/connections/" + answer.text("id")).json().at("/options/client_id").asString())
        .isEqualTo("c");
    assertRefused(
        user("google", "g@example.com", "Str0ng-Passw0rd!"), 400, "operation_not_supported", "");
  }

  @Test
  void takesItsUsersWithIt() {
    var path = created("short-lived", "");
    var made = user("short-lived", "gone@example.com", "Str0ng-Passw0rd!");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    var answer = MANAGEMENT.delete(path, ALL);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("deleted_at")).matches("\\d{4}-.*Z");
    assertRefused(get(path), 404, "inexistent_connection", "The connection does not exist");
    assertThat(get("/users/" + encode(made.text("user_id"))).status()).isEqualTo(404);
    assertRefused(
        user("short-lived", "gone@example.com", "Str0ng-Passw0rd!"),
        400,
        "inexistent_connection",
        "The connection does not exist.");
  }

  @Test
  void hasAnEmailOnceInEachConnection() {
    created("second-home", "");
    var connection = Connection.FIRST;
    assertThat(user(connection, "two@example.com", "Str0ng-Passw0rd!").status()).isEqualTo(201);
    var other = user("second-home", "two@example.com", "Str0ng-Passw0rd!");
    assertThat(other.status()).as(other.toString()).isEqualTo(201);
    assertThat(other.json().at("/identities/0/connection").asString()).isEqualTo("second-home");
    assertThat(get("/users-by-email?email=two@example.com").json()).hasSize(2);
    assertRefused(
        user("second-home", "TWO@example.com", "Str0ng-Passw0rd!"), 409, "auth0_idp_error", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'passwordPolicy':'fair'} # Abcdefg1 # abcdefg1 # PasswordStrengthError",
        "{'passwordPolicy':'excellent'} # Abcdefghi1 # Abcccdefg1 # PasswordStrengthError",
        "{'passwordPolicy':'none'} # a #  # minimum",
        "{'passwordPolicy':'low','password_complexity_options':{'min_length':12}} # abcdefghijkl"
            + " # abcdefghijk # PasswordStrengthError",
        "{'passwordPolicy':'low','password_dictionary':{'enable':true,'dictionary':['Licorice']}}"
            + " # licorices # LICORICE # PasswordDictionaryError",
        "{'passwordPolicy':'low','password_dictionary':{'enable':true}}"
            + " # horsebattery # password1 # PasswordDictionaryError",
        "{'passwordPolicy':'low','password_no_personal_info':{'enable':true}}"
            + " # horsebattery # xWanda.Testx # PasswordNoUserInfoError"
      })
  void holdsPasswordsToItsPolicy(String row) {
    var cells = row.split("#", -1);
    var name = "policy-" + Integer.toHexString(row.hashCode());
    created(name, ",'options':" + cells[0].strip());
    assertRefused(
        user(name, "wanda.test@example.com", cells[2].strip()),
        400,
        "invalid_body",
        cells[3].strip());
    var good = user(name, "wanda.test@example.com", cells[1].strip());
    assertThat(good.status()).as(good.toString()).isEqualTo(201);
    if (!cells[2].isBlank()) {
      assertRefused(
          patch(
              "/users/" + encode(good.text("user_id")),
              "{'password':'%s'}".formatted(cells[2].strip())),
          400,
          "invalid_body",
          cells[3].strip());
    }
  }

  @Test
  void remembersEarlierPasswordsAsLongAsItsPolicySays() {
    created(
        "history",
        ",'options':{'passwordPolicy':'low','password_history':{'enable':true,'size':2}}");
    var made = user("history", "h@example.com", "first-one");
    var path = "/users/" + encode(made.text("user_id"));
    assertRefused(
        patch(path, "{'password':'first-one'}"), 400, "invalid_body", "PasswordHistoryError");
    assertThat(patch(path, "{'password':'second-one'}").status()).isEqualTo(200);
    assertRefused(
        patch(path, "{'password':'first-one'}"), 400, "invalid_body", "PasswordHistoryError");
    assertThat(patch(path, "{'password':'third-one'}").status()).isEqualTo(200);
    assertThat(patch(path, "{'password':'first-one'}").status()).isEqualTo(200);
  }

  @Test
  void asksForUserNamesWhereItIsToldTo() {
    created(
        "named",
        ",'options':{'requires_username':true,'validation':{'username':{'min':3,'max':6}}}");
    var body = "{'connection':'named','email':'%s','password':'Str0ng-Passw0rd!','username':'%s'}";
    assertRefused(
        user("named", "n@example.com", "Str0ng-Passw0rd!"),
        400,
        "invalid_body",
        "missing username for named connection with requires_username enabled");
    assertRefused(post("/users", body.formatted("n@example.com", "ab")), 400, "invalid_body", "");
    assertRefused(
        post("/users", body.formatted("n@example.com", "a@b.c")), 400, "invalid_body", "");
    var made = post("/users", body.formatted("n@example.com", "Nina"));
    assertThat(made.text("username")).isEqualTo("nina");
    assertRefused(
        post("/users", body.formatted("m@example.com", "NINA")), 409, "auth0_idp_error", "");
    assertRefused(
        post("/users", body.formatted("m@example.com", "mina").replace("named", Connection.FIRST)),
        400,
        "invalid_body",
        "Cannot set username for connection without requires_username");
    var other = post("/users", body.formatted("o@example.com", "olga"));
    assertRefused(
        patch("/users/" + encode(other.text("user_id")), "{'username':'nina'}"),
        400,
        "auth0_idp_error",
        "The specified new username already exists");
  }

  @Test
  void isForTheApplicationsThatItIsSwitchedOnFor() {
    var path = created("switched", "");
    var id = application("Switched");
    var list = "[{'client_id':'%s','status':%s}]";
    assertThat(get(path + "/clients?take=50").json().get("clients")).isEmpty();
    assertThat(patch(path + "/clients", list.formatted(id, true)).status()).isEqualTo(204);
    assertThat(get(path + "/clients?take=50").json().get("clients").toString())
        .isEqualTo("[{\"client_id\":\"%s\"}]".formatted(id));
    assertThat(get(path).json().get("enabled_clients").toString()).contains(id);
    var ofClient = "/clients/" + id + "/connections";
    assertThat(get(ofClient).json().findValuesAsString("name"))
        .contains("switched", Connection.FIRST);
    assertThat(get(ofClient + "?strategy=oidc&strategy=sms").json().get("connections")).isEmpty();
    assertThat(get(ofClient + "?strategy=oidc&strategy=auth0").json().get("connections"))
        .hasSizeGreaterThan(1);
    assertThat(patch(path + "/clients", list.formatted(id, false)).status()).isEqualTo(204);
    assertThat(get(ofClient).json().findValuesAsString("name")).doesNotContain("switched");
    assertThat(patch(path, "{'enabled_clients':['%s']}".formatted(id)).status()).isEqualTo(200);
    assertThat(get(path + "/clients").json().get("clients")).hasSize(1);
    assertRefused(
        patch(path + "/clients", list.formatted("nobody", true)), 400, "invalid_body", "client_id");
    assertRefused(patch(path + "/clients", "{}"), 400, "invalid_body", "Expected type array");
    assertRefused(get("/clients/nobody/connections"), 404, "inexistent_client", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'id':'con_x'",
        "'tenant':'x'",
        "'options':{'import_mode':true}",
        "'options':{'passwordPolicy':'weak'}",
        "'options':{'customScripts':{'login':'function(){}'}}",
        "'options':{'foo':1}",
        "'is_domain_connection':true",
        "'enabled_clients':['nobody']"
      })
  void refusesWhatItCannotDoOrIsNotTheCallersToSet(String member) { // I20
    var answer = post("/connections", "{'name':'refused','strategy':'auth0'," + member + "}");
    assertRefused(answer, 400, "invalid_body", "");
    assertThat(get("/connections?name=refused").json()).isEmpty();
  }

  @Test
  void optionsOfOtherSourcesAreSealedAndShownAsTheyWere() {
    var options = "{'client_id':'c','client_secret':'very-hidden','nested':{'key':'k'}}";
    var created =
        post(
            "/connections",
            "{'name':'sealed','strategy':'oidc','display_name':'S','options':" + options + "}");
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    var path = "/connections/" + created.text("id");
    assertThat(get(path).json().get("options").toString()).isEqualTo(options.replace('\'', '"'));
    assertThat(get("/connections?strategy=oidc&name=sealed").json().get(0))
        .isEqualTo(get(path).json());
    assertThat(row(created.text("id")))
        .contains("\"display_name\":\"S\"")
        .doesNotContain("options");
    var changed = patch(path, "{'options':{'client_secret':'another-one'}}").json();
    assertThat(changed.get("options").toString()).isEqualTo("{\"client_secret\":\"another-one\"}");
    assertThat(patch(path, "{'display_name':'T'}").json().get("options"))
        .isEqualTo(changed.get("options"));
    assertThat(row(created.text("id"))).doesNotContain("another-one");
    assertThat(MANAGEMENT.delete(path, ALL).status()).isIn(200, 202, 204);
    assertThat(secrets(created.text("id"))).isZero();
  }

  @Test
  void whatAnEarlierVersionKeptInTheClearIsSealedAtTheStart() {
    var created = post("/connections", "{'name':'legacy','strategy':'bitbucket'}");
    var id = created.text("id");
    var clear = "{\"options\":{\"client_secret\":\"from-before\"}}";
    update("update connections set details = '%s' where id = '%s'".formatted(clear, id));
    assertThat(get("/connections/" + id).json().at("/options/client_secret").stringValue())
        .isEqualTo("from-before");
    SERVER.bean(Connections.class).sealSecrets();
    assertThat(row(id)).isEqualTo("{}");
    assertThat(get("/connections/" + id).json().at("/options/client_secret").stringValue())
        .isEqualTo("from-before");
  }

  private static String row(String id) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select details from connections where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private static long secrets(String id) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select count(*) from sealed_secrets where name = :name")
        .param("name", "connection " + id)
        .query(Long.class)
        .single();
  }

  private static void update(String sql) {
    SERVER
        .bean(TransactionOperations.class)
        .executeWithoutResult(_ -> SERVER.bean(JdbcClient.class).sql(sql).update());
  }

  @Test
  void refusesNamesThatAreTakenOrNone() {
    created("taken", "");
    assertRefused(
        post("/connections", "{'name':'taken','strategy':'auth0'}"),
        409,
        "connection_conflict",
        "A connection with the same name already exists");
    assertRefused(
        post("/connections", "{'name':'-x','strategy':'auth0'}"), 400, "invalid_body", "name");
    assertRefused(
        post("/connections", "{'name':'x','strategy':'magic'}"), 400, "invalid_body", "strategy");
  }
}
