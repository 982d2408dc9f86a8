package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsTest {
  @TempDir Path directory;

  private Map<String, Object> variables = Map.of();
  private Map<String, Object> yaml = Map.of();

  @ParameterizedTest
  @CsvSource({
    "LICET_DPOP_MOD, dpop, mod",
    "LICET_INTROSPECTION_TIME_OUTS, introspection, time.outs"
  })
  void refusesAVariableOfASectionThatIsNoSetting(String variable, String section, String name) {
    Settings settings = new Settings(withVariable(variable));
    assertThatThrownBy(settings::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("licet." + section + " has '" + name + "': expected one of ");
  }

  @Test
  void refusesAValueForAWholeSection() {
    Settings settings = new Settings(withVariable("LICET_DPOP"));
    assertThatThrownBy(settings::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("licet.dpop is set, but has settings of its own: expected one of ");
  }

  @ParameterizedTest
  @EnumSource
  void takesEachVariableThatThereIs(Setting setting) {
    StandardEnvironment environment = withVariable(setting.variable());
    assertThatCode(() -> new Settings(environment).check()).doesNotThrowAnyException();
    assertThatCode(() -> NearNames.check(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "LICET_MUTUAL_TSL, LICET_MUTUAL_TLS",
    "LICET_MUTUALTSL, LICET_MUTUAL_TLS",
    "LICET_DOMIAN, LICET_DOMAIN",
    "LICET_AUDIENCES, LICET_AUDIENCE",
    "LICET_INTROSPECTON_TIMEOUT, LICET_INTROSPECTION_TIMEOUT",
    "licet.mutual-tsl, licet.mutual-tls",
    "licet.algoritms[0], licet.algorithms"
  })
  void refusesANameThatIsNearlyASettingAndShowsNoValue(String written, String meant) {
    StandardEnvironment environment = withVariable(written);
    assertThatThrownBy(() -> NearNames.check(environment))
        .isInstanceOf(StartRefused.class)
        .hasMessage(written + " is set, but there is no such setting: " + meant + " may be meant.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICET_MUTUALTLS",
        "LICET_AUDIENCE_0_",
        "LICET_ISSUERS_0_DOMAIN",
        "licet.issuers[1].audience[0]",
        "licet.audience[0]",
        "licet.mutualTls",
        "LICET_DATA",
        "LICET_TLS_CERT",
        "LICET_KEY_FILE",
        "LICET_SMTP_URL",
        "LICET_PORT",
        "licet.menu",
        "MUTUAL_TSL"
      })
  void leavesOtherNamesAlone(String name) {
    assertThatCode(() -> NearNames.check(withVariable(name))).doesNotThrowAnyException();
  }

  private static StandardEnvironment withVariable(String name) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "x")));
    return environment;
  }

  @Test
  void areFoundUnderTheTutorialsNames() {
    variables = Map.of("AUTH0_DOMAIN", "a.example", "API_IDENTIFIER", "https://a, https://b");

    assertThat(settings().value(Setting.DOMAIN)).contains("a.example");
    assertThat(settings().list(Setting.AUDIENCE)).containsExactly("https://a", "https://b");
  }

  @Test
  void areFoundInAYamlList() {
    yaml = Map.of("licet.audience[0]", "https://a", "licet.audience[1]", "https://b");

    assertThat(settings().list(Setting.AUDIENCE)).containsExactly("https://a", "https://b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pa,,ss", "pa, ss", ",pass,", "pa,ss"})
  void thatHaveOneValueAreTakenWithTheCommasInIt(String secret) {
    yaml = Map.of("licet.introspection.client-secret", secret);
    assertThat(settings().value(Setting.INTROSPECTION_CLIENT_SECRET)).contains(secret);

    yaml = Map.of();
    variables = Map.of("LICET_INTROSPECTION_CLIENT_SECRET", secret);
    assertThat(settings().value(Setting.INTROSPECTION_CLIENT_SECRET)).contains(secret);
  }

  @Test
  void thatHaveOneValueMayStandInAListOfOne() {
    yaml = Map.of("licet.dpop.mode[0]", "required");

    assertThat(settings().value(Setting.DPOP)).contains("required");
  }

  @Test
  void areSetWhetherTheyAreATextOrAList() {
    yaml = Map.of("licet.dpop.algorithms[0]", "ES256", "licet.domain", "a.example");

    assertThat(settings().isAnySet(Setting.ISSUER, Setting.DPOP_ALGORITHMS)).isTrue();
    assertThat(settings().isAnySet(Setting.ISSUER, Setting.DOMAIN)).isTrue();
    assertThat(settings().isAnySet(Setting.ISSUER, Setting.AUDIENCE)).isFalse();
  }

  @Test
  void comeFromTheEnvironmentThenFromDotEnvThenFromTheApplicationsFiles() throws IOException {
    yaml = Map.of("licet.domain", "yaml.example");
    assertThat(settings().value(Setting.DOMAIN)).contains("yaml.example");

    Files.writeString(directory.resolve(".env"), "AUTH0_DOMAIN=dot-env.example\n");
    assertThat(settings().value(Setting.DOMAIN)).contains("dot-env.example");

    variables = Map.of("AUTH0_DOMAIN", "environment.example");
    assertThat(settings().value(Setting.DOMAIN)).contains("environment.example");

    variables = Map.of("AUTH0_DOMAIN", "tutorial.example", "LICET_DOMAIN", "ours.example");
    assertThat(settings().value(Setting.DOMAIN)).contains("ours.example");
  }

  @Test
  void ofDotEnvCountUnderLicetsNamesToo() throws IOException {
    Files.writeString(
        directory.resolve(".env"),
        "LICET_DOMAIN=a.example\nLICET_CA_FILE=ca.pem\nLICET_PATHS=/a/**\n");

    assertThat(settings().value(Setting.DOMAIN)).contains("a.example");
    assertThat(settings().value(Setting.CA_FILE)).contains("ca.pem");
    assertThat(settings().list(Setting.PATHS)).containsExactly("/a/**");
  }

  @Test
  void thatAreBlankAreMissing() {
    variables = Map.of("AUTH0_DOMAIN", " ", "API_IDENTIFIER", "");

    assertThat(settings().value(Setting.DOMAIN)).isEmpty();
    assertThat(settings().list(Setting.AUDIENCE)).isEmpty();
  }

  @Test
  void doNotChangeWhatTheRestOfTheApplicationReads() {
    variables = Map.of("AUTH0_DOMAIN", "a.example");

    assertThat(environment().getProperty("licet.domain")).isNull();
  }

  @Test
  void ofAFolderCalledDotEnvAreNone() throws IOException {
    Files.createDirectory(directory.resolve(".env"));

    assertThat(settings().value(Setting.DOMAIN)).isEmpty();
  }

  @Test
  void areRefusedIfDotEnvIsNotText() throws IOException {
    Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xFF});

    assertThatThrownBy(this::settings)
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(".env in the working directory cannot be read as UTF-8 text");
  }

  /** What is described for editors. */
  private static List<JsonNode> described() throws IOException {
    try (InputStream json =
        Settings.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      return JsonMapper.shared().readTree(json).get("properties").valueStream().toList();
    }
  }

  @Test
  void areAllDescribedForEditors() throws IOException {
    assertThat(described())
        .extracting(property -> property.get("name").asString())
        .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(Setting::property).toList());
  }

  @Test
  void areAllOnTheReferencePageWithTheirVariablesAndDefaults() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "reference", "settings.md"));
    List<JsonNode> described = described();
    for (Setting setting : Setting.values()) {
      String row = "`" + setting.property() + "` | ";
      String variable = setting == Setting.ISSUERS ? "` … | " : setting.variable() + "` | ";
      assertThat(page).contains(variable + row);
      JsonNode standard = described.get(setting.ordinal()).path("defaultValue");
      if (!standard.isMissingNode()) {
        String text =
            standard.isArray()
                ? standard.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : standard.asString();
        assertThat(page).contains(row + "`" + text + "` |");
      }
    }
  }

  private Settings settings() {
    return new Settings(environment());
  }

  private StandardEnvironment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource("systemEnvironment", variables));
    environment.getPropertySources().addLast(new MapPropertySource("yaml", yaml));
    new DotEnvEnvironment(directory).postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
