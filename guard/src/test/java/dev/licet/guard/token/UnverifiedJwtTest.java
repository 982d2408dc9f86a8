package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnverifiedJwtTest {
  // RFC 7515 appendix A.2's header and payload; the signature is of no matter here.
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl"
          + "LmNvbS9pc19yb290Ijp0cnVlfQ.AAAA";

  @Test
  void saysWhatIsInATokenWithoutBelievingIt() {
    UnverifiedJwt jwt = UnverifiedJwt.parse(TOKEN);
    assertThat(jwt.headerJson()).isEqualTo("{\"alg\":\"RS256\"}");
    assertThat(jwt.claimsJson())
        .isEqualTo("{\"iss\":\"joe\",\"exp\":1300819380,\"http://example.com/is_root\":true}");
  }

  @Test
  void saysWhyATextIsNoTokenWithoutQuotingIt() {
    assertThatThrownBy(() -> UnverifiedJwt.parse("secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JWT, but a token that does not have three parts");
  }
}
