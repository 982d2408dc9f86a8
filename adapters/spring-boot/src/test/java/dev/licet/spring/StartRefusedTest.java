package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresOwner;
import dev.licet.guard.RequiresRole;
import dev.licet.guard.RequiresScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class StartRefusedTest {
  @TempDir Path directory;

  @Test
  void saysWhichSettingIsMissing(CapturedOutput output) {
    refused(App.class, "licet.domain=");
    assertThat(onlyError(output)).contains("AUTH0_DOMAIN", "licet.domain", "missing");
  }

  @Test
  void saysThatTheAudienceIsMissing(CapturedOutput output) {
    refused(App.class, "licet.audience=");
    assertThat(onlyError(output)).contains("API_IDENTIFIER", "licet.audience", "missing");
  }

  @Test
  void saysWhatASettingNeedsBesideIt(CapturedOutput output) { // G30
    refused(App.class, "licet.resource-metadata.name=Books");
    assertThat(onlyError(output)).contains("LICET_RESOURCE / licet.resource is missing");
  }

  @Test
  void saysThatIntrospectionNeedsASecret(CapturedOutput output) { // G30
    refused(App.class, "licet.introspection.client-id=api");
    assertThat(onlyError(output)).contains("licet.introspection.client-secret is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "licet.dpop.mod=required, licet.dpop has 'mod': expected one of mode; algorithms",
    "licet.dpop.nonce-secrets=hidden, licet.dpop has 'nonce-secrets'",
    "licet.introspection.secret=hidden, licet.introspection has 'secret'",
    "licet.cors.origins=hidden, licet.cors has 'origins': expected one of allowed-origins",
    "licet.resource-metadata.title=hidden, licet.resource-metadata has 'title'",
    "licet.mutual-tsl=hidden, licet.mutual-tsl is set; but there is no such setting: licet.mutual-tls",
  })
  void saysWhichNameIsNoSetting(String line, String said, CapturedOutput output) {
    refused(App.class, line);
    assertThat(onlyError(output)).contains(said.replace(';', ',')).doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "licet.domain, https://tenant.example/, AUTH0_DOMAIN",
    "licet.permission-claims, realm_access.roles, licet.permission-claims",
    "licet.role-claims, /a//b, licet.role-claims",
    "licet.wildcards, yes, LICET_WILDCARDS",
    "licet.resource, api, licet.resource",
    "licet.introspection.max-age, x, LICET_INTROSPECTION_MAX_AGE",
    "licet.issuer, ftp://tenant.example/, licet.issuer",
    "licet.algorithms, HS256, ALGORITHMS",
    "licet.algorithms, none, ALGORITHMS",
    "licet.ca-file, /no/such/ca.pem, LICET_CA_FILE",
    "licet.expiry-leeway, soon, LICET_EXPIRY_LEEWAY",
    "licet.expiry-leeway, PT1M1S, licet.expiry-leeway",
    "licet.cors.allowed-origins, http://localhost:3000/, LICET_CORS_ALLOWED_ORIGINS",
    "licet.paths, /api/{, LICET_PATHS",
  })
  void quotesAWrongValue(String property, String value, String name, CapturedOutput output) {
    String domain = property.equals("licet.issuer") ? "licet.domain=" : "server.error.path=/error";
    refused(App.class, property + "=" + value, domain);

    assertThat(onlyError(output)).contains(property, name).contains("'" + value + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "cloud_foundry", "heroku", "azure_app_service"})
  void saysThatSpringBootHidesTheProxies(String platform, CapturedOutput output) { // G30
    String active = "spring.main.cloud-platform=" + platform;
    refused(App.class, active, "licet.trusted-proxies=10.0.0.0/8");

    assertThat(onlyError(output))
        .contains("LICET_TRUSTED_PROXIES / licet.trusted-proxies", "'10.0.0.0/8'")
        .contains("server.forward-headers-strategy=none", platform.toUpperCase(Locale.ROOT));
  }

  /** Jetty would take its word for who the proxy is. */
  @ParameterizedTest
  @ValueSource(
      strings = {"server.forward-headers-strategy=native", "server.forwardHeadersStrategy=NATIVE"})
  void saysThatTheServerHidesTheProxies(String strategy, CapturedOutput output) { // G30
    refused(App.class, strategy, "licet.trusted-proxies=10.0.0.0/8");

    assertThat(onlyError(output))
        .contains("LICET_TRUSTED_PROXIES", "'10.0.0.0/8'", "server.forward-headers-strategy=none");
  }

  @ParameterizedTest
  @CsvSource({
    "kubernetes, server.forward-headers-strategy=none, licet.trusted-proxies=10.0.0.0/8",
    "kubernetes, server.forward-headers-strategy=framework, licet.trusted-proxies=10.0.0.0/8",
    "none, server.forward-headers-strategy=native, licet.trusted-proxies=",
    "kubernetes, server.tomcat.remoteip.remote-ip-header=X-For, licet.trusted-proxies=10.0.0.0/8",
    "kubernetes, licet.wildcards=false, licet.trusted-proxies=",
    "none, licet.wildcards=false, licet.trusted-proxies=10.0.0.0/8",
  })
  void startsWhereSomebodyHasSaidWhoReadsTheProxiesHeaders(
      String platform, String strategy, String proxies) {
    TestApi.start(App.class, "spring.main.cloud-platform=" + platform, strategy, proxies).close();
  }

  @Test
  void saysThatAReactiveApplicationWouldNotBeGuarded(CapturedOutput output) { // G30
    refused(App.class, "spring.main.web-application-type=reactive");

    assertThat(onlyError(output)).contains("reactive", "servlet applications only", "Guard.check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "99999", "-1x"})
  void quotesAPortThatIsNone(String port, CapturedOutput output) {
    assertThat(errorAtPort(port, output))
        .contains("server.port (SERVER_PORT) is '" + port + "'", "0 to 65535")
        .doesNotContain("management");
  }

  @Test
  void saysThatThePortIsTaken(CapturedOutput output) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThat(errorAtPort(port, output))
          .contains("Port " + port + " is taken", "choose another by server.port (SERVER_PORT).");
    }
  }

  @Test
  void saysThatThePortOfTheManagementIsTaken(CapturedOutput output) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      String here = "--management.server.address=127.0.0.1";
      assertThat(errorAtPort("0", output, here, "--management.server.port=" + port))
          .contains(
              "Port " + port + " is taken", "by management.server.port (MANAGEMENT_SERVER_PORT).");
    }
  }

  private static String errorAtPort(String port, CapturedOutput output, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--server.port=" + port);
    arguments.add("--licet.domain=localhost:9");
    arguments.add("--licet.audience=https://hello-api");
    assertThatThrownBy(() -> new SpringApplication(App.class).run(arguments.toArray(String[]::new)))
        .isNotNull();
    assertThat(output.toString()).doesNotContain("\tat ");
    List<String> errors = output.toString().lines().filter(line -> line.contains("ERROR")).toList();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  @Test
  void namesAHandlerWhoseAnnotationsContradictEachOther(CapturedOutput output) {
    assertThatThrownBy(() -> TestApi.start(Contradiction.class)).isInstanceOf(StartRefused.class);

    assertThat(onlyError(output))
        .contains("Contradiction.get", "keep one of @Public, @RequiresScope");
  }

  @Test
  void namesAHandlerForAnOwnerWhomItsPathDoesNotName(CapturedOutput output) { // G30
    assertThatThrownBy(() -> TestApi.start(NoOwner.class)).isInstanceOf(StartRefused.class);

    assertThat(onlyError(output))
        .contains("NoOwner#get", "{userId}", "its path '/users/{id}' has no {userId}");
  }

  @EnableAutoConfiguration
  @RestController
  static class NoOwner {
    @RequiresOwner("userId")
    @GetMapping("/users/{id}")
    void get() {}
  }

  @Test
  void namesAHandlerForARoleThatNobodyCanHave(CapturedOutput output) { // G30
    assertThatThrownBy(() -> TestApi.start(NoRole.class)).isInstanceOf(StartRefused.class);

    assertThat(onlyError(output)).contains("NoRole#get", "licet.role-claims is missing", "editor");
    TestApi.start(NoRole.class, "licet.role-claims=roles").close();
  }

  @EnableAutoConfiguration
  @RestController
  static class NoRole {
    @RequiresRole("editor")
    @GetMapping("/")
    void get() {}
  }

  @Test
  void endsTheProcessWithAnExitCodeAndOneLine() throws IOException, InterruptedException {
    Files.writeString(directory.resolve(".env"), "AUTH0_DOMAIN=localhost:9\n");

    Process process = process();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(text)
        .contains("API_IDENTIFIER")
        .doesNotContain("AUTH0_DOMAIN", "\tat ", "Exception");
  }

  @Test
  void endsTheProcessWithOneLineIfDotEnvCannotBeRead() throws IOException, InterruptedException {
    Files.writeString(directory.resolve(".env"), "AUTH0_DOMAIN\n");

    Process process = process();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(text).contains(".env, line 1: expected NAME=value").doesNotContain("\tat ");
    assertThat(text.strip().lines()).hasSize(1);
  }

  private Process process() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            App.class.getName());
    Map<String, String> variables = builder.environment();
    List.of("AUTH0_DOMAIN", "API_IDENTIFIER").forEach(variables::remove);
    return builder.directory(directory.toFile()).redirectErrorStream(true).start();
  }

  private static void refused(Class<?> app, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--spring.main.banner-mode=off");
    for (String property : properties) {
      arguments.add("--" + property);
    }
    for (String complete :
        List.of("licet.domain=localhost:9", "licet.audience=https://hello-api")) {
      String name = complete.substring(0, complete.indexOf('=') + 1);
      if (arguments.stream().noneMatch(argument -> argument.startsWith("--" + name))) {
        arguments.add("--" + complete);
      }
    }
    assertThatThrownBy(() -> new SpringApplication(app).run(arguments.toArray(String[]::new)))
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(StartRefused.class),
            failure -> assertThat(failure).hasRootCauseInstanceOf(StartRefused.class));
  }

  private static String onlyError(CapturedOutput output) {
    assertThat(output.toString()).doesNotContain("\tat ", "Exception", "WARN");
    List<String> errors = output.toString().lines().filter(line -> line.contains("ERROR")).toList();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  @EnableAutoConfiguration
  static class App {
    public static void main(String[] args) {
      SpringApplication application = new SpringApplication(App.class);
      application.setLogStartupInfo(false);
      application.setDefaultProperties(
          Map.of("server.port", "0", "spring.main.banner-mode", "off"));
      application.run(args);
    }
  }

  @EnableAutoConfiguration
  @RestController
  static class Contradiction {
    @Public
    @RequiresScope("read:admin")
    @GetMapping("/")
    String get() {
      return "never";
    }
  }
}
