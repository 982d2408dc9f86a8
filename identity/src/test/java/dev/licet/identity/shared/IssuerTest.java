package dev.licet.identity.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class IssuerTest {
  @Test
  void isTheDomainWithSchemeAndSlash() {
    assertThat(new Issuer("localhost:9443").url()).isEqualTo("https://localhost:9443/");
    assertThat(new Issuer("login.example.com").url()).isEqualTo("https://login.example.com/");
  }

  @Test
  void knowsItsHostWithoutPortAndBrackets() {
    assertThat(new Issuer("login.example.com:8443").host()).isEqualTo("login.example.com");
    assertThat(new Issuer("[::1]:9443").host()).isEqualTo("::1");
  }

  @Test
  void refusesEverythingButABareDomain() {
    for (var wrong :
        List.of(
            "",
            "https://login.example.com",
            "login.example.com/",
            "login.example.com/path",
            "login example.com",
            "login.example.com:",
            "login.example.com:0",
            "login.example.com:99999",
            "-login.example.com",
            "login..example.com",
            "user@login.example.com",
            "login.example.com?x",
            "login.example.com\r\nX: y",
            "a".repeat(64) + ".com",
            "ex_ample.com")) {
      assertThatThrownBy(() -> new Issuer(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("must be a bare domain such as login.example.com or localhost:9443");
    }
  }

  @Test
  void knowsTheNamesThatNeverLeadToAnotherMachine() {
    assertThat(List.of("localhost:9443", "a.localhost", "tenant.auth.test", "127.0.0.1", "[::1]"))
        .allMatch(domain -> new Issuer(domain).isLocal());
    assertThat(List.of("login.example.com", "127.0.0.1.example.com", "10.0.0.1", "attest"))
        .noneMatch(domain -> new Issuer(domain).isLocal());
  }
}
