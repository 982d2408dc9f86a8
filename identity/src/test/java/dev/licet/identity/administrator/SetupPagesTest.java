package dev.licet.identity.administrator;

import static dev.licet.identity.administrator.TestBrowser.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupPagesTest {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^Set up the first administrator \\(once, within the hour\\):"
              + " https://(\\S+?)(/setup/\\S+)$");

  @TempDir static Path folder;
  private static Started shared;

  @BeforeAll
  static void start() {
    shared = Started.in(folder);
  }

  @AfterAll
  static void stop() {
    shared.server().close();
  }

  @Test
  void thePrintedLinkLetsTheFirstAdministratorInOnceAndForGood(@TempDir Path own) {
    var browser = letIn(own);
    var later = Started.in(own);
    try (var server = later.server()) {
      assertThat(later.printed()).doesNotContain("Set up the first administrator");
      var again = new TestBrowser(server);
      again.cookies().putAll(browser.cookies());
      assertThat(again.get("/dashboard").body()).contains("ada@example.com", "Sign out");
    }
  }

  private static TestBrowser letIn(Path folder) {
    var started = Started.in(folder);
    try (var server = started.server()) {
      var link = started.link();
      var browser = new TestBrowser(server);
      assertThat(browser.get(link).body()).contains("id=\"email\"", "id=\"password\"");
      assertThat(browser.get(link).statusCode()).isEqualTo(200);

      var entered =
          browser.post(
              link,
              "email",
              " Ada@Example.com",
              "password",
              TestBrowser.PASSWORD,
              "repeat",
              TestBrowser.PASSWORD);
      assertThat(entered.statusCode()).isEqualTo(303);
      assertThat(browser.get(location(entered)).body()).contains("ada@example.com", "Sign out");

      assertThat(browser.get(link).statusCode()).isEqualTo(410);
      assertThat(new TestBrowser(server).get(link).body()).contains("restart it");
      assertThat(new TestBrowser(server).signIn("ADA@example.com", TestBrowser.PASSWORD))
          .extracting(TestBrowser::location)
          .isEqualTo("/dashboard");
      return browser;
    }
  }

  @Test
  void theLinkNamesTheConfiguredDomainAndIsPrintedOnce() { // I10
    var line = LINE.matcher(shared.printed());
    assertThat(line.find()).isTrue();
    assertThat(line.group(1)).isEqualTo(shared.server().domain());
    var secret = line.group(2).substring("/setup/".length());
    assertThat(shared.printed().split(Pattern.quote(secret), -1)).hasSize(2);
  }

  @Test
  void aWrongFormIsShownAgainWithWhatWasTypedButNoPassword() {
    var link = shared.link();
    var browser = new TestBrowser(shared.server());
    browser.get(link);
    var again = browser.post(link, "email", "ada", "password", "sh0rt-pw", "repeat", "another-pw");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("value=\"ada\"", "email-problem", "password-problem", "repeat-problem")
        .doesNotContain("sh0rt-pw", "another-pw");
    assertThat(new TestBrowser(shared.server()).get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void aForgedFormDoesNotSpendTheLink() { // I6
    var link = shared.link();
    var victim = new TestBrowser(shared.server());
    victim.get(link);
    var forged =
        victim.forgedPost(
            link,
            "email",
            "eve@example.com",
            "password",
            TestBrowser.PASSWORD,
            "repeat",
            TestBrowser.PASSWORD);
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("This request was refused");
    assertThat(victim.get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkThatWasNeverMadeIsNotFound() {
    var page = new TestBrowser(shared.server()).get("/setup/guessed");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This link does not work");
  }

  /** A server, and what it wrote to the terminal while it started. */
  private record Started(TestServer server, String printed) {
    static Started in(Path folder) {
      var terminal = System.out;
      var caught = new ByteArrayOutputStream();
      System.setOut(new PrintStream(caught, true, UTF_8));
      try {
        return new Started(TestServer.in(folder), caught.toString(UTF_8));
      } finally {
        System.setOut(terminal);
      }
    }

    String link() {
      var line = LINE.matcher(printed);
      assertThat(line.find()).as(printed).isTrue();
      return line.group(2);
    }
  }
}
