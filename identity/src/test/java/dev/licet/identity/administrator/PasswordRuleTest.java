package dev.licet.identity.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.Email;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PasswordRuleTest {
  private static final String EMAIL = "ada@example.com";

  private final PasswordRule rule = new PasswordRule("long since stolen"::equals);

  @Test
  void wantsTenCharacters() {
    assertThat(rule.problem("123456789", EMAIL)).contains("administrator.password.short");
    assertThat(rule.problem("kx7 pq2 vz", EMAIL)).isEmpty();
  }

  @Test
  void takesNoMoreThanIsHashed() {
    assertThat(rule.problem("x".repeat(129), EMAIL)).contains("administrator.password.long");
    assertThat(rule.problem("xy".repeat(64), EMAIL)).isEmpty();
  }

  @Test
  void refusesTheEmailAndTheCommonest() {
    assertThat(rule.problem("Ada@Example.com", EMAIL)).contains("administrator.password.email");
    assertThat(rule.problem("Password123", EMAIL)).contains("administrator.password.common");
  }

  @Test
  void refusesWhatIsKnownFromABreach() {
    assertThat(rule.problem("long since stolen", EMAIL))
        .contains("administrator.password.breached");
    assertThat(rule.problem("never yet stolen", EMAIL)).isEmpty();
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
