package dev.licet.identity.application;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApplicationsApiTest {
  private static final String PATH = "/clients";
  private static final String CREATE = "create:clients";
  private static final String READ = "read:clients";
  private static final String UPDATE = "update:clients";
  private static final String DELETE = "delete:clients";
  private static final String KEYS = "update:client_keys";

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

  private static JsonNode created(String body) {
    var answer = management.post(PATH, body, CREATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private static String path(JsonNode client) {
    return PATH + "/" + client.get("client_id").stringValue();
  }

  private static boolean isSecret(JsonNode client, String secret) {
    var id = client.get("client_id").stringValue();
    return server.bean(Applications.class).authenticate(id, secret).isPresent();
  }

  @Test
  void createWithANameOnlyGivesTheUsualSettings() {
    var client = created("{\"name\":\"Usual\"}");
    assertThat(client.get("client_id").stringValue()).matches("[0-9A-Za-z]{32}");
    assertThat(client.get("grant_types").toString())
        .isEqualTo(
            "[\"authorization_code\",\"implicit\",\"refresh_token\",\"client_credentials\"]");
    assertThat(client.get("token_endpoint_auth_method").stringValue())
        .isEqualTo("client_secret_post");
    assertThat(client.get("jwt_configuration").toString())
        .isEqualTo("{\"lifetime_in_seconds\":36000,\"secret_encoded\":false}");
    assertThat(client.get("refresh_token").get("rotation_type").stringValue())
        .isEqualTo("non-rotating");
    assertThat(client.get("global").booleanValue()).isFalse();
    assertThat(client.get("is_first_party").booleanValue()).isTrue();
    assertThat(client.has("app_type")).isFalse();
  }

  /** Terraform's provider would plan a change for ever of a type that nobody has said. */
  @Test
  void aTypeThatNobodySaidIsNotShown() {
    var client = created("{\"name\":\"Typeless\"}");
    var renamed = management.patch(path(client), "{\"name\":\"Nameless\"}", UPDATE).json();
    assertThat(renamed.has("app_type")).isFalse();
    assertThat(listed("regular_web")).doesNotContain("Nameless, ", "Nameless, regular_web");
    var body = "{\"app_type\":\"regular_web\"}";
    assertThat(management.patch(path(client), body, UPDATE).text("app_type"))
        .isEqualTo("regular_web");
    assertThat(listed("regular_web")).contains("Nameless, regular_web");
    assertThat(management.patch(path(client), "{\"app_type\":\"\"}", UPDATE).status())
        .isEqualTo(400);
  }

  /** SAML is not there: they are kept for the tools that move a tenant in whole. */
  @Test
  void anIntegrationIsKeptAndLikeARegularWebApplication() {
    var client =
        created(
            "{\"name\":\"Sales\",\"app_type\":\"salesforce\","
                + "\"addons\":{\"salesforce\":{\"entity_id\":\"https://sales.example\"}}}");
    assertThat(client.get("app_type").stringValue()).isEqualTo("salesforce");
    assertThat(client.get("grant_types").size()).isEqualTo(4);
    assertThat(client.has("client_secret")).isTrue();
    assertThat(listed("salesforce,spa")).contains("Sales, salesforce");
    assertThat(listed("regular_web")).doesNotContain("Sales, salesforce");
  }

  /** It knows {@code type} alone, which it takes for what the application is. */
  @Test
  void aNodeOfTheFormerVersionMayChangeTheType() {
    var id = created("{\"name\":\"Of both\"}").get("client_id").stringValue();
    var jdbc = server.bean(JdbcClient.class);
    var former = "select type from applications where client_id = ?";
    assertThat(jdbc.sql(former).param(id).query(String.class).single()).isEqualTo("regular_web");
    var change = "update applications set type = 'native' where client_id = ?";
    server.bean(TransactionOperations.class).execute(_ -> jdbc.sql(change).param(id).update());
    assertThat(listed("native")).contains("Of both, native");
  }

  private static List<String> listed(String types) {
    return management
        .get(PATH + "?per_page=100&app_type=" + types, READ)
        .json()
        .valueStream()
        .map(client -> client.get("name").stringValue() + ", " + client.path("app_type").asString())
        .toList();
  }

  /** Auth0 finds applications by what their client grants are worth at organizations. */
  @Test
  void areSearchedForByOrganizationsOnlyAndThereAreNone() {
    created("{\"name\":\"Unsought\"}");
    var q = PATH + "?take=50&q=client_grant.";
    for (var query : List.of("organization_id:org_1", "allow_any_organization:true")) {
      assertThat(management.get(q + query, READ).response().body()).isEqualTo("{\"clients\":[]}");
    }
    assertThat(management.get(PATH + "?q=name:Unsought", READ).text("errorCode"))
        .isEqualTo("invalid_query_string");
  }

  /** As Terraform's provider does. */
  @Test
  void anEmptyTextTakesAnAddressAway() {
    var client =
        created(
            "{\"name\":\"Emptied\",\"initiate_login_uri\":\"https://app.example/login\","
                + "\"form_template\":\"kept\"}");
    assertThat(client.get("form_template").stringValue()).isEqualTo("kept");
    var body = "{\"initiate_login_uri\":\"\",\"form_template\":\"\",\"fedcm_login\":null}";
    var changed = management.patch(path(client), body, UPDATE).json();
    assertThat(changed.has("initiate_login_uri")).isFalse();
    assertThat(changed.has("form_template")).isFalse();
  }

  @Test
  void createOfAPublicOneGivesNoSecret() {
    var client = created("{\"name\":\"Page\",\"app_type\":\"spa\"}");
    assertThat(client.has("client_secret")).isFalse();
    assertThat(client.get("token_endpoint_auth_method").stringValue()).isEqualTo("none");
  }

  @Test
  void aSecretIsShownWhenItIsMadeAndNeverAgain() {
    var client = created("{\"name\":\"Secretive\"}");
    var first = client.get("client_secret").stringValue();
    assertThat(isSecret(client, first)).isTrue();
    assertThat(management.get(path(client), READ).json().has("client_secret")).isFalse();
    assertThat(management.get(PATH, READ).response().body()).doesNotContain("client_secret\":");
    var rotated = management.post(path(client) + "/rotate-secret", "", KEYS);
    assertThat(rotated.status()).isEqualTo(200);
    var second = rotated.text("client_secret");
    assertThat(isSecret(client, first)).isFalse();
    assertThat(isSecret(client, second)).isTrue();
    assertThat(rotated.response().headers().firstValue("Cache-Control")).contains("no-store");
  }

  /** As Terraform's provider sets one. */
  @Test
  void aSecretMayBeTheCallersOwn() {
    var client = created("{\"name\":\"Given\"}");
    var first = client.get("client_secret").stringValue();
    var second = "{\"name\":\"Renamed\",\"client_secret\":\"caller-made+secret/of=another-kind\"}";
    var refused = management.patch(path(client), second, UPDATE);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("message"))
        .isEqualTo("Insufficient scope, expected any of: update:client_keys");
    assertThat(isSecret(client, first)).isTrue();
    var replaced = management.patch(path(client), second, UPDATE + " " + KEYS);
    assertThat(replaced.status()).as("%s", replaced).isEqualTo(200);
    assertThat(isSecret(client, first)).isFalse();
    assertThat(isSecret(client, replaced.text("client_secret"))).isTrue();
    assertThat(management.get(path(client), READ).json().has("client_secret")).isFalse();
  }

  @Test
  void aSecretThatIsOfNoUseChangesNothing() {
    var client = created("{\"name\":\"Unchanged\"}");
    for (var wrong :
        List.of(
            "\"client_secret\":\"with space\"",
            "\"client_secret\":\"\"",
            "\"client_secret\":null",
            "\"client_secret\":\"x\",\"token_endpoint_auth_method\":\"none\"")) {
      var body = "{\"name\":\"Changed\",%s}".formatted(wrong);
      var answer = management.patch(path(client), body, UPDATE + " " + KEYS);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.text("message")).contains("client_secret");
    }
    assertThat(management.get(path(client), READ).text("name")).isEqualTo("Unchanged");
    assertThat(isSecret(client, client.get("client_secret").stringValue())).isTrue();
  }

  @Test
  void whatStandsForAllOfThemCanBeReadAndNotAltered() {
    var path = PATH + "/all:applications";
    assertThat(management.get(path, READ).text("name")).isEqualTo("All Applications");
    for (var answer :
        List.of(
            management.patch(path, "{\"custom_login_page_on\":false}", UPDATE),
            management.post(path + "/rotate-secret", "", KEYS),
            management.delete(path, DELETE))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text("errorCode")).isEqualTo("operation_not_supported");
    }
  }

  @Test
  void theOldSecretMayGoOnForAWhile() {
    var client = created("{\"name\":\"Overlapping\"}");
    var first = client.get("client_secret").stringValue();
    var rotate = path(client) + "/rotate-secret";
    var rotated = management.post(rotate, "{\"overlap_seconds\":3600}", KEYS);
    assertThat(rotated.status()).as("%s", rotated).isEqualTo(200);
    assertThat(isSecret(client, first)).isTrue();
    assertThat(isSecret(client, rotated.text("client_secret"))).isTrue();
    assertThat(management.delete(path(client) + "/old-secret", KEYS).status()).isEqualTo(204);
    assertThat(isSecret(client, first)).isFalse();
    assertThat(isSecret(client, rotated.text("client_secret"))).isTrue();
    assertThat(management.delete(path(client) + "/old-secret", KEYS).status()).isEqualTo(204);
    for (var wrong : List.of("-1", "2592001", "\"1\"", "true")) {
      var body = "{\"overlap_seconds\":%s}".formatted(wrong);
      assertThat(management.post(rotate, body, KEYS).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void aPublicOneHasNoSecretToRotate() {
    var client = created("{\"name\":\"Public\",\"app_type\":\"native\"}");
    var answer = management.post(path(client) + "/rotate-secret", "", KEYS);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void changeLeavesWhatIsNotSaidAndTakesAwayWhatIsNull() {
    var client =
        created(
            """
            {"name":"Before","description":"d","app_type":"regular_web",
             "callbacks":["https://a.example/cb","com.example.app://cb"],
             "allowed_logout_urls":["https://a.example/"],"logo_uri":"https://a.example/logo.png",
             "client_metadata":{"a":"1","b":"2"},"refresh_token":{"rotation_type":"rotating"},
             "jwt_configuration":{"lifetime_in_seconds":60}}
            """);
    assertThat(client.get("refresh_token").get("rotation_type").stringValue())
        .isEqualTo("rotating");
    assertThat(client.get("refresh_token").get("leeway").intValue()).isZero();
    var changed =
        management.patch(
            path(client),
            "{\"name\":\"After\",\"logo_uri\":null,\"client_metadata\":{\"a\":null,\"c\":\"3\"}}",
            UPDATE);
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    var shown = management.get(path(client), READ).json();
    assertThat(shown).isEqualTo(changed.json());
    assertThat(shown.get("name").stringValue()).isEqualTo("After");
    assertThat(shown.get("description").stringValue()).isEqualTo("d");
    assertThat(shown.has("logo_uri")).isFalse();
    assertThat(shown.get("client_metadata").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    assertThat(shown.get("callbacks")).hasSize(2);
    assertThat(shown.get("jwt_configuration").get("lifetime_in_seconds").intValue()).isEqualTo(60);
  }

  @Test
  void tokensThatExpireStillDoWhenToolsSendBackWhatTheyRead() {
    var client = created("{\"name\":\"Web\",\"refresh_token\":{\"expiration_type\":\"expiring\"}}");
    var shown = client.get("refresh_token");
    assertThat(shown.get("infinite_token_lifetime").booleanValue()).isFalse();
    assertThat(shown.get("infinite_idle_token_lifetime").booleanValue()).isFalse();
    var body = "{\"refresh_token\":%s}".formatted(shown);
    assertThat(management.patch(path(client), body, UPDATE).status()).isEqualTo(200);
    var id = client.get("client_id").stringValue();
    var kept = server.bean(Applications.class).byClientId(id).orElseThrow().refreshTokens();
    assertThat(kept.lifetime()).isPresent();
    assertThat(kept.idleLifetime()).isPresent();
  }

  @Test
  void whatToolsSendBackAsTheyReadItIsTaken() {
    var client = created("{\"name\":\"Round\",\"app_type\":\"non_interactive\"}");
    var body = (ObjectNode) client.deepCopy();
    body.remove(List.of("tenant", "global", "client_id", "client_secret"));
    var answer = management.patch(path(client), body.toString(), UPDATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(management.get(path(client), READ).json());
  }

  @Test
  void aNewOnesSecretIsMadeHere() { // I20
    var body = "{\"name\":\"Mass\",\"client_secret\":\"mine\"}";
    assertThat(management.post(PATH, body, CREATE).text("message"))
        .contains("Additional properties not allowed: client_secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"client_id\":\"mine\"",
        "\"global\":true",
        "\"system\":true",
        "\"is_system\":true",
        "\"tenant\":\"x\"",
        "\"signing_keys\":[]",
        "\"secret_digest\":\"x\"",
        "\"details\":{}",
        "\"constructor\":{}"
      })
  void nothingIsSetThatIsNotTheCallersToSay(String member) { // I20
    var create = management.post(PATH, "{\"name\":\"Mass\",%s}".formatted(member), CREATE);
    assertThat(create.status()).as("%s", create).isEqualTo(400);
    var client = created("{\"name\":\"Mass\"}");
    var change = management.patch(path(client), "{%s}".formatted(member), UPDATE);
    assertThat(change.status()).as("%s", change).isEqualTo(400);
    assertThat(change.text("message")).contains("Additional properties not allowed");
    assertThat(isSecret(client, client.get("client_secret").stringValue())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "/relative",
        "https://a.example/#fragment",
        "https://user@a.example/",
        "https://a b/",
        ""
      })
  void noAddressIsTakenThatIsNoSafeLink(String address) { // I4
    for (var member : List.of("callbacks", "allowed_logout_urls", "web_origins")) {
      var body = "{\"name\":\"Links\",\"%s\":[\"%s\"]}".formatted(member, address);
      var answer = management.post(PATH, body, CREATE);
      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
      assertThat(answer.text("message")).contains(member + "[0]");
    }
    var logo =
        management.post(PATH, "{\"name\":\"L\",\"logo_uri\":\"%s\"}".formatted(address), CREATE);
    assertThat(logo.status()).as("empty: none").isEqualTo(address.isEmpty() ? 201 : 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"compliance_level\":\"fapi2_sp_mtls_mtls\"",
        "\"client_authentication_methods\":{}",
        "\"jwt_configuration\":{\"alg\":\"HS256\"}",
        "\"app_type\":\"express_configuration\"",
        "\"organization_usage\":\"require\"",
        "\"grant_types\":[\"x\"]",
        "\"name\":\"<b>\"",
        "\"client_metadata\":{\"a\":1}",
        "\"addons\":{\"a\":{\"b\\u0000\":1}}"
      })
  void whatThisServerCannotDoIsRefusedByName(String member) {
    var client = created("{\"name\":\"Cannot\"}");
    var answer = management.patch(path(client), "{%s}".formatted(member), UPDATE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("message"))
        .contains(" on property " + member.substring(1, member.indexOf('"', 1)));
  }

  @Test
  void theServersOwnApplicationIsNobodysBusiness() { // I20
    var path = PATH + "/licet-cli";
    for (var answer :
        List.of(
            management.get(path, READ),
            management.patch(path, "{\"name\":\"Mine\"}", UPDATE),
            management.post(path + "/rotate-secret", "", KEYS),
            management.delete(path, DELETE))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("errorCode")).isEqualTo("inexistent_client");
      assertThat(answer.text("message")).isEqualTo("The client does not exist");
    }
    assertThat(management.get(PATH + "?per_page=100", READ).response().body())
        .doesNotContain("licet-cli");
  }

  @Test
  void oneThatIsRemovedIsGone() {
    var client = created("{\"name\":\"Gone\"}");
    var answer = management.delete(path(client), DELETE);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.response().body()).isEmpty();
    assertThat(management.get(path(client), READ).status()).isEqualTo(404);
    assertThat(management.delete(path(client), DELETE).status()).isEqualTo(404);
  }

  @Test
  void theListCanBeOfSomeTypesAndOfOthersThanTheOperators() {
    created("{\"name\":\"One\",\"app_type\":\"native\"}");
    created("{\"name\":\"Two\",\"app_type\":\"spa\",\"is_first_party\":false}");
    var types = new TreeSet<String>();
    management
        .get(PATH + "?app_type=native,spa", READ)
        .json()
        .forEach(row -> types.add(row.get("app_type").stringValue()));
    assertThat(types).containsExactly("native", "spa");
    var others = management.get(PATH + "?is_first_party=false&include_totals=true", READ).json();
    assertThat(others.get("total").intValue()).isEqualTo(1);
    assertThat(others.get("clients").get(0).get("name").stringValue()).isEqualTo("Two");
    for (var query : List.of("app_type=none", "external_client_id=x")) {
      assertThat(management.get(PATH + "?" + query, READ).json()).isEmpty();
    }
    assertThat(management.get(PATH + "?is_global=false", READ).json()).isNotEmpty();
    var global = management.get(PATH + "?is_global=true", READ).json();
    assertThat(global).hasSize(1);
    assertThat(global.get(0).get("global").booleanValue()).isTrue();
    assertThat(management.get(PATH + "?is_global=true&page=1", READ).json()).isEmpty();
  }
}
