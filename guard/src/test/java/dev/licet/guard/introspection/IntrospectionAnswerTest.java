package dev.licet.guard.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.TokenPolicy;
import dev.licet.guard.token.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer's answer must say. */
class IntrospectionAnswerTest extends IntrospectorCase {
  @Test
  void saysWhatTheTokenSays() {
    Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
    assertThat(verified.token().subject()).isEqualTo("u");
    assertThat(verified.token().permissions()).containsExactlyInAnyOrder("a", "b");
    assertThat(verified.token().algorithm()).isEqualTo("introspection");
    assertThat(verified.token().keyId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"active\":true;\"active\":false;ACTIVE",
        "\"active\":true;\"active\":\"true\";ACTIVE",
        "\"active\":true;\"active\":1;ACTIVE",
        "\"active\":true;\"active\":null;ACTIVE",
        "\"active\":true;\"x\":true;ACTIVE",
        "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":\"mac\";TYPE",
        "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":1;TYPE",
        "\"sub\":\"u\";\"sub\":\"u\",\"token_type\":\"DPoP\";TYPE",
        "\"sub\":\"u\";\"sub\":\"u\",\"token_use\":\"refresh_token\";TYPE",
        "\"sub\":\"u\";\"sub\":\"u\",\"typ\":\"Refresh\";TYPE",
        "\"sub\":\"u\";\"sub\":\"u\",\"nbf\":1795435261;NOT_BEFORE",
        "\"sub\":\"u\";\"sub\":\"u\",\"nbf\":\"0\";NOT_BEFORE",
        "\"sub\":\"u\";\"sub\":\"u\",\"iat\":1795435261;ISSUED_AT",
        "\"exp\";\"x\";EXPIRY_STATED",
        "\"exp\":;\"exp\":0,\"x\":;EXPIRY",
        "\"exp\":;\"exp\":1795435200,\"x\":;EXPIRY",
        "\"exp\":;\"exp\":1e400,\"x\":;EXPIRY_STATED",
        "\"exp\":;\"exp\":\"1795439999\",\"x\":;EXPIRY_STATED",
        "\"https://api\";\"https://api/\";AUDIENCE",
        "\"https://api\";[];AUDIENCE",
        "\"aud\";\"x\";AUDIENCE",
        "https://tenant.example/;https://tenant.example;ISSUER",
        "\"iss\";\"x\";ISSUER",
        "\"sub\";\"x\";SUBJECT",
        "\"sub\":\"u\";\"sub\":\"\";SUBJECT",
        "\"sub\":\"u\";\"sub\":1;SUBJECT",
        "\"sub\":\"u\";\"sub\":\"u\",\"sub\":\"v\";ISSUER_ASKED"
      })
  void isCheckedAsStrictlyAsAJwt(String part, String other, Check check) {
    assertThat(GOOD).contains(part);
    assertThat(failedBy(GOOD.replace(part, other))).isEqualTo(check);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"token_type\":\"bearer\"",
        "\"token_type\":\"DPoP\",\"cnf\":{\"jkt\":\"x\"}",
        "\"typ\":\"Bearer\"",
        "\"token_use\":\"access_token\"",
        "\"nbf\":1795435260,\"iat\":1795435260"
      })
  void mayMarkAnAccessTokenInEitherWay(String mark) {
    issuer = token -> bytes(GOOD.replace("\"sub\":", mark + ",\"sub\":"));
    assertThat(passes("t")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "true", "{\"active\":true} x", "<html>"})
  void thatIsNoneMeansThatNobodyKnows(String answer) {
    assertThat(failedBy(answer)).isEqualTo(Check.ISSUER_ASKED);
  }

  @Test
  void mayLeaveOutWhatTheSettingsTolerateButNotSayItWrong() {
    introspector = introspector(settings().toleratingMissingIssuer().toleratingMissingAudience());
    issuer = token -> bytes(GOOD.replace("\"aud\"", "\"x\"").replace("\"iss\"", "\"y\""));
    Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
    assertThat(verified.token().issuer()).isEqualTo("https://tenant.example/");
    assertThat(verified.token().audiences()).isEmpty();
    issuer = token -> bytes(GOOD.replace("https://api", "other"));
    assertThat(failed("u")).isEqualTo(Check.AUDIENCE);
    issuer = token -> bytes(GOOD.replace("tenant", "other"));
    assertThat(failed("v")).isEqualTo(Check.ISSUER);
  }

  @Test
  void mayBeExpiredForAsLongAsTheLeeway() {
    TokenPolicy lenient =
        new TokenPolicy(
            "https://tenant.example/",
            Set.of("https://api"),
            Set.of(SignatureAlgorithm.RS256),
            Duration.ofSeconds(30));
    InstantSource time = () -> now;
    introspector =
        new Introspector(settings().build(), lenient, issuer, time.withZone(ZoneOffset.UTC));
    advance(629);
    assertThat(passes("t")).isTrue();
    advance(1);
    assertThat(failed("t")).isEqualTo(Check.EXPIRY);
  }

  @Test
  void mayNameOnlyTheApplicationWhereTheSettingsTolerateThat() { // G22
    String application = GOOD.replace("\"sub\":\"u\"", "\"client_id\":\"c\"");
    assertThat(failedBy(application)).isEqualTo(Check.SUBJECT);
    introspector = introspector(settings().toleratingMissingSubject());
    Verdict.Verified verified = (Verdict.Verified) introspector.verify("t");
    assertThat(verified.token().subject()).isEqualTo("c");
    assertThat(verified.token().isOfApplication()).isTrue();
    introspector = introspector(settings().toleratingMissingSubject());
    assertThat(failedBy(GOOD.replace("\"u\"", "7"))).isEqualTo(Check.SUBJECT);
    introspector = introspector(settings().toleratingMissingSubject());
    assertThat(failedBy(GOOD.replace("\"sub\"", "\"x\""))).isEqualTo(Check.SUBJECT);
    introspector = introspector(settings().toleratingMissingSubject());
    assertThat(failedBy(application.replace("\"c\"", "\"\""))).isEqualTo(Check.SUBJECT);
  }
}
