package dev.licet.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTemplatesPagesTest {
  private static final String LIST = "/dashboard/mails/templates";
  private static final String TAGS = "</textarea>\"><script>alert('x')</script>";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static MailTemplates templates;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    templates = server.bean(MailTemplates.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String[] form(String field, String instead) {
    var fields =
        new String[] {
          "enabled", "true",
          "from", "Shop <login@example.com>",
          "subject", "Hello {{ user.name }}",
          "body", "<p>Hello</p>\r\n<a href=\"{{ url }}\">go</a>",
          "resultUrl", "https://shop.example/back",
          "includeEmailInRedirect", "true",
          "urlLifetimeInSeconds", "3600"
        };
    for (int i = 0; i < fields.length; i += 2) {
      fields[i + 1] = fields[i].equals(field) ? instead : fields[i + 1];
    }
    return fields;
  }

  @Test
  void everyMailIsListedAndOneIsPutIntoOwnWords() {
    assertThat(browser.get(LIST).body()).contains(MailKind.names());
    var page = LIST + "/reset_email";
    assertThat(browser.get(page).body()).contains("value=\"432000\"", "{{ user.name }}");
    var saved = browser.submit(page, form("", ""));
    assertThat(saved.body())
        .contains("Saved.", "&lt;p&gt;Hello&lt;/p&gt;\n&lt;a href", "value=\"3600\"");
    assertThat(templates.find(MailKind.RESET_EMAIL))
        .contains(
            new MailTemplate(
                "<p>Hello</p>\n<a href=\"{{ url }}\">go</a>",
                "Shop <login@example.com>",
                "Hello {{ user.name }}",
                "https://shop.example/back",
                Duration.ofHours(1),
                true,
                true));
    assertThat(browser.get(LIST).body()).contains("in your own words");

    browser.submit(page, "urlLifetimeInSeconds", "60");
    assertThat(templates.find(MailKind.RESET_EMAIL))
        .contains(new MailTemplate("", "", "", "", Duration.ofMinutes(1), false, false));
    assertThat(browser.get(LIST).body()).contains("Not sent");
  }

  @Test
  void aMailThatNeedsATemplateIsShownAsNotSent() {
    assertThat(browser.get(LIST + "/welcome_email").body()).doesNotContain("checked");
    assertThat(browser.get(LIST + "/verify_email").body()).contains("checked");
  }

  @Test
  void aWrongTemplateIsShownAgainAndNothingIsSaved() {
    var page = LIST + "/verify_email";
    browser.get(page);
    for (var wrong :
        List.of(
            List.of("from", "f".repeat(301)),
            List.of("from", "{{ user.password }}"),
            List.of("from", "Acme, Inc. <a@acme.com>"),
            List.of("subject", "{% if %}" + TAGS),
            List.of("body", TAGS + "{{ user['name'] }}"),
            List.of("body", "b".repeat(200_001)),
            List.of("resultUrl", "javascript:alert(1)"),
            List.of("urlLifetimeInSeconds", "0"),
            List.of("urlLifetimeInSeconds", "2592001"),
            List.of("urlLifetimeInSeconds", TAGS))) {
      var field = wrong.getFirst();
      var answer = browser.post(page, form(field, wrong.getLast()));
      assertThat(answer.statusCode()).as(field).isEqualTo(422);
      assertThat(answer.body())
          .contains("id=\"" + field + "-problem\"")
          .doesNotContain("<script>alert"); // I5
      assertThat(templates.find(MailKind.VERIFY_EMAIL)).isEmpty();
    }
    assertThat(browser.post(page, form("body", TAGS + "{{ x }}")).body())
        .contains("&lt;/textarea&gt;&quot;&gt;&lt;script&gt;");
    assertThat(browser.get(LIST + "/stolen_credentials").statusCode()).isEqualTo(404);
  }
}
