package dev.licet.identity.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsApiTest {
  private static final TestManagement MANAGEMENT = new TestManagement(TestServer.shared());

  private static Answer call(String method, String path, String body) {
    return MANAGEMENT.call(
        method,
        path,
        body.replace('\'', '"'),
        "read:prompts update:prompts read:guardian_factors update:guardian_factors"
            + " read:mfa_policies update:mfa_policies");
  }

  @Test
  void keepsTheWordsOfEachPageInEachLanguage() {
    var german = "/prompts/login/custom-text/de";
    var words = "{'login':{'title':'Grüß Gott'}}";
    assertThat(call("PUT", german, words).status()).isEqualTo(200);
    assertThat(call("GET", german, "").json().at("/login/title").asString()).isEqualTo("Grüß Gott");
    assertThat(call("GET", "/prompts/login/custom-text/en", "").json()).isEmpty();
    assertThat(call("PUT", german, "{}").json()).isEmpty();
    assertThat(call("PUT", "/prompts/login/custom-text/..%2F", "{}").status()).isEqualTo(404);
    assertThat(call("PUT", "/prompts/none/custom-text/en", "{}").status()).isEqualTo(404);
    assertThat(call("PUT", german, "{'login':'x'}").status()).isEqualTo(400);
  }

  @Test
  void saysWhichPagesThereAre() {
    assertThat(call("PATCH", "/prompts", "{'identifier_first':true}").status()).isEqualTo(200);
    var prompts = call("GET", "/prompts", "").json();
    assertThat(prompts.get("identifier_first").booleanValue()).isTrue();
    assertThat(prompts.get("universal_login_experience").asString()).isEqualTo("new");
    call("PATCH", "/prompts", "{'identifier_first':null}");
    assertThat(call("GET", "/prompts/login/partials", "").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sms/providers/twilio | {}",
        "phone/providers/twilio | {}",
        "push-notification/providers/apns | {}",
        "push-notification/providers/sns | {}",
        "duo/settings | {}",
        "phone/templates | {}",
        "sms/selected-provider | {\"provider\":\"auth0\"}",
        "push-notification/selected-provider | {\"provider\":\"guardian\"}",
      })
  void tellsThatNobodySendsWhatFactorsNeed(String path, String settings) {
    var answer = call("GET", "/guardian/factors/" + path, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEqualTo(settings);
  }

  @Test
  void hasNoSecondFactorYetAndSaysSo() {
    var factors = call("GET", "/guardian/factors", "").json();
    assertThat(factors.findValuesAsString("name")).contains("otp", "webauthn-roaming", "email");
    assertThat(factors.findValues("enabled")).allMatch(enabled -> !enabled.booleanValue());
    assertThat(call("PUT", "/guardian/factors/otp", "{'enabled':true}").status()).isEqualTo(400);
    var off = call("PUT", "/guardian/factors/otp", "{'enabled':false}");
    assertThat(off.response().body()).isEqualTo("{\"enabled\":false}");
    assertThat(call("PUT", "/guardian/policies", "['all-applications']").status()).isEqualTo(400);
    assertThat(call("PUT", "/guardian/policies", "[]").response().body()).isEqualTo("[]");
  }
}
