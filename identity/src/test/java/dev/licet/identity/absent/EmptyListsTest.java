package dev.licet.identity.absent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that read everything find what they look for, and that there is nothing in it. */
class EmptyListsTest {
  private static final TestManagement MANAGEMENT = new TestManagement(TestServer.shared());

  @ParameterizedTest
  @CsvSource({
    "flows, read:flows, flows",
    "custom-domains, read:custom_domains, custom_domains",
    "network-acls, read:network_acls, network_acls",
    "groups, read:groups, groups",
    "keys/encryption, read:encryption_keys, keys",
  })
  void areReadByPageOrFromACheckpoint(String path, String scope, String collection) {
    assertThat(MANAGEMENT.get("/" + path, scope).response().body()).isEqualTo("[]");
    var totals = MANAGEMENT.get("/" + path + "?include_totals=true", scope).json();
    assertThat(totals.get(collection)).isEmpty();
    assertThat(totals.get("total").intValue()).isZero();
    var taken = MANAGEMENT.get("/" + path + "?take=5", scope).json();
    assertThat(taken.get(collection)).isEmpty();
    assertThat(taken.has("next")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-attribute-profiles?from=", "flows?from=&take=5"})
  void beginWhereTheCheckpointIsEmpty(String path) {
    var answer = MANAGEMENT.get("/" + path, "read:user_attribute_profiles read:flows");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().isObject()).isTrue();
    assertThat(answer.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "actions/actions, read:actions, actions",
    "actions/triggers, read:actions, triggers",
    "actions/triggers/post-login/bindings, read:actions, bindings",
    "branding/phone/providers, read:phone_providers, providers",
    "event-streams, read:event_streams, eventStreams",
    "agents, read:agents, agents",
    "connections-scim-configurations, read:scim_config, scim_configurations",
    "verifiable-credentials/verification/templates, read:vdcs_templates, templates",
    "token-exchange-profiles, read:token_exchange_profiles, token_exchange_profiles",
    "user-attribute-profiles/templates, read:user_attribute_profiles,"
        + " user_attribute_profile_templates",
    "connection-profiles/templates, read:connection_profiles, connection_profile_templates",
  })
  void areObjectsWhereAuth0HasObjects(String path, String scope, String collection) {
    var answer = MANAGEMENT.get("/" + path, scope);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().get(collection).isArray()).isTrue();
    assertThat(answer.json().get(collection)).isEmpty();
  }

  @Test
  void aTriggerThatIsNoneIsNotThere() {
    var answer = MANAGEMENT.get("/actions/triggers/post-party/bindings", "read:actions");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("errorCode")).isEqualTo("inexistent_trigger");
  }

  @Test
  void noTokenIsBlacklisted() {
    var answer = MANAGEMENT.get("/blacklists/tokens?aud=some-client", "blacklist:tokens");
    assertThat(answer.response().body()).isEqualTo("[]");
  }

  @Test
  void noConnectionIsPasswordless() {
    var answer =
        TestServer.shared()
            .send(
                HttpRequest.newBuilder(TestServer.shared().uri("/passwordless/start"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"connection\":\"email\"}"))
                    .build());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"bad.connection\"", "\"Connection does not exist\"");
  }
}
