package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.Email;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PasswordRuleTest {
  private static final String EMAIL = "ada@example.com";

  @Test
  void wantsTenCharacters() {
    assertThat(PasswordRule.problem("123456789", EMAIL)).contains("administrator.password.short");
    assertThat(PasswordRule.problem("kx7 pq2 vz", EMAIL)).isEmpty();
  }

  @Test
  void takesNoMoreThanIsHashed() {
    assertThat(PasswordRule.problem("x".repeat(129), EMAIL))
        .contains("administrator.password.long");
    assertThat(PasswordRule.problem("xy".repeat(64), EMAIL)).isEmpty();
  }

  @Test
  void refusesTheEmailAndTheCommonest() {
    assertThat(PasswordRule.problem("Ada@Example.com", EMAIL))
        .contains("administrator.password.email");
    assertThat(PasswordRule.problem("Password123", EMAIL))
        .contains("administrator.password.common");
  }

  @Test
  void normalisesAddressesOnce() {
    assertThat(Email.normalised("  ADA@Example.COM ")).isEqualTo(EMAIL);
    assertThat(Email.isAddress(EMAIL)).isTrue();
    for (var wrong : new String[] {"", "ada", "@example.com", "ada@", "a b@example.com", "a@b@c"}) {
      assertThat(Email.isAddress(wrong)).as(wrong).isFalse();
    }
  }
}
