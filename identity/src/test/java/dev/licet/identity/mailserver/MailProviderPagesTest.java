package dev.licet.identity.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailProviderPagesTest {
  private static final String PAGE = "/dashboard/mails";
  private static final String TAGS = "\"><script>alert('x')</script>";
  private static final String PASSWORD = "hidden-password";

  @TempDir static Path folder;
  private static GreenMail mails;
  private static TestServer server;
  private static TestBrowser browser;
  private static MailProviders providers;

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    server = TestServer.in(folder, Map.of("licet.smtp-url", "smtp://127.0.0.1:" + port()));
    browser = TestBrowser.signedIn(server);
    providers = server.bean(MailProviders.class);
  }

  @AfterAll
  static void stop() {
    server.close();
    mails.stop();
  }

  @BeforeEach
  void begin() throws Exception {
    providers.remove();
    mails.purgeEmailFromAllMailboxes();
    browser.get(PAGE);
  }

  private static int port() {
    return mails.getSmtp().getPort();
  }

  /** The form as somebody fills it in, with this instead or besides. */
  private static String[] form(String... instead) {
    var fields =
        new ArrayList<>(
            List.of(
                "enabled", "true",
                "smtp_host", "mail.example.com",
                "smtp_port", "2525",
                "smtp_user", "me",
                "smtp_pass", PASSWORD,
                "default_from_address", "Shop <login@example.com>",
                "content_link", "false",
                "configuration_set", "tenant_1"));
    for (int i = 0; i < instead.length; i += 2) {
      fields.set(fields.indexOf(instead[i]) + 1, instead[i + 1]);
    }
    return fields.toArray(String[]::new);
  }

  private static MailProvider provider() {
    return providers.find().orElseThrow();
  }

  @Test
  void savesWhoSendsTheMailsAndNeverShowsThePassword() {
    assertThat(browser.get(PAGE).body()).contains("which LICET_SMTP_URL names");
    var saved = browser.submit(PAGE, form());
    assertThat(saved.body())
        .contains("Saved.", "by mail.example.com:2525, the provider below")
        .contains("value=\"mail.example.com\"", "value=\"2525\"", "value=\"me\"")
        .contains("Shop &lt;login@example.com&gt;", "value=\"tenant_1\"")
        .contains("<option value=\"false\" selected=\"selected\">")
        .doesNotContain(PASSWORD);
    assertThat(provider().server().password()).isEqualTo(PASSWORD);
    assertThat(provider().from()).isEqualTo("Shop <login@example.com>");
    assertThat(provider().headers())
        .isEqualTo(Map.of("X-MC-ViewContentLink", "false", "X-SES-Configuration-Set", "tenant_1"));

    var off = form("enabled", "", "smtp_port", "", "content_link", "", "configuration_set", "");
    var shown = browser.submit(PAGE, off);
    assertThat(shown.body()).contains("Mails wait: the provider below is switched off");
    assertThat(provider().enabled()).isFalse();
    assertThat(provider().server().port()).isEqualTo(587);
    assertThat(provider().headers()).isEmpty();
  }

  @Test
  void aPasswordThatIsNotTypedStaysButGoesToNobodyElse() {
    browser.submit(PAGE, form());
    browser.submit(PAGE, form("smtp_pass", "", "smtp_port", "465"));
    assertThat(provider().server().password()).isEqualTo(PASSWORD);
    assertThat(provider().server().port()).isEqualTo(465);
    for (var other : List.of("smtp_host", "smtp_user")) {
      var answer = browser.post(PAGE, form("smtp_pass", "", other, "another"));
      assertThat(answer.statusCode()).as(other).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"smtp_pass-problem\"", "value=\"another\"");
      assertThat(provider().server().host()).isEqualTo("mail.example.com");
      assertThat(provider().server().user()).isEqualTo("me");
    }
    browser.submit(PAGE, form("smtp_pass", "", "smtp_user", ""));
    assertThat(provider().server().password()).isEmpty();
  }

  @Test
  void aWrongFormIsShownAgainAndNothingIsSaved() {
    browser.submit(PAGE, form());
    var before = provider();
    for (var wrong :
        List.of(
            List.of("smtp_host", ""),
            List.of("smtp_port", "0"),
            List.of("smtp_port", "65536"),
            List.of("smtp_port", TAGS),
            List.of("smtp_user", "u".repeat(301)),
            List.of("smtp_pass", "p".repeat(301)),
            List.of("default_from_address", "f".repeat(301)),
            List.of("default_from_address", "Acme, Inc. <a@acme.com>"),
            List.of("content_link", TAGS),
            List.of("configuration_set", TAGS))) {
      var field = wrong.getFirst();
      var answer = browser.post(PAGE, form(field, wrong.getLast()));
      assertThat(answer.statusCode()).as(field).isEqualTo(422);
      assertThat(answer.body())
          .contains("id=\"" + field + "-problem\"", "Nothing was saved yet", "<!doctype html>")
          .doesNotContain("<script>alert", PASSWORD); // I5
      assertThat(provider()).isEqualTo(before);
    }
    assertThat(browser.post(PAGE, form("smtp_port", TAGS)).body())
        .contains("value=\"&quot;&gt;&lt;script&gt;");
  }

  @Test
  void removesTheProviderAfterAQuestion() {
    assertThat(browser.get(PAGE + "/delete").statusCode()).isEqualTo(404);
    browser.submit(PAGE, form());
    assertThat(browser.get(PAGE + "/delete").body()).contains("Remove this provider?");
    assertThat(browser.submit(PAGE + "/delete").body())
        .contains("The provider is removed.", "which LICET_SMTP_URL names");
    assertThat(providers.find()).isEmpty();
    assertThat(browser.post(PAGE + "/delete").statusCode()).isEqualTo(404);
  }

  @Test
  void sendsATestMailToWhoAsksForIt() throws Exception {
    assertThat(browser.get(PAGE).body()).contains("Sends a mail to " + TestBrowser.EMAIL);
    assertThat(browser.submit(PAGE + "/test").body()).contains("has taken the test mail");
    assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
    var mail = mails.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0]).hasToString(TestBrowser.EMAIL);
    assertThat(mail.getSubject()).contains("test mail of " + server.domain());
  }

  @Test
  void saysWhyATestMailWasNotTakenWithoutThePassword() {
    mails.setUser("me@example.com", "me", "right-password");
    mails.getManagers().getUserManager().setAuthRequired(true);
    var here = Integer.toString(port());
    browser.submit(PAGE, form("smtp_host", "127.0.0.1", "smtp_port", here));
    var refused = browser.post(PAGE + "/test");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("127.0.0.1:" + here + " has not taken the mail", "id=\"answer\">535")
        .doesNotContain(PASSWORD);
    mails.getManagers().getUserManager().setAuthRequired(false);

    browser.submit(PAGE, form("smtp_host", "127.0.0.1", "smtp_port", "1"));
    var nobody = browser.post(PAGE + "/test");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("ConnectException").doesNotContain("id=\"answer\"");

    browser.submit(PAGE, form("enabled", "false"));
    var off = browser.post(PAGE + "/test");
    assertThat(off.statusCode()).isEqualTo(422);
    assertThat(off.body()).contains("There is no mail server that could take it");
  }
}
