package dev.licet.identity.api;

import static dev.licet.identity.management.TestManagement.encode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApisApiTest {
  private static final String PATH = "/resource-servers";
  private static final String CREATE = "create:resource_servers";
  private static final String READ = "read:resource_servers";
  private static final String UPDATE = "update:resource_servers";
  private static final String DELETE = "delete:resource_servers";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String created(String body) {
    var answer = management.post(PATH, body, CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.text("id");
  }

  @Test
  void howTokensAreBoundIsSaidAndTakenBack() {
    var identifier = "urn:bound:" + System.nanoTime();
    var created =
        management.post(
            "/resource-servers",
            "{\"identifier\":\"%s\",\"proof_of_possession\":{\"mechanism\":\"mtls\",\"required\":true}}"
                .formatted(identifier),
            "create:resource_servers");
    assertThat(created.json().get("proof_of_possession").toString())
        .isEqualTo("{\"mechanism\":\"mtls\",\"required\":true}");
    var path = "/resource-servers/" + created.text("id");
    var renamed = management.patch(path, "{\"name\":\"Bound\"}", "update:resource_servers");
    assertThat(renamed.json().has("proof_of_possession")).isTrue();
    var freed = management.patch(path, "{\"proof_of_possession\":null}", "update:resource_servers");
    assertThat(freed.json().has("proof_of_possession")).isFalse();
  }

  @Test
  void areSearchedForByNameAndIdentifier() {
    created("{\"identifier\":\"https://sought\",\"name\":\"Sought After\",\"scopes\":[]}");
    var search = PATH + "/search?take=10&q=";
    var found = management.get(search + "name:sought*", READ).json();
    assertThat(found.get("resource_servers").findValuesAsString("identifier"))
        .containsExactly("https://sought");
    assertThat(found.has("next")).isFalse();
    var first = management.get(PATH + "/search?take=1", READ).json();
    assertThat(first.get("resource_servers")).hasSize(1);
    assertThat(first.has("next")).isTrue();
    assertThat(management.get(search + "owner:x", READ).text("errorCode"))
        .isEqualTo("invalid_query_string");
    assertThat(management.get(search + "name:x&parser=scim", READ).status()).isEqualTo(400);
  }

  /** Refresh tokens that end with a session are not there. */
  @Test
  void allowOnlineAccessToNobody() {
    var body = "{\"identifier\":\"https://online\",\"allow_online_access\":%s}";
    assertThat(management.post(PATH, body.formatted(true), CREATE).text("message"))
        .contains("cannot switch this setting on");
    created(body.formatted(false));
  }

  @Test
  void createWithAnIdentifierOnlyAnswersWhatHoldsThen() {
    var answer = management.post(PATH, "{\"identifier\":\"https://bare\"}", CREATE);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"identifier\":\"https://bare\",\"signing_alg\":\"RS256\","
                    .formatted(answer.text("id"))
                + "\"allow_offline_access\":false,\"token_lifetime\":86400,"
                + "\"token_lifetime_for_web\":7200,"
                + "\"skip_consent_for_verifiable_first_party_clients\":false,"
                + "\"subject_type_authorization\":{\"user\":{\"policy\":\"allow_all\"},"
                + "\"client\":{\"policy\":\"require_client_grant\"}}}");
    assertThat(answer.response().headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void anHs256ApiShowsItsSecretAndLosesItWithTheAlgorithm() {
    var secret = "a-secret-of-my-own";
    var id =
        created(
            "{\"identifier\":\"https://mac\",\"signing_alg\":\"HS256\",\"signing_secret\":\"%s\"}"
                .formatted(secret));
    var path = PATH + "/" + id;
    assertThat(management.get(path, READ).text("signing_secret")).isEqualTo(secret);
    var other = management.patch(path, "{\"signing_alg\":\"ES256\"}", UPDATE);
    assertThat(other.text("signing_alg")).isEqualTo("ES256");
    assertThat(other.json().has("signing_secret")).isFalse();
    var again = management.patch(path, "{\"signing_alg\":\"HS256\"}", UPDATE);
    assertThat(again.text("signing_secret")).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(secret);
  }

  @Test
  void aSecretThatIsShortOrOfNoUseIsRefusedAndNotRepeated() {
    for (var alg : List.of("HS256", "RS256")) {
      var answer =
          management.post(
              PATH,
              "{\"identifier\":\"https://x\",\"signing_alg\":\"%s\",\"signing_secret\":\"fifteen-letters\"}"
                  .formatted(alg),
              CREATE);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().toString())
          .contains("signing_secret")
          .doesNotContain("fifteen-letters");
    }
  }

  @Test
  void createKeepsEverythingThatWasSaid() {
    var id =
        created(
            """
            {"name":"All","identifier":"https://all","signing_alg":"RS256","token_lifetime":600,
             "scopes":[{"value":"write:x"},{"value":"read:x","description":"See x"}],
             "token_lifetime_for_web":60,"enforce_policies":true,"allow_offline_access":true,
             "token_dialect":"rfc9068_profile_authz",
             "skip_consent_for_verifiable_first_party_clients":true,
             "subject_type_authorization":{"user":{"policy":"deny_all"},
               "client":{"policy":"deny_all"}}}
            """);
    var api = server.bean(Apis.class).byId(id).orElseThrow();
    assertThat(api.settings())
        .isEqualTo(
            new ApiSettings(
                "All",
                TokenDialect.RFC9068_PROFILE_AUTHZ,
                600,
                60,
                true,
                true,
                true,
                new AccessPolicy(AccessPolicy.Rule.DENY_ALL, AccessPolicy.Rule.DENY_ALL)));
    assertThat(api.permissions())
        .containsExactly(new Permission("read:x", "See x"), new Permission("write:x", ""));
    var shown = management.get(PATH + "/" + id, READ);
    assertThat(shown.json().get("scopes").toString())
        .isEqualTo("[{\"value\":\"read:x\",\"description\":\"See x\"},{\"value\":\"write:x\"}]");
  }

  @Test
  void oneIsFoundByItsIdentifierToo() {
    var identifier = "https://by-identifier/a b".replace(" b", "?b=%2F");
    var id = created("{\"identifier\":\"%s\"}".formatted(identifier));
    var path = PATH + "/" + encode(identifier);
    assertThat(management.get(path, READ).text("id")).isEqualTo(id);
    assertThat(management.patch(path, "{\"name\":\"Other\"}", UPDATE).text("name"))
        .isEqualTo("Other");
    assertThat(management.delete(path, DELETE).status()).isEqualTo(204);
    assertThat(management.get(path, READ).status()).isEqualTo(404);
  }

  /** As Terraform's data source asks. */
  @Test
  void oneIsFoundByAnIdentifierThatIsEncodedTwice() {
    var id = created("{\"identifier\":\"https://encoded/twice\"}");
    var twice = PATH + "/" + encode(encode("https://encoded/twice"));
    assertThat(management.get(twice, READ).text("id")).isEqualTo(id);
    for (var none : List.of("%2525", "%25zz", "%250A", "https%253A%252F%252Fencoded")) {
      assertThat(management.get(PATH + "/" + none, READ).status()).as(none).isEqualTo(404);
    }
  }

  @Test
  void changeLeavesWhatIsNotSaidAndReplacesAllPermissions() {
    var id =
        created(
            """
            {"identifier":"https://change","name":"Before","enforce_policies":true,
             "scopes":[{"value":"read:x"},{"value":"write:x"}]}
            """);
    var path = PATH + "/" + id;
    var first = management.patch(path, "{\"token_lifetime\":600}", UPDATE);
    assertThat(first.status()).as("%s", first).isEqualTo(200);
    assertThat(first.json().get("token_lifetime_for_web").intValue()).isEqualTo(600);
    assertThat(first.text("name")).isEqualTo("Before");
    assertThat(first.json().get("scopes")).hasSize(2);
    var second = management.patch(path, "{\"scopes\":[{\"value\":\"read:y\"}]}", UPDATE);
    assertThat(second.json().get("scopes").toString()).isEqualTo("[{\"value\":\"read:y\"}]");
    assertThat(second.json().get("enforce_policies").booleanValue()).isTrue();
  }

  @Test
  void changeIsWholeOrNotAtAll() {
    var path = PATH + "/" + created("{\"identifier\":\"https://whole\",\"name\":\"Whole\"}");
    var answer =
        management.patch(path, "{\"name\":\"New\",\"scopes\":[{\"value\":\"openid\"}]}", UPDATE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("scopes[0].value");
    assertThat(management.get(path, READ).text("name")).isEqualTo("Whole");
  }

  @Test
  void anIdentifierIsTakenOnce() {
    created("{\"identifier\":\"https://twice\"}");
    var answer = management.post(PATH, "{\"identifier\":\"https://twice\"}", CREATE);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error")).isEqualTo("Conflict");
    assertThat(answer.text("errorCode")).isEqualTo("resource_server_conflict");
  }

  /** A body that is refused, and what of it. */
  record Refused(String body, String problem) {
    @Override
    public String toString() {
      return body;
    }
  }

  static List<Refused> refused() {
    return List.of(
        new Refused("{}", "'Missing required property: identifier'"),
        new Refused(
            "{\"identifier\":7}",
            "'Expected type string but found type integer' on property identifier"),
        new Refused(
            "{\"identifier\":\"x\",\"id\":\"1\"}", "'Additional properties not allowed: id'"),
        new Refused(
            "{\"identifier\":\"x\",\"is_system\":true}",
            "'Additional properties not allowed: is_system'"),
        new Refused(
            "{\"identifier\":\"x\",\"client_id\":\"1\"}",
            "'Additional properties not allowed: client_id'"),
        new Refused(
            "{\"identifier\":\"x\",\"__proto__\":{}}",
            "'Additional properties not allowed: __proto__'"),
        new Refused(
            "{\"identifier\":\"x\",\"token_dialect\":\"jwt\"}",
            "'No enum match for: jwt' on property token_dialect"),
        new Refused(
            "{\"identifier\":\"x\",\"token_lifetime\":0}",
            "'Value is less than minimum 1' on property token_lifetime"),
        new Refused(
            "{\"identifier\":\"x\",\"token_lifetime\":1e99}",
            "'Expected type integer but found type number' on property token_lifetime"),
        new Refused(
            "{\"identifier\":\"x\",\"token_lifetime\":99999999999999999999}",
            "'Value is greater than maximum 2592000' on property token_lifetime"),
        new Refused(
            "{\"identifier\":\"x\",\"scopes\":[{\"description\":\"d\"}]}",
            "'Missing required property: value' on property scopes[0]"),
        new Refused(
            "{\"identifier\":\"x\",\"scopes\":[{\"value\":\"a\",\"x\":1}]}",
            "'Additional properties not allowed: x' on property scopes[0]"),
        new Refused(
            "{\"identifier\":\"x\",\"proof_of_possession\":{\"required\":true}}",
            "'Missing required property: mechanism' on property proof_of_possession"),
        new Refused(
            "{\"identifier\":\"a b\"}",
            "'An identifier cannot contain spaces or invisible characters' on property"
                + " identifier"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void createTakesWhatIsTheCallersToSayAndNothingElse(Refused refused) { // I20
    var answer = management.post(PATH, refused.body(), CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
    assertThat(answer.text("message"))
        .isEqualTo("Payload validation error: " + refused.problem() + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "identifier", "is_system", "client_id"})
  void changeReachesNoMemberThatStays(String member) { // I20
    var path = PATH + "/" + created("{\"identifier\":\"https://stays/%s\"}".formatted(member));
    var before = management.get(path, READ).json();
    var answer = management.patch(path, "{\"%s\":\"https://x\"}".formatted(member), UPDATE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("Additional properties not allowed: " + member);
    assertThat(management.get(path, READ).json()).isEqualTo(before);
  }

  @Test
  void theManagementApiItselfStaysAsItIs() { // I20
    var path = PATH + "/" + encode("https://" + server.domain() + "/api/v2/");
    assertThat(management.get(path, READ).json().get("is_system").booleanValue()).isTrue();
    for (var answer :
        List.of(
            management.patch(path, "{\"scopes\":[]}", UPDATE), management.delete(path, DELETE))) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(403);
      assertThat(answer.text("errorCode")).isEqualTo("operation_not_supported");
    }
  }

  @Test
  void pagesByNumberEndWithAnEmptyOne() {
    created("{\"identifier\":\"https://pages\"}");
    var all = management.get(PATH + "?include_totals=true", READ).json();
    assertThat(all.get("total").intValue()).isEqualTo(all.get("resource_servers").size());
    assertThat(all.get("limit").intValue()).isEqualTo(50);
    var seen = new TreeSet<String>();
    int page = 0;
    for (var rows = page(page); !rows.isEmpty(); rows = page(++page)) {
      rows.forEach(row -> assertThat(seen.add(row.get("id").stringValue())).isTrue());
    }
    assertThat(seen).hasSize(all.get("total").intValue());
    assertThat(page(1_000_000)).isEmpty();
  }

  private static JsonNode page(int number) {
    return management.get(PATH + "?per_page=1&page=" + number, READ).json();
  }

  @Test
  void checkpointsGoThroughAllAndEndWithoutNext() {
    created("{\"identifier\":\"https://checkpoints/1\"}");
    created("{\"identifier\":\"https://checkpoints/2\"}");
    int all = management.get(PATH + "?include_totals=true", READ).json().get("total").intValue();
    var seen = new TreeSet<String>();
    var answer = management.get(PATH + "?take=2&include_totals=true", READ).json();
    while (answer.has("next")) {
      answer.get("resource_servers").forEach(row -> seen.add(row.get("id").stringValue()));
      var next = answer.get("next").stringValue();
      answer = management.get(PATH + "?take=2&from=" + next, READ).json();
    }
    answer.get("resource_servers").forEach(row -> seen.add(row.get("id").stringValue()));
    assertThat(seen).hasSize(all);
    assertThat(answer.has("total")).isFalse();
  }

  @Test
  void checkpointsAreOursAndOfThisList() { // I22
    created("{\"identifier\":\"https://forged/1\"}");
    created("{\"identifier\":\"https://forged/2\"}");
    var ours = management.get(PATH + "?take=1", READ).text("next");
    var flipped = (ours.charAt(0) == 'A' ? 'B' : 'A') + ours.substring(1);
    var longer = ours + "AAAA";
    for (var forged : List.of(flipped, longer, "1", "' or 1=1 --", "\u0000", "A".repeat(3000))) {
      var answer = management.get(PATH + "?from=" + encode(forged), READ);
      assertThat(answer.status()).as("%s: %s", forged, answer).isEqualTo(400);
      assertThat(answer.text("errorCode")).isEqualTo("invalid_query_string");
    }
    assertThat(management.get("/rules?from=" + ours, "read:rules").status()).isEqualTo(400);
    assertThat(management.get(PATH + "?from=" + ours, READ).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=-1",
        "page=1.5",
        "page=x",
        "page=9999999999",
        "per_page=101",
        "per_page=%00",
        "take=0",
        "take=101",
        "include_totals=1",
        "page=1&page=2",
        "fields=a%27b",
        "fields=id,,name",
        "include_fields=maybe",
        "sort=id:1",
        "q=x",
        "identifier=x",
        "Page=1"
      })
  void oddQueriesAreRefused(String query) { // I22
    var answer = management.get(PATH + "?" + query, READ);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_query_string");
    assertThat(answer.text("message")).startsWith("Query validation error: '");
  }

  @Test
  void fieldsAreIncludedOrLeftOut() {
    var path = PATH + "/" + created("{\"identifier\":\"https://fields\"}");
    assertThat(management.get(path + "?fields=id,name", READ).json().propertyNames())
        .containsExactly("id", "name");
    assertThat(
            management
                .get(path + "?fields=id,name&include_fields=false", READ)
                .json()
                .propertyNames())
        .contains("identifier")
        .doesNotContain("id", "name");
  }

  @Test
  void theListCanBeOfSomeIdentifiers() {
    created("{\"identifier\":\"https://some/1\"}");
    created("{\"identifier\":\"https://some/2\"}");
    created("{\"identifier\":\"https://some/3\"}");
    var some = encode("https://some/1") + "&identifiers=" + encode("https://some/3");
    var answer = management.get(PATH + "?include_totals=true&identifiers=" + some, READ).json();
    assertThat(answer.get("total").intValue()).isEqualTo(2);
    assertThat(answer.get("resource_servers")).hasSize(2);
    assertThat(management.get(PATH + "?identifiers=" + encode("' or ''='"), READ).json()).isEmpty();
  }
}
