package dev.licet.identity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestChromium;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.organization.Organization;
import dev.licet.identity.organization.Organizations;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages of the dashboard in Chromium: what axe-core finds, on a phone and in the dark too. */
@Tag("once")
class DashboardBrowserTest {
  private static final Dimension SCREEN = new Dimension(1200, 900);
  private static final Dimension PHONE = new Dimension(500, 800);

  @TempDir static Path folder;
  private static TestServer server;
  private static ChromeDriver chrome;
  private static String clientId = "";
  private static String organizationId = "";

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    var wanted = NewApplication.named("Job", ApplicationType.NON_INTERACTIVE);
    RegisteredApplication job = done(server.bean(Applications.class).register(wanted));
    clientId = job.application().clientId();
    Organization acme =
        done(server.bean(Organizations.class).create("acme", JsonObject.EMPTY, Map.of()));
    organizationId = acme.id();
    chrome = TestChromium.start();
    signIn();
  }

  @AfterAll
  static void stop() {
    chrome.quit();
    server.close();
  }

  private static void signIn() {
    var browser = TestBrowser.signedIn(server);
    browser.get("/dashboard/mails");
    browser.post("/dashboard/mails", "enabled", "true", "smtp_host", "127.0.0.1", "smtp_port", "1");
    var cookies = browser.cookies();
    chrome.get(server.uri("/dashboard/signin").toString());
    cookies.forEach((name, value) ->
        chrome
            .manage()
            .addCookie(new Cookie.Builder(name, value).path("/").isSecure(true).build()));
  }

  private static List<String> pages() {
    return List.of(
        "/dashboard/settings",
        "/dashboard/branding",
        "/dashboard/mails",
        "/dashboard/mails/delete",
        "/dashboard/mails/templates",
        "/dashboard/mails/templates/reset_email",
        "/dashboard/attack-protection",
        "/dashboard/jobs",
        "/dashboard/password",
        "/dashboard/organizations",
        "/dashboard/organizations/" + organizationId,
        "/dashboard/organizations/" + organizationId + "/delete",
        "/dashboard/applications/" + clientId + "/sign-in",
        "/dashboard/applications/" + clientId + "/tokens",
        "/dashboard/applications/" + clientId + "/credentials",
        "/dashboard/applications/" + clientId + "/connections",
        "/dashboard/connections/con_UsernamePassword/applications",
        "/dashboard/applications/" + clientId + "/rotate");
  }

  @Test
  void axeFindsNothingToComplainAbout() {
    for (var size : List.of(SCREEN, PHONE)) {
      chrome.manage().window().setSize(size);
      for (var scheme : List.of("light", "dark")) {
        TestChromium.prefer(chrome, scheme);
        for (var page : pages()) {
          chrome.get(server.uri(page).toString());
          assertThat(chrome.getCurrentUrl()).endsWith(page);
          assertThat(TestChromium.violations(chrome))
              .as("%s, %s, %s", page, scheme, size)
              .isEmpty();
        }
      }
    }
    TestChromium.prefer(chrome, "light");
  }

  @Test
  void aFormWithAProblemIsAsReadable() {
    chrome.get(server.uri("/dashboard/branding").toString());
    chrome.findElement(By.id("primary")).sendKeys("red", Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(_ -> !chrome.findElements(By.id("primary-problem")).isEmpty());
    assertThat(chrome.findElement(By.id("primary-problem")).getText()).contains("A colour is #");
    assertThat(TestChromium.violations(chrome)).isEmpty();
  }

  @Test
  void aTestMailThatFailsSaysSoAsReadably() {
    chrome.get(server.uri("/dashboard/mails").toString());
    chrome.findElement(By.id("send-test")).sendKeys(Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(_ -> !chrome.findElements(By.id("test-failed")).isEmpty());
    assertThat(chrome.findElement(By.id("test-failed")).getText())
        .contains("127.0.0.1:1 has not taken the mail: ConnectException");
    assertThat(TestChromium.violations(chrome)).isEmpty();
  }

  @Test
  void aPasswordIsChangedWithoutAMouse() {
    chrome.get(server.uri("/dashboard").toString());
    chrome.findElement(By.id("own-password")).sendKeys(Keys.ENTER);
    var wait = new WebDriverWait(chrome, Duration.ofSeconds(20));
    wait.until(_ -> !chrome.findElements(By.id("present")).isEmpty());
    chrome.findElement(By.id("present")).sendKeys("not my password", Keys.TAB);
    for (int field = 0; field < 2; field++) {
      chrome.switchTo().activeElement().sendKeys(TestBrowser.PASSWORD, Keys.TAB);
    }
    chrome.switchTo().activeElement().sendKeys(Keys.ENTER);
    wait.until(_ -> !chrome.findElements(By.id("present-problem")).isEmpty());
    assertThat(TestChromium.violations(chrome)).isEmpty();
    for (var field : List.of("present", "password", "repeat")) {
      chrome.findElement(By.id(field)).sendKeys(TestBrowser.PASSWORD);
    }
    chrome.findElement(By.id("repeat")).sendKeys(Keys.ENTER);
    wait.until(_ -> !chrome.findElements(By.id("notice")).isEmpty());
    assertThat(chrome.findElement(By.id("notice")).getText()).contains("another password");
  }

  @Test
  void aFileOfUsersIsChosenSentAndWatched(@TempDir Path files) throws IOException {
    var file = files.resolve("users.ndjson");
    Files.writeString(file, "{\"email\":\"ada@example.com\"}\n{\"email\":\"nobody\"}\n");
    chrome.get(server.uri("/dashboard/jobs").toString());
    chrome.findElement(By.id("file")).sendKeys(file.toString());
    chrome.findElement(By.id("begin-import")).sendKeys(Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(_ -> !chrome.findElements(By.cssSelector("#job[data-status=completed]")).isEmpty());
    assertThat(chrome.findElement(By.id("inserted")).getText()).isEqualTo("1");
    assertThat(chrome.findElement(By.id("refused")).getText()).contains("nobody", "e-mail");
    assertThat(TestChromium.violations(chrome)).isEmpty();

    Files.writeString(file, "[{");
    chrome.get(server.uri("/dashboard/jobs").toString());
    chrome.findElement(By.id("file")).sendKeys(file.toString());
    chrome.findElement(By.id("begin-import")).sendKeys(Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(_ -> chrome.findElement(By.cssSelector("[data-problem]")).isDisplayed());
    assertThat(chrome.findElement(By.cssSelector("[data-problem]")).getText())
        .startsWith("The file is no valid JSON");
    assertThat(TestChromium.violations(chrome)).isEmpty();
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Done<T>) outcome).value();
  }
}
