package dev.licet.identity.administrator;

import static dev.licet.identity.administrator.TestBrowser.location;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupPagesTest {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^Set up the first administrator \\(once, within the hour\\):"
              + " https://(\\S+?)(/setup/\\S+)$");

  @TempDir Path folder;
  private TestServer server;
  private String printed = "";

  @BeforeEach
  void start() {
    var terminal = System.out;
    var caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, UTF_8));
    try {
      server = TestServer.in(folder);
    } finally {
      System.setOut(terminal);
    }
    printed = caught.toString(UTF_8);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePrintedLinkLetsTheFirstAdministratorInOnce() {
    var link = link();
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
  }

  @Test
  void theLinkNamesTheConfiguredDomainAndIsPrintedOnce() { // I10
    var line = LINE.matcher(printed);
    assertThat(line.find()).isTrue();
    assertThat(line.group(1)).isEqualTo(server.domain());
    var secret = line.group(2).substring("/setup/".length());
    assertThat(printed.split(Pattern.quote(secret), -1)).hasSize(2);
  }

  @Test
  void aWrongFormIsShownAgainWithWhatWasTypedButNoPassword() {
    var link = link();
    var browser = new TestBrowser(server);
    browser.get(link);
    var again = browser.post(link, "email", "ada", "password", "sh0rt-pw", "repeat", "another-pw");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("value=\"ada\"", "email-problem", "password-problem", "repeat-problem")
        .doesNotContain("sh0rt-pw", "another-pw");
    assertThat(new TestBrowser(server).get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void aForgedFormDoesNotSpendTheLink() { // I6
    var link = link();
    var victim = new TestBrowser(server);
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
  void aRestartKeepsTheSessionAndMakesNoFurtherLink() {
    var browser = TestBrowser.signedIn(server);
    server.close();
    start();
    assertThat(printed).contains("Licet is ready").doesNotContain("Set up the first administrator");
    var session = browser.session();
    var later = new TestBrowser(server);
    later.cookies().put(SessionCookie.NAME, session);
    assertThat(later.get("/dashboard").body()).contains(TestBrowser.EMAIL);
  }

  @Test
  void aLinkThatWasNeverMadeIsNotFound() {
    var page = new TestBrowser(server).get("/setup/guessed");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This link does not work");
  }

  private String link() {
    var line = LINE.matcher(printed);
    assertThat(line.find()).as(printed).isTrue();
    return line.group(2);
  }
}
