package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium; what it saw stays in {@code target/screenshots}. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Repository.ROOT.resolve("e2e/target/screenshots");

  private final ChromeDriver driver;
  private int shots;

  Browser() {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(onPath("chromedriver"))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options());
    driver.manage().window().setSize(new Dimension(1280, 900));
  }

  Browser open(String url) {
    driver.get(url);
    return this;
  }

  String url() {
    return driver.getCurrentUrl();
  }

  String title() {
    return driver.getTitle();
  }

  /** What the page shows, as text. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  WebElement find(String css) {
    settle();
    return await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  /** What a field holds, read in one piece although the page may change meanwhile. */
  String value(String css) {
    return await(driver -> find(css).getDomProperty("value"));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  Browser type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  Browser click(String css) {
    return click(By.cssSelector(css));
  }

  /** Chooses an option of a list by its text, as a change of the value. */
  Browser choose(String css, String text) {
    new Select(find(css)).selectByVisibleText(text);
    return this;
  }

  Browser clickLink(String text) {
    return click(By.linkText(text));
  }

  Browser awaitText(String text) {
    await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    return this;
  }

  Browser awaitUrl(String regex) {
    await(ExpectedConditions.urlMatches(regex));
    return this;
  }

  <T> T await(ExpectedCondition<T> condition) {
    // htmx swaps elements while we look: what went stale is looked for again. The driver has more
    // than one exception for that ("does not belong to the document").
    return new WebDriverWait(driver, Duration.ofSeconds(20))
        .ignoring(WebDriverException.class)
        .until(condition);
  }

  /** Keeps a picture of the page. */
  Browser shoot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      shots++;
      Files.write(
          SCREENSHOTS.resolve("%02d-%s.png".formatted(shots, name)),
          driver.getScreenshotAs(OutputType.BYTES));
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What a developer would see in red: scripts or styles that the page's own policy blocked … */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Clicks what is in view at once: a page that scrolls smoothly would move below the pointer. */
  private Browser click(By where) {
    settle();
    WebElement element = await(ExpectedConditions.elementToBeClickable(where));
    driver.executeScript(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
    element.click();
    return this;
  }

  /** Waits until htmx has put in what it asked for, so that nobody acts on what will go. */
  private void settle() {
    await(page ->
        driver.executeScript(
            "return !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"));
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(onPath("chromium"));
    options.setAcceptInsecureCerts(true);
    return options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
  }

  private static File onPath(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      File file = new File(folder, program);
      if (file.canExecute()) {
        return file;
      }
    }
    assertThat(program).as("a program on the PATH; make test installs it").isEmpty();
    throw new AssertionError();
  }
}
