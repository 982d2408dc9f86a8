package dev.licet.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code refresh_token.policies} of the Management API's clients. */
class RefreshPoliciesApiTest {
  private static final String SCOPE = "update:clients";
  private final TestManagement management = new TestManagement(TestServer.shared());

  private String client() {
    var made = management.post("/clients", "{\"name\":\"Several APIs\"}", "create:clients");
    return "/clients/" + made.text("client_id");
  }

  @Test
  void policiesAreShownAsTheyWereSaidAndTakenAway() {
    var client = client();
    var policies = "[{\"audience\":\"urn:books\",\"scope\":[\"read:books\",\"write:books\"]}]";
    var body = "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"policies\":%s}}";
    assertThat(management.patch(client, body.formatted(policies), SCOPE).status()).isEqualTo(200);
    var shown = management.get(client, "read:clients").json().get("refresh_token");
    assertThat(shown.get("policies").toString()).isEqualTo(policies);
    assertThat(shown.get("leeway").intValue()).isZero();
    assertThat(management.patch(client, body.formatted("null"), SCOPE).status()).isEqualTo(200);
    var later = management.get(client, "read:clients").json().get("refresh_token");
    assertThat(later.path("policies").isArray()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                                          | array",
        "[{'scope':['read:a']}]                      | audience",
        "[{'audience':'urn:a'}]                      | scope",
        "[{'audience':'','scope':[]}]                | audience",
        "[{'audience':'urn:a','scope':'read:a'}]     | scope",
        "[{'audience':'urn:a','scope':[1]}]          | scope",
        "[{'audience':'urn:a','scope':[],'more':1}]  | more",
      })
  void badPoliciesAreRefusedAndNamed(String policies, String named) {
    var body = "{\"refresh_token\":{\"policies\":%s}}".formatted(policies.replace('\'', '"'));
    var answer = management.patch(client(), body, SCOPE);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("message")).contains(named);
  }
}
