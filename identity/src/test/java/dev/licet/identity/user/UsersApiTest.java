package dev.licet.identity.user;

import static dev.licet.identity.user.ManagementCaller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersApiTest {
  private static final String ALL = "read:users create:users update:users delete:users";
  private static final String CONNECTION = "\"connection\":\"Username-Password-Authentication\"";

  @TempDir static Path folder;
  private static TestServer server;
  private static ManagementCaller caller;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    caller = new ManagementCaller(server, ALL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> create(String email, String more) {
    return caller.post(
        "/users",
        "{%s,\"email\":\"%s\",\"password\":\"Str0ng-Passw0rd!\"%s}"
            .formatted(CONNECTION, email, more));
  }

  private static String created(String email) {
    var response = create(email, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return "/users/" + json(response).get("user_id").stringValue().replace("|", "%7C");
  }

  private static void assertError(HttpResponse<String> response, int status, String... parts) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).get("statusCode").intValue()).isEqualTo(status);
    assertThat(response.body()).contains(parts);
  }

  @Test
  void saysHowOftenAndWhenAUserHasSignedInLast() {
    var path = created("counted@example.com");
    var before = json(caller.get(path));
    assertThat(before.has("logins_count")).isFalse();
    var id = before.get("user_id").stringValue();
    var logins = server.bean(UserLogins.class);
    logins.note(id, "192.0.2.1");
    logins.note(id, "192.0.2.2");
    for (var read : List.of(path, "/users-by-email?email=counted@example.com")) {
      var answer = json(caller.get(read));
      var user = answer.isArray() ? answer.get(0) : answer;
      assertThat(user.get("logins_count").intValue()).isEqualTo(2);
      assertThat(user.get("last_ip").stringValue()).isEqualTo("192.0.2.2");
      assertThat(user.get("last_login").stringValue()).endsWith("Z");
    }
  }

  @Test
  void aConnectionsUserIsRemovedByEmail() {
    created("gone@example.com");
    var path = "/connections/con_UsernamePassword/users";
    var search = "/users-by-email?email=gone@example.com";
    assertThat(caller.delete(path, "").statusCode()).isEqualTo(400);
    assertThat(caller.delete(path + "?email=other@example.com", "").statusCode()).isEqualTo(204);
    assertThat(json(caller.get(search))).hasSize(1);
    assertThat(caller.delete(path + "?email=GONE@example.com", "").statusCode()).isEqualTo(204);
    assertThat(json(caller.get(search))).isEmpty();
  }

  @Test
  void createsAUser() {
    var response =
        create("Ada@Example.com", ",\"user_metadata\":{\"a\":1},\"app_metadata\":{\"plan\":\"x\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    var user = json(response);
    assertThat(user.get("user_id").stringValue()).matches("auth0\\|[0-9a-f]{24}");
    assertThat(user.get("email").stringValue()).isEqualTo("ada@example.com");
    assertThat(user.get("email_verified").booleanValue()).isFalse();
    assertThat(user.get("name").stringValue()).isEqualTo("ada@example.com");
    assertThat(user.get("nickname").stringValue()).isEqualTo("ada");
    assertThat(user.get("user_metadata").toString()).isEqualTo("{\"a\":1}");
    assertThat(user.get("created_at").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    var identity = user.get("identities").get(0);
    assertThat(identity.get("provider").stringValue()).isEqualTo("auth0");
    assertThat("auth0|" + identity.get("user_id").stringValue())
        .isEqualTo(user.get("user_id").stringValue());
    assertThat(identity.get("isSocial").booleanValue()).isFalse();
    assertThat(json(caller.get("/users-by-email?email=ada@example.com")).get(0))
        .isEqualTo(user); // no last_password_reset
    assertThat(response.body()).doesNotContain("argon2", "Str0ng");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void refusesASecondUserOfTheSameEmail() {
    created("twice@example.com");
    assertError(
        create("TWICE@example.com", ""), 409, "auth0_idp_error", "The user already exists.");
  }

  @Test
  void refusesBodiesInTheWordsOfTheValidator() {
    assertError(
        caller.post("/users", "{\"email\":\"x@example.com\"}"),
        400,
        "invalid_body",
        "Missing required property: connection");
    assertError(create("no-email", ""), 400, "invalid_body", "on property email");
    assertError(
        caller.post(
            "/users",
            "{%s,\"email\":\"w@example.com\",\"password\":\"weak\"}".formatted(CONNECTION)),
        400,
        "PasswordStrengthError");
    assertError(
        caller.post(
            "/users", "{\"connection\":\"x\",\"email\":\"w@example.com\",\"password\":\"weak\"}"),
        400,
        "inexistent_connection");
    assertThat(server.bean(Users.class).byEmail("w@example.com")).isEmpty();
  }

  /** Nobody sends SMS. */
  @Test
  void aTelephoneIsRefusedByName() {
    assertError(
        create("phone@example.com", ",\"phone_number\":\"+15551234567\""), 400, "phone_number");
    var user = create("phone@example.com", ",\"phone_number\":null,\"phone_verified\":false");
    assertThat(user.statusCode()).as(user.body()).isEqualTo(201);
    var path = "/users/" + json(user).get("user_id").stringValue().replace("|", "%7C");
    assertError(caller.patch(path, "{\"phone_verified\":true}"), 400, "phone_verified");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"identities\":[]",
        "\"created_at\":\"2020-01-01T00:00:00.000Z\"",
        "\"updated_at\":\"2020-01-01T00:00:00.000Z\"",
        "\"logins_count\":7",
        "\"last_ip\":\"127.0.0.1\"",
        "\"password_hash\":\"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\"",
        "\"roles\":[\"admin\"]",
        "\"permissions\":[]",
        "\"multifactor\":[]",
        "\"id\":\"auth0|1\"",
        "\"__proto__\":{}"
      })
  void setsNothingThatIsNotTheCallersToSet(String member) { // I20
    assertError(create("mass@example.com", "," + member), 400, "Additional properties not allowed");
    var path = created("mass%d@example.com".formatted(Math.abs(member.hashCode())));
    assertError(caller.patch(path, "{" + member + "}"), 400, "Additional properties not allowed");
    assertError(caller.patch(path, "{\"user_id\":\"auth0|1\"}"), 400, "invalid_body");
  }

  @Test
  void mergesMetadataAndTakesAwayWhatIsNull() {
    var path = created("merge@example.com");
    caller.patch(path, "{\"user_metadata\":{\"a\":1,\"deep\":{\"x\":1}}}");
    caller.patch(path, "{\"user_metadata\":{\"b\":2,\"deep\":{\"y\":2}}}");
    assertThat(json(caller.get(path)).get("user_metadata").toString())
        .isEqualTo("{\"a\":1,\"deep\":{\"y\":2},\"b\":2}");
    var after = caller.patch(path, "{\"user_metadata\":{\"a\":null,\"deep\":null}}");
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(json(after).get("user_metadata").toString()).isEqualTo("{\"b\":2}");
    assertThat(json(caller.patch(path, "{\"user_metadata\":null}")).has("user_metadata")).isFalse();
    caller.patch(path, "{\"user_metadata\":{\"c\":3}}");
    assertThat(json(caller.patch(path, "{\"user_metadata\":{}}")).has("user_metadata")).isFalse();
    assertThat(json(caller.get(path)).has("user_metadata")).isFalse();
  }

  @Test
  void changesBlocksAndGivesAnotherPassword() {
    var path = created("change@example.com");
    var after =
        json(
            caller.patch(
                path, "{\"blocked\":true,\"email_verified\":true,\"given_name\":\"Ada\"}"));
    assertThat(after.get("blocked").booleanValue()).isTrue();
    assertThat(after.get("email_verified").booleanValue()).isTrue();
    assertThat(after.get("given_name").stringValue()).isEqualTo("Ada");
    var moved = json(caller.patch(path, "{\"email\":\"changed@example.com\",\"given_name\":null}"));
    assertThat(moved.get("email_verified").booleanValue()).isFalse();
    assertThat(moved.has("given_name")).isFalse();
    created("occupied@example.com");
    assertError(
        caller.patch(path, "{\"email\":\"occupied@example.com\"}"),
        400,
        "The specified new email already exists");
    assertThat(caller.patch(path, "{\"password\":\"An0ther-Passw0rd!\"}").statusCode())
        .isEqualTo(200);
    var id = moved.get("user_id").stringValue();
    assertThat(server.bean(Users.class).hasPassword(id, "An0ther-Passw0rd!")).isTrue();
    assertError(
        caller.patch(path, "{\"password\":\"An0ther-Passw0rd!\",\"email\":\"z@example.com\"}"),
        400,
        "simultaneously");
  }

  @Test
  void aChangeThatIsRefusedLeavesThePasswordToo() {
    var path = created("whole@example.com");
    var body = "{\"password\":\"An0ther-Passw0rd!\",\"picture\":\"avatar.png\"}";
    assertError(caller.patch(path, body), 400, "picture");
    var id = json(caller.get(path)).get("user_id").stringValue();
    assertThat(server.bean(Users.class).hasPassword(id, "An0ther-Passw0rd!")).isFalse();
    var both = "{\"password\":\"An0ther-Passw0rd!\",\"nickname\":\"Whole\"}";
    assertThat(json(caller.patch(path, both)).get("nickname").stringValue()).isEqualTo("Whole");
    assertThat(server.bean(Users.class).hasPassword(id, "An0ther-Passw0rd!")).isTrue();
    assertThat(json(caller.get(path)).has("last_password_reset")).isTrue();
  }

  @Test
  void findsByEmailAndByQuery() {
    created("find.me@example.com");
    created("find.us@example.com");
    assertThat(json(caller.get("/users-by-email?email=FIND.me%40example.com"))).hasSize(1);
    assertThat(json(caller.get("/users-by-email?email=nobody%40example.com"))).isEmpty();
    assertError(caller.get("/users-by-email"), 400, "invalid_query_string");
    assertThat(json(caller.get("/users?search_engine=v3&q=email:%22find.me@example.com%22")))
        .hasSize(1);
    assertThat(json(caller.get("/users?q=email:find*&fields=email"))).hasSize(2);
    for (var hostile :
        List.of("%22", "email:%22%27%20or%201=1%22%20OR", "pass:x", "*", "(")) { // I22
      assertError(caller.get("/users?q=" + hostile), 400, "invalid_query_string");
    }
    for (var odd :
        List.of(
            "page=-1",
            "page=x",
            "per_page=101",
            "sort=created_at",
            "sort=picture:1",
            "from=x",
            "sort=email:1&take=2")) { // I22
      assertError(caller.get("/users?" + odd), 400, "invalid_query_string");
    }
  }

  @Test
  void findsNamesByTheirStartWhateverTheCase() {
    var names = List.of("Begun", "BEGUN of Ümläut", "begun 😀", "begu", "beguo", "Not begun");
    for (int i = 0; i < names.size(); i++) {
      var path = created("begun%d@example.com".formatted(i));
      var named = "{\"name\":\"%s\"}".formatted(names.get(i));
      assertThat(caller.patch(path, named).statusCode()).isEqualTo(200);
    }
    assertThat(json(caller.get("/users?q=name:bEgun*"))).hasSize(3);
    assertThat(json(caller.get("/users?q=name:begun%5C%20OF*"))).hasSize(1);
    assertThat(json(caller.get("/users?q=name.raw:begun*"))).hasSize(1);
  }

  @Test
  void findsByTheDomainOfTheEmail() {
    for (var email : List.of("one@Dom.example", "dom.example@sub.dom.example", "two@other.test")) {
      created(email);
    }
    assertFound("email.domain:\"DOM.example\"", "one@dom.example");
    assertFound("email.domain:*dom.example", "one@dom.example", "dom.example@sub.dom.example");
    assertFound("email.domain:Dom*", "one@dom.example");
    assertFound("email.domain:*.dom.*", "dom.example@sub.dom.example");
    assertFound("email:t* AND NOT email.domain:dom.example", "two@other.test");
    assertFound("email.domain:\"one@dom.example\"");
    assertThat(caller.get("/users?q=email.domain:*om").statusCode()).isEqualTo(400);
  }

  private static void assertFound(String query, String... emails) {
    var answer = caller.get("/users?q=" + URLEncoder.encode(query, UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).valueStream().map(user -> user.get("email").stringValue()))
        .as(query)
        .containsExactlyInAnyOrder(emails);
  }

  @Test
  void pagesInBothWays() {
    for (int i = 0; i < 3; i++) {
      created("page%d@example.com".formatted(i));
    }
    var counted = json(caller.get("/users?q=email:page*&per_page=2&page=1&include_totals=true"));
    assertThat(counted.get("total").intValue()).isEqualTo(3);
    assertThat(counted.get("start").intValue()).isEqualTo(2);
    assertThat(counted.get("users")).hasSize(1);
    assertThat(json(caller.get("/users?page=19"))).isEmpty();
    assertThat(caller.get("/users?page=20").statusCode()).isEqualTo(400);
    var first = json(caller.get("/users?take=2&q=email:page*"));
    assertThat(first.get("users")).hasSize(2);
    var rest = json(caller.get("/users?q=email:page*&from=" + first.get("next").stringValue()));
    assertThat(rest.get("users")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void forgetsAUser() {
    var path = created("gone@example.com");
    assertThat(caller.delete(path, "").statusCode()).isEqualTo(204);
    assertError(caller.get(path), 404, "inexistent_user", "The user does not exist.");
    assertError(caller.delete(path, ""), 404, "inexistent_user");
    assertError(caller.patch(path, "{\"name\":\"x\"}"), 404, "inexistent_user");
  }

  @Test
  void opensEachCallToItsOwnScopeOnly() { // I20
    var path = created("scopes@example.com");
    var calls =
        List.of(
            new String[] {"GET", "/users", "read:users"},
            new String[] {"GET", "/users-by-email?email=x", "read:users"},
            new String[] {"POST", "/users", "create:users"},
            new String[] {"GET", path, "read:users"},
            new String[] {"PATCH", path, "update:users"},
            new String[] {"DELETE", path, "delete:users"});
    for (var call : calls) {
      var others = ALL.replace(call[2], "").strip();
      var body = call[0].equals("GET") ? "" : "{}";
      assertError(
          new ManagementCaller(server, others).call(call[0], call[1], body),
          403,
          "insufficient_scope",
          call[2]);
    }
    assertThat(caller.get(path).statusCode()).isEqualTo(200);
  }
}
