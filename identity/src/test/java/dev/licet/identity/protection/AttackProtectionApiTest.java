package dev.licet.identity.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.protection.AttackProtection.Allowance;
import dev.licet.identity.protection.AttackProtection.BruteForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackProtectionApiTest {
  private static final String BRUTE_FORCE = "/attack-protection/brute-force-protection";
  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  private static Answer get(String path) {
    return MANAGEMENT.get(path, "read:attack_protection");
  }

  private static Answer patch(String path, String body) {
    return MANAGEMENT.patch(path, body.replace('\'', '"'), "update:attack_protection");
  }

  @Test
  void beginsAsAuth0sTenantsDo() {
    assertThat(SERVER.bean(AttackProtection.class).bruteForce())
        .isEqualTo(new BruteForce(true, true, true, true, 10, List.of()));
    var suspicious = SERVER.bean(AttackProtection.class).suspiciousIp();
    assertThat(suspicious.login().maxAttempts()).isEqualTo(100);
    assertThat(suspicious.login().millisForOneMore()).isEqualTo(864_000);
    assertThat(get("/attack-protection/captcha").text("active_provider_id"))
        .isEqualTo("auth_challenge");
    assertThat(get("/attack-protection/phone-provider-protection").text("type")).isEqualTo("none");
  }

  @Test
  void isWhatWasSaid() {
    var body = "{'max_attempts':3,'shields':['block'],'mode':'count_per_identifier'}";
    try {
      assertThat(patch(BRUTE_FORCE, body).status()).isEqualTo(200);
      assertThat(SERVER.bean(AttackProtection.class).bruteForce())
          .isEqualTo(new BruteForce(true, true, false, false, 3, List.of()));
      assertThat(get(BRUTE_FORCE).json().get("max_attempts").intValue()).isEqualTo(3);
    } finally {
      patch(
          BRUTE_FORCE,
          "{'max_attempts':10,'shields':['block','user_notification'],"
              + "'mode':'count_per_identifier_and_ip'}");
    }
  }

  @Test
  void aStageOfWhichNothingIsSaidStaysAsItIs() {
    var path = "/attack-protection/suspicious-ip-throttling";
    try {
      var part = patch(path, "{'stage':{'pre-login':{'max_attempts':5}}}").json();
      assertThat(part.at("/stage/pre-login").toString())
          .isEqualTo("{\"max_attempts\":5,\"rate\":864000}");
      assertThat(patch(path, "{'stage':{'pre-user-registration':{'rate':9}}}").status())
          .isEqualTo(200);
      var suspicious = SERVER.bean(AttackProtection.class).suspiciousIp();
      assertThat(suspicious.login()).isEqualTo(new Allowance(5, 864_000));
      assertThat(suspicious.registration()).isEqualTo(new Allowance(50, 9));
    } finally {
      patch(
          path,
          "{'stage':{'pre-login':{'max_attempts':100},'pre-user-registration':{'rate':1200}}}");
    }
  }

  /** Nobody believes in a protection that is not there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "brute-force-protection {'max_attempts':0}",
        "brute-force-protection {'shields':['hope']}",
        "brute-force-protection {'allowlist':['10.0.0.1-10.0.0.9']}",
        "breached-password-detection {'enabled':true}",
        "bot-detection {'challenge_password_policy':'always'}",
        "captcha {'active_provider_id':'recaptcha_v2'}",
        "phone-provider-protection {'type':'exponential'}"
      })
  void refusesWhatItCannotDo(String call) {
    var parts = call.split(" ");
    var answer = patch("/attack-protection/" + parts[0], parts[1]);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
  }
}
