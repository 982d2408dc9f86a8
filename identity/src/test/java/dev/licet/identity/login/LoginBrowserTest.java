package dev.licet.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestChromium;
import dev.licet.identity.TestServer;
import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.recovery.TestTickets;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The users' pages in Chromium: what axe-core finds, by keyboard, on a phone, in the dark. */
@Tag("once")
class LoginBrowserTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final Dimension PHONE = new Dimension(500, 800); // Chromium's narrowest window

  /** What a browser makes of {@link TestThemes}, by where and which style. */
  private static final Map<String, String> LOOKS =
      Map.ofEntries(
          Map.entry("body backgroundColor", "rgb(160, 0, 32)"),
          Map.entry("body color", "rgb(160, 0, 3)"),
          Map.entry(".card backgroundColor", "rgb(160, 0, 24)"),
          Map.entry(".card borderTopColor", "rgb(160, 0, 25)"),
          Map.entry(".card borderTopWidth", "1px"),
          Map.entry(".card borderRadius", "5px"),
          Map.entry(".card boxShadow", "rgba(0, 0, 0, 0.12) 0px 12px 40px 0px"),
          Map.entry(".name justifyContent", "right"),
          Map.entry(".name img height", "52px"),
          Map.entry("h1 color", "rgb(160, 0, 5)"),
          Map.entry("h1 fontSize", "30px"),
          Map.entry("h1 fontWeight", "700"),
          Map.entry("h1 textAlign", "center"),
          Map.entry(".lead fontSize", "22px"),
          Map.entry(".foot fontSize", "17.5px"),
          Map.entry("a fontSize", "16px"),
          Map.entry("a color", "rgb(160, 0, 17)"),
          Map.entry("a textDecorationLine", "none"),
          Map.entry("label color", "rgb(160, 0, 16)"),
          Map.entry("label fontSize", "18px"),
          Map.entry("#email color", "rgb(160, 0, 9)"),
          Map.entry("#email backgroundColor", "rgb(160, 0, 7)"),
          Map.entry("#email borderTopColor", "rgb(160, 0, 8)"),
          Map.entry("#email borderTopWidth", "1px"),
          Map.entry("#email borderRadius", "4px"),
          Map.entry("#email fontSize", "20px"),
          Map.entry("#email outlineColor", "rgb(160, 0, 1)"),
          Map.entry("button color", "rgb(160, 0, 19)"),
          Map.entry("button backgroundColor", "rgb(160, 0, 18)"),
          Map.entry("button borderRadius", "3px"),
          Map.entry("button fontSize", "20px"),
          Map.entry(".background objectFit", "cover"));

  @TempDir static Path folder;
  private static TestServer server;
  private static ChromeDriver chrome;
  private static User alice;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder, Map.of("licet.mode", "dev"));
    alice =
        TestUsers.done(server.bean(Users.class).create(NewUser.of("alice@example.com", PASSWORD)));
    chrome = TestChromium.start();
  }

  @AfterAll
  static void stop() {
    chrome.quit();
    server.close();
  }

  @BeforeEach
  void freshBrowser() {
    open("/u/nowhere");
    chrome.manage().deleteAllCookies();
    chrome.manage().logs().get(LogType.BROWSER);
  }

  /** A script, a style or a form that a page's own policy has blocked would be told here. */
  @AfterEach
  void nothingWasBlocked() {
    assertThat(
            chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy")))
        .isEmpty();
  }

  @Test
  void axeFindsNothingToComplainAbout() {
    for (var size : List.of(new Dimension(1200, 900), PHONE)) {
      chrome.manage().window().setSize(size);
      for (var scheme : List.of("light", "dark")) {
        prefer(scheme);
        for (var page : pages()) {
          open(page);
          assertThat(violations()).as("%s, %s, %s", page, scheme, size).isEmpty();
          shoot(page, scheme, size);
        }
        problems();
      }
    }
    prefer("light");
  }

  /** Pages that say what is wrong with a form. */
  private static void problems() {
    open(begin());
    submit("alice@example.com", "wrong");
    assertThat(text()).contains("Wrong e-mail or password.");
    assertThat(violations()).isEmpty();
    open(begin().replace("login", "signup"));
    submit("no address", "weak");
    assertThat(text()).contains("Enter an e-mail address", "too weak");
    assertThat(violations()).isEmpty();
  }

  private static List<String> pages() {
    var tickets = new TestTickets(server);
    var signIn = begin("alice@example.com");
    return List.of(
        signIn,
        signIn.replace("login", "signup"),
        signIn.replace("login", "login/identifier"),
        signIn.replace("login", "login/password"),
        "/u/reset-password/request?state=" + TestSignIns.state(signIn),
        tickets.verification(alice),
        tickets.password(alice),
        tickets.unblock(alice),
        "/u/activate?user_code=BCDF-GHJK",
        "/u/nowhere");
  }

  @Test
  void looksAsTheThemeSaysInTheLightAndInTheDark() {
    chrome.manage().window().setSize(new Dimension(1200, 900));
    var nowhere = "\"https://127.0.0.1:1/picture.svg\"";
    var theme =
        TestThemes.whole(
            "/widget/logo_url", nowhere, "/page_background/background_image_url", nowhere);
    var management = new TestManagement(server);
    management.post("/branding/themes", theme, "create:branding");
    for (var scheme : List.of("light", "dark")) {
      prefer(scheme);
      open(begin());
      assertThat(LOOKS.keySet()).allSatisfy(this::looksRight);
      assertThat(script("return document.querySelector('.card').getBoundingClientRect().left"))
          .isEqualTo(16L);
      shoot("/theme", scheme, new Dimension(1200, 900));
    }
    prefer("light");
    management.delete("/branding/themes/default", "delete:branding");
    open(begin());
    assertThat(style("button backgroundColor")).isEqualTo("rgb(11, 122, 102)");
    assertThat(style(".card borderRadius")).isEqualTo("12px");
  }

  private void looksRight(String what) {
    assertThat(style(what)).as(what).isEqualTo(LOOKS.get(what));
  }

  private static Object style(String what) {
    var parts = what.split(" (?=\\w+$)");
    return chrome.executeScript(
        "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
        parts[0],
        parts[1]);
  }

  @Test
  void signsInByKeyboardAloneAndGoesOnToTheApplication() {
    open(begin());
    chrome.switchTo().activeElement().sendKeys("alice@example.com", Keys.TAB);
    chrome.switchTo().activeElement().sendKeys(PASSWORD, Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(page -> page.getCurrentUrl().contains(TestSignIns.RESUME));
  }

  @Test
  void theAccountPageIsFineToo() {
    open(begin());
    chrome.findElement(By.id("email")).sendKeys("alice@example.com");
    chrome.findElement(By.id("password")).sendKeys(PASSWORD, Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(page -> page.getCurrentUrl().contains(TestSignIns.RESUME));
    open("/u/account");
    assertThat(text()).contains("Where you are signed in", "This browser");
    assertThat(violations()).isEmpty();
    open("/u/logout");
    assertThat(violations()).isEmpty();
  }

  @Test
  void fitsAPhone() {
    chrome.manage().window().setSize(PHONE);
    for (var page : pages()) {
      open(page);
      assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
          .as(page)
          .isEqualTo(true);
    }
  }

  @Test
  void nothingThatSomebodySentIsExecuted() { // I5
    var attack = "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E%3Cscript%3Ealert(2)%3C/script%3E";
    for (var page :
        List.of(
            begin() + "&login_hint=" + attack,
            "/u/login?state=" + attack,
            "/u/reset-password/request?state=" + attack,
            "/u/reset-password?ticket=" + attack,
            "/u/email-verification?ticket=" + attack,
            "/u/" + attack.replace("%20", "").replace("/", ""))) {
      open(page);
      assertThat(script("return document.querySelectorAll('script, img[src=x]').length"))
          .as(page)
          .isEqualTo(0L);
    }
  }

  private static String begin() {
    return begin("");
  }

  private static String begin(String loginHint) {
    var begun = new TestSignIns(server).begin(loginHint);
    chrome
        .manage()
        .addCookie(
            new Cookie.Builder(begun.cookie().getName(), begun.cookie().getValue())
                .path("/")
                .isSecure(true)
                .isHttpOnly(true)
                .sameSite("Lax")
                .build());
    return begun.url();
  }

  private static void submit(String email, String password) {
    var field = chrome.findElement(By.id("email"));
    field.clear();
    field.sendKeys(email);
    chrome.findElement(By.id("password")).sendKeys(password, Keys.ENTER);
    new WebDriverWait(chrome, Duration.ofSeconds(20))
        .until(page -> !page.findElements(By.id("problem")).isEmpty());
  }

  private static void open(String path) {
    chrome.get(server.uri(path).toString());
  }

  /** Keeps a picture of the page in {@code target/screenshots}. */
  private static void shoot(String page, String scheme, Dimension size) {
    var name = page.replaceAll("\\?.*", "").substring(1).replace('/', '-');
    var file =
        Path.of("target/screenshots", "%s-%s-%d.png".formatted(name, scheme, size.getWidth()));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, chrome.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text() {
    return chrome.findElement(By.tagName("main")).getText();
  }

  private static Object script(String source) {
    return chrome.executeScript(source);
  }

  private static void prefer(String scheme) {
    TestChromium.prefer(chrome, scheme);
  }

  private static List<String> violations() {
    return TestChromium.violations(chrome);
  }
}
