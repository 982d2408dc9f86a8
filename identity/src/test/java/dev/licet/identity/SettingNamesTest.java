package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Tag("once")
@ExtendWith(OutputCaptureExtension.class)
class SettingNamesTest {
  private static final Pattern READ = Pattern.compile("\"licet\\.([a-z-]+)\"");

  @Test
  void refusesANameInAFileThatIsNoSettingAndShowsNoValue() {
    assertThatThrownBy(() -> checkFile("licet.mail-password"))
        .isInstanceOf(StartRefused.class)
        .hasMessage("licet.mail-password is set, but there is no such setting.");
    assertThatThrownBy(() -> checkFile("licet.key-pasphrase"))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "licet.key-pasphrase is set, but there is no such setting: licet.key-passphrase may be"
                + " meant.");
    assertThatCode(() -> checkFile("licet.key-passphrase")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "LICET_DOMIAN, LICET_DOMAIN",
    "LICET_DOMAINS, LICET_DOMAIN",
    "LICET_PROT, LICET_PORT",
    "LICET_TLS_CRET, LICET_TLS_CERT",
    "LICET_TRUSTED_PROXY, LICET_TRUSTED_PROXIES",
    "LICET_DATABASE_URI, LICET_DATABASE_URL",
    "LICET_DATABASE_PASS, LICET_DATABASE_PASSWORD",
    "LICET_KEY_PASSPRASE, LICET_KEY_PASSPHRASE",
  })
  void refusesAVariableThatIsNearlyASetting(String written, String meant) {
    assertThatThrownBy(() -> checkVariable(written))
        .isInstanceOf(StartRefused.class)
        .hasMessage("%s is set, but there is no such setting: %s may be meant.", written, meant);
  }

  /** Guard's, a tenant file's, those of who packs and starts the server, and Kubernetes' own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICET_CA_FILE",
        "LICET_DPOP_MODE",
        "LICET_ISSUERS_0_DOMAIN",
        "LICET_HELLO_SECRET",
        "LICET_ROOT",
        "LICET_HOME",
        "LICET_NODE",
        "LICET_VERSION",
        "LICET_PORT_9443_TCP",
        "LICET_SERVICE_HOST"
      })
  void leavesTheVariablesOfOthersAloneAndSaysSo(String name, CapturedOutput output) {
    checkVariable(name);
    assertThat(output)
        .contains("Left alone, as this server has no such settings: " + name)
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LICET_TLS_CERT", "LICET_TLSCERT", "LICET_KEY_PASSPHRASE_BEFORE", "HOME"})
  void hasNothingToSayOfWhatIsRead(String name, CapturedOutput output) {
    checkVariable(name);
    assertThat(output).doesNotContain("Left alone");
  }

  @Test
  void knowsWhatTheServerReadsAndNothingElse() throws IOException {
    var read = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        READ.matcher(Files.readString(file)).results().map(one -> one.group(1)).forEach(read::add);
      }
    }
    read.removeAll(Set.of("db", "lock")); // files in the data folder
    read.add("paths"); // by Guard, for the Management API
    assertThat(SettingNames.KNOWN).containsExactlyInAnyOrderElementsOf(read);
  }

  @ParameterizedTest
  @CsvSource({
    "--port=hidden, --port",
    "-p, -p",
    "9444, 9444",
    "smtp://me:hidden@mail.example, smtp://***@mail.example",
  })
  void refusesAnArgumentThatSaysNothingToTheServer(String argument, String shown) {
    assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource(argument)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("Unknown argument: '" + shown + "'. Settings are")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesArgumentsAsSpringBootDoes() {
    check(new SimpleCommandLinePropertySource("--spring.config.location=x", "--licet.port=1"));
    assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource("--licet.prot=1")))
        .isInstanceOf(StartRefused.class)
        .hasMessageEndingWith("no such setting: licet.port may be meant.");
  }

  private static void checkFile(String name) {
    check(new OriginTrackedMapPropertySource("file", Map.of(name, "hidden")));
  }

  private static void checkVariable(String name) {
    check(new SystemEnvironmentPropertySource("variables", Map.of(name, "hidden")));
  }

  private static void check(PropertySource<?> source) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    environment.getPropertySources().addLast(source);
    SettingNames.check(environment);
  }
}
