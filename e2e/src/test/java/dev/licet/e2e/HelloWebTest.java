package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** People sign in to the example's web application, which calls the hello API in their name. */
@TestInstance(Lifecycle.PER_CLASS)
class HelloWebTest {
  private static final String SECRET = "hello-web-hello-web-hello-web-hello-web-hello-web";
  private static final String TRUST_PASSWORD = "changeit";

  @TempDir private static Path directory;
  private final int port = Ports.free();
  private Identity identity;
  private Hello hello;
  private Program web;

  @BeforeAll
  void start() throws Exception {
    identity = Identity.start(directory);
    addApplication();
    hello = Hello.start(directory, identity.domain(), identity.ca());
    web = startWeb();
    Eventually.holds(web, () -> assertThat(answer("/goodbye")).isEqualTo(200));
  }

  @AfterAll
  void stop() {
    web.close();
    hello.close();
    identity.close();
  }

  @Test
  void showsNobodyAPageWhoHasNotSignedIn() {
    assertThat(answer("/")).isEqualTo(302);
    try (Browser browser = new Browser()) {
      browser.open(url("/")).awaitUrl("https://" + identity.domain() + "/u/.*");
    }
  }

  @Test
  void letsAnAdministratorReadBothMessages() {
    try (Browser browser = new Browser()) {
      signIn(browser, "alice@example.com", "Demo-Wonderland-1");
      assertThat(browser.text()).contains("Hello alice@example.com", "Hello user!", "Hello admin!");
    }
  }

  @Test
  void letsAUserReadNoMoreThanTheApiAllows() {
    try (Browser browser = new Browser()) {
      signIn(browser, "bob@example.com", "Demo-Builder-1");
      assertThat(browser.text())
          .contains("Hello bob@example.com", "Hello user!", "You don't have access")
          .doesNotContain("Hello admin!");
    }
  }

  @Test
  void asksForThePasswordAgainAfterSigningOut() {
    try (Browser browser = new Browser()) {
      signIn(browser, "alice@example.com", "Demo-Wonderland-1");
      browser.click("button").awaitText("Goodbye");
      browser.clickLink("Sign in again").awaitUrl("https://" + identity.domain() + "/u/.*");
      browser.find("#password");
    }
  }

  private void signIn(Browser browser, String email, String password) {
    browser
        .open(url("/"))
        .type("#email", email)
        .type("#password", password)
        .click("button[type=submit]");
    browser.await(_ -> browser.title().equals("Hello") || isAskedForConsent(browser));
    if (isAskedForConsent(browser)) {
      browser.click("#accept").awaitText("Sign out");
    }
  }

  /** Each user once, at the first of these tests that they appear in. */
  private static boolean isAskedForConsent(Browser browser) {
    return browser.text().contains("hello-web asks for access");
  }

  private int answer(String path) {
    return Https.none().get(url(path)).statusCode();
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  /** The example's own file, with the port of this test. */
  private void addApplication() throws IOException {
    Path file = Repository.ROOT.resolve("examples/hello-web/tenant.yaml");
    Path here = directory.resolve("web.yaml");
    Files.writeString(here, Files.readString(file).replace(":3000/", ":" + port + "/"));
    try (Program licet =
        Program.start(
            directory,
            Map.of("AUTH0_CLIENT_SECRET", SECRET),
            Repository.ROOT.resolve("licet").toString(),
            "tenant",
            "apply",
            here.toString())) {
      assertThat(licet.exitCode()).as(licet::everything).isZero();
    }
  }

  private Program startWeb() throws Exception {
    return Program.jar(
        Repository.webJar(),
        directory,
        Map.of(
            "AUTH0_DOMAIN", identity.domain(),
            "AUTH0_CLIENT_SECRET", SECRET,
            "API_URL", hello.url(""),
            "PORT", Integer.toString(port),
            "JDK_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                    .formatted(trust(), TRUST_PASSWORD)));
  }

  /** What {@code keytool -importcert} makes of the server's own authority. */
  private Path trust() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("trust.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(identity.ca())) {
      store.setCertificateEntry(
          "licet", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, TRUST_PASSWORD.toCharArray());
    }
    return file;
  }
}
