package dev.licet.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a change of an application leaves of what it says only a part of, as at Auth0. */
class PartialChangesApiTest {
  private static final String CALLED_BACK = "https://shop.example/ended";

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

  /** Terraform says only what has changed of these. */
  @Test
  void whatIsSaidOfAnObjectLeavesTheRestOfIt() {
    var client =
        created(
            """
            {"name":"Parts",
             "jwt_configuration":{"alg":"PS256","lifetime_in_seconds":300},
             "mobile":{"android":{"app_package_name":"a"},"ios":{"team_id":"t"}},
             "native_social_login":{"apple":{"enabled":true}}}
            """);
    var changed =
        changed(
            client,
            """
            {"jwt_configuration":{"alg":"RS256"},
             "mobile":{"android":{"app_package_name":"b"}},
             "native_social_login":{"facebook":{"enabled":false}}}
            """);
    assertThat(changed.at("/jwt_configuration/alg").asString()).isEqualTo("RS256");
    assertThat(changed.at("/jwt_configuration/lifetime_in_seconds").asInt()).isEqualTo(300);
    assertThat(changed.at("/mobile/android/app_package_name").asString()).isEqualTo("b");
    assertThat(changed.at("/mobile/ios/team_id").asString()).isEqualTo("t");
    assertThat(changed.at("/native_social_login/apple/enabled").asBoolean()).isTrue();
    assertThat(changed(client, "{\"mobile\":null}").has("mobile")).isFalse();
    assertThat(changed(client, "{\"jwt_configuration\":null}").at("/jwt_configuration").toString())
        .isEqualTo("{\"lifetime_in_seconds\":36000,\"secret_encoded\":false}");
  }

  @Test
  void metadataDoesNotGrowBeyondItsLimitByManyChanges() {
    var client = created("{\"name\":\"Metadata\",\"client_metadata\":" + metadata(0, 10) + "}");
    var body = "{\"client_metadata\":" + metadata(9, 2) + "}";
    var refused = management.patch(path(client), body, "update:clients");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("client_metadata", "at most 10 entries");
    var swapped = "{\"client_metadata\":{\"k0\":null,\"k10\":\"v\"}}";
    assertThat(changed(client, swapped).get("client_metadata").size()).isEqualTo(10);
  }

  /** Auth0's Terraform provider takes the addresses away by their other name. */
  @Test
  void theAddressesThatAreToldOfLogoutHaveAuth0sOtherNameToo() {
    var body = "{\"name\":\"Told\",\"oidc_logout\":{\"backchannel_logout_urls\":[\"%s\"]}}";
    var client = created(body.formatted(CALLED_BACK));
    assertThat(client.at("/oidc_backchannel_logout/backchannel_logout_urls/0").asString())
        .isEqualTo(CALLED_BACK);
    var without = changed(client, "{\"oidc_backchannel_logout\":null}");
    assertThat(without.has("oidc_logout")).isFalse();
    assertThat(without.has("oidc_backchannel_logout")).isFalse();
    var other = "{\"oidc_backchannel_logout\":{\"backchannel_logout_urls\":[\"%s\"]}}";
    var with = changed(client, other.formatted(CALLED_BACK));
    assertThat(with.at("/oidc_logout/backchannel_logout_urls/0").asString()).isEqualTo(CALLED_BACK);
    var unsafe = other.formatted("http://shop.example/ended");
    assertThat(management.patch(path(client), unsafe, "update:clients").status()).isEqualTo(400);
  }

  /** Tools send back all that they have read, with what was changed in one place. */
  @Test
  void whatOidcLogoutSaysItselfComesFirst() {
    var client = created("{\"name\":\"Both\"}");
    var both =
        changed(
            client,
            """
            {"oidc_backchannel_logout":{"backchannel_logout_urls":["https://old.example/"]},
             "oidc_logout":{"backchannel_logout_urls":["https://new.example/"]}}
            """);
    assertThat(both.at("/oidc_logout/backchannel_logout_urls").toString())
        .isEqualTo("[\"https://new.example/\"]");
    var gone = changed(client, "{\"oidc_backchannel_logout\":null,\"oidc_logout\":null}");
    assertThat(gone.has("oidc_logout")).isFalse();
  }

  private static String metadata(int first, int count) {
    var json = new StringBuilder("{");
    for (int i = first; i < first + count; i++) {
      json.append(i == first ? "" : ",").append("\"k%d\":\"v\"".formatted(i));
    }
    return json.append('}').toString();
  }

  private static JsonNode created(String body) {
    var answer = management.post("/clients", body, "create:clients");
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode changed(JsonNode client, String body) {
    var answer = management.patch(path(client), body, "update:clients");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private static String path(JsonNode client) {
    return "/clients/" + client.get("client_id").stringValue();
  }
}
