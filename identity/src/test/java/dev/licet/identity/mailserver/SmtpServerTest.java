package dev.licet.identity.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.mailserver.SmtpServer.Security;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class SmtpServerTest {
  @Test
  void readsUrls() {
    assertThat(SmtpServer.of("smtp://mail.example.com"))
        .isEqualTo(new SmtpServer("mail.example.com", 587, "", "", Security.STARTTLS));
    assertThat(SmtpServer.of("smtps://me%40example.com:p%3Aa+s%2Fs@mail.example.com"))
        .isEqualTo(
            new SmtpServer("mail.example.com", 465, "me@example.com", "p:a+s/s", Security.TLS));
    assertThat(SmtpServer.of("smtp://me@mail.example.com:25/").port()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]"})
  void talksInTheClearToThisMachineOnly(String host) {
    assertThat(SmtpServer.of("smtp://" + host + ":25").security())
        .isEqualTo(Security.STARTTLS_IF_OFFERED);
    assertThat(
            SmtpServer.of("smtp://" + "x" + host.replaceAll("[^a-z0-9]", "") + ".example.com")
                .security())
        .isEqualTo(Security.STARTTLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com:25",
        "smtp://",
        "http://mail.example.com",
        "smtp:mail.example.com",
        "SMTP//x",
        "smtp://mail.example.com:0",
        "smtp://mail.example.com:65536",
        "smtp://mail.example.com/inbox",
        "smtp://mail.example.com?ssl=true",
        "smtp://mail.example.com#tls"
      })
  void refusesWhatIsNoUrlOfAMailServer(String url) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_SMTP_URL is '%s', but must look like smtp://user:pass@host:port or"
                + " smtps://user:pass@host:port.",
            url);
  }

  @Test
  void showsNoPassword() {
    assertThatThrownBy(() -> read("http://me:hidden@mail.example.com"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("http://***@mail.example.com")
        .hasMessageNotContaining("hidden");
    assertThat(SmtpServer.of("smtp://me:hidden@mail.example.com").toString())
        .doesNotContain("hidden");
  }

  private static void read(String url) {
    SmtpSetting.read(new Settings(new MockEnvironment().withProperty("licet.smtp-url", url)));
  }
}
