package dev.licet.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.Note;
import dev.licet.identity.signin.PasswordSignIn.Reason;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class SignInFailedTest {
  private static Note note(String account, Reason reason) {
    return new SignInFailed(account, "client", "db", reason).note();
  }

  @Test
  void isToldUnderTheCodeOfItsReason() {
    Map.of(
            Reason.UNKNOWN_USER, "fu",
            Reason.WRONG_PASSWORD, "fp",
            Reason.USER_BLOCKED, "f",
            Reason.TOO_MANY_ATTEMPTS, "limit_wc",
            Reason.SUSPICIOUS_ADDRESS, "limit_mu")
        .forEach((reason, code) ->
            assertThat(note("ada@example.com", reason).type()).as(reason.name()).isEqualTo(code));
  }

  @Test
  void tellsWhatWasTypedOnlyIfItIsAnEmail() {
    assertThat(note("ada@example.com", Reason.UNKNOWN_USER).about())
        .containsEntry("user_name", "ada@example.com")
        .containsEntry("client_id", "client");
    assertThat(note("My-Secret-Passw0rd", Reason.UNKNOWN_USER).toString())
        .doesNotContain("My-Secret");
  }
}
