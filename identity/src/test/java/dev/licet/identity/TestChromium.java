package dev.licet.identity;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.core.io.ClassPathResource;

/** A real Chromium without a window, and what axe-core says of the page that it shows. */
public final class TestChromium {
  private TestChromium() {}

  /** Has pages see that the user prefers {@code light} or {@code dark}. */
  public static void prefer(ChromeDriver chrome, String scheme) {
    chrome.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The rules of axe-core that the page breaks, with where. */
  public static List<String> violations(ChromeDriver chrome) {
    chrome.executeScript(axe());
    var found =
        chrome.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(results => done(results.violations.map(
                one => one.id + ': ' + one.nodes.map(node => node.html).join(', '))));
            """);
    var violations = new ArrayList<String>();
    ((List<?>) found).forEach(one -> violations.add(String.valueOf(one)));
    return violations;
  }

  private static String axe() {
    try {
      return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A browser of its own; to be quit. */
  public static ChromeDriver start() {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(onPath("chromedriver"))
            .usingAnyFreePort()
            .build();
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(onPath("chromium"));
    options.setAcceptInsecureCerts(true);
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en");
    return new ChromeDriver(service, options);
  }

  private static File onPath(String program) {
    for (var folder : System.getenv("PATH").split(File.pathSeparator)) {
      var file = new File(folder, program);
      if (file.canExecute()) {
        return file;
      }
    }
    throw new AssertionError(program + " is not on the PATH; make test installs it");
  }
}
