package dev.licet.identity.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@Tag("once")
class MaskingTest {
  private static final String SECRET = "s3cr3t-value";

  @Test
  void masksByTheNameOfTheMember() {
    for (var name :
        List.of(
            "client_secret",
            "clientSecret",
            "password",
            "new_password",
            "passphrase",
            "access_token",
            "refresh_token",
            "id_token",
            "apiToken",
            "password_hash",
            "private_key",
            "api_key",
            "apiKey",
            "accessKeyId",
            "signing_secret",
            "Authorization",
            "httpAuthorization",
            "cookie",
            "code",
            "otp",
            "mfa_code",
            "pin",
            "recovery_codes",
            "client_assertion",
            "code_verifier",
            "session_id",
            "smtp_pass",
            "pwd",
            "secretAccessKey")) {
      assertThat(Masking.members(Map.of(name, SECRET)).toString()).as(name).doesNotContain(SECRET);
      assertThat(Masking.members(Map.of("a", List.of(Map.of(name, List.of(SECRET))))).toString())
          .as(name)
          .doesNotContain(SECRET);
    }
    var node = JsonMapper.builder().build().readTree("{\"plan\":\"gold\",\"key\":{\"x\":12345}}");
    assertThat(Masking.members(Map.of("app_metadata", node)).toString())
        .contains("gold")
        .doesNotContain("12345");
  }

  @Test
  void masksByWhatTheValueLooksLike() {
    for (var value :
        List.of(
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo",
            "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            "Bearer abcdefgh12345678",
            "-----BEGIN PRIVATE KEY-----MIIB-----END PRIVATE KEY-----",
            "aB3".repeat(21) + "x")) {
      assertThat(Masking.members(Map.of("note", "it is " + value + " here")).toString())
          .as(value)
          .contains("it is ***", " here")
          .doesNotContain(value);
    }
  }

  @Test
  void leavesWhatIsNoSecret() {
    var members =
        Map.<String, Object>of(
            "token_endpoint_auth_method",
            "client_secret_post",
            "token_lifetime",
            86_400,
            "grant_types",
            List.of("authorization_code", "refresh_token"),
            "refresh_token",
            Map.of("rotation_type", "rotating", "leeway", 3),
            "client_id",
            "0123456789abcdefABCDEF0123456789",
            "identifier",
            "https://hello-api",
            "blocked",
            true);
    assertThat(Masking.members(members)).isEqualTo(members);
  }

  @Test
  void makesOneLineOfEverything() {
    assertThat(Masking.line("a\r\nb\u2028c\u0000d\ud800e")).isEqualTo("a??b?c?d?e");
  }
}
