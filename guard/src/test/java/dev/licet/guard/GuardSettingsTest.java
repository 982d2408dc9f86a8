package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.keys.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard that is not told all it needs, or nonsense, is not built. */
class GuardSettingsTest { // G20, G30
  private static Guard.Builder good() {
    return Guard.builder()
        .domain("tenant.example")
        .audience("https://api")
        .keys(() -> KeySet.EMPTY);
  }

  private static void assertRefused(Guard.Builder builder, String... parts) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(parts);
  }

  @Test
  void whatIsNeededIsEnough() {
    good().build().close();
  }

  @Test
  void theDomainMustBeThere() {
    assertRefused(
        Guard.builder().audience("https://api"), "AUTH0_DOMAIN / licet.domain is missing");
    assertRefused(good().domain(" "), "AUTH0_DOMAIN / licet.domain is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://tenant.example",
        "tenant.example/",
        "tenant.example/x",
        " tenant.example",
        "tenant example",
        "Tenant.example",
        "tenant.example:",
        "tenant.example:x",
        "a@b",
        "tenant.example?x",
        "tenant.example#x",
        "-tenant",
        "tenant..example",
        ".",
        ":9443",
        "tenant.example:123456",
        "tenant.example:99999",
        "tenant.example\n"
      })
  void aDomainIsBare(String domain) {
    assertRefused(good().domain(domain), "AUTH0_DOMAIN / licet.domain is '" + domain + "'", "bare");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:9443", "tenant.eu.auth0.com", "127.0.0.1:1", "[::1]:9443", "a"})
  void aBareDomainWillDo(String domain) {
    good().domain(domain).build().close();
  }

  @Test
  void domainAndIssuerExcludeEachOther() {
    assertRefused(good().issuer("https://x/"), "'tenant.example'", "'https://x/'", "only one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant.example",
        "http://tenant.example/",
        "https:tenant",
        "https://",
        "https:///x",
        "",
        "https://t/?x",
        "https://t/#x",
        "ftp://t/",
        "https://t x/",
        "http://localhost/",
        "https://user@t/"
      })
  void anIssuerIsAnHttpsUrl(String issuer) {
    Guard.Builder builder =
        Guard.builder().issuer(issuer).audience("https://api").keys(() -> KeySet.EMPTY);
    assertRefused(builder, "licet.issuer is '" + issuer + "'", "https URL");
  }

  @Test
  void plainHttpIsForThisMachineOnly() {
    Guard.Builder builder =
        Guard.builder()
            .audience("https://api")
            .keys(() -> KeySet.EMPTY)
            .allowingPlainHttpOnLoopback();
    builder.issuer("http://localhost:8680/default").build().close();
    builder.issuer("http://127.0.0.1:8680/").build().close();
    assertRefused(builder.issuer("http://tenant.example/"), "'http://tenant.example/'");
    assertRefused(builder.issuer("http://127.0.0.1.example/"), "'http://127.0.0.1.example/'");
  }

  @Test
  void theAudienceMustBeThere() {
    assertRefused(good().audience(), "API_IDENTIFIER / licet.audience is missing");
    assertRefused(good().audience(" "), "API_IDENTIFIER / licet.audience is missing");
    assertRefused(
        good().audience("https://api", ""), "API_IDENTIFIER / licet.audience contains ''");
    assertRefused(good().audience(" https://api"), "contains ' https://api'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "rs256", "RS1", "", "RSA-OAEP"})
  void anAlgorithmIsOneOfOurs(String algorithm) {
    assertRefused(
        good().algorithms(List.of("RS256", algorithm)),
        "ALGORITHMS / licet.algorithms contains '" + algorithm + "'",
        "RS256");
  }

  @Test
  void thereIsAtLeastOneAlgorithm() {
    assertRefused(good().algorithms(List.of()), "ALGORITHMS / licet.algorithms");
  }

  @Test
  void theLeewayIsAMinuteAtMost() {
    good().expiryLeeway(Duration.ofSeconds(60)).build().close();
    assertRefused(good().expiryLeeway(Duration.ofSeconds(61)), "licet.expiry-leeway is 'PT1M1S'");
    assertRefused(good().expiryLeeway(Duration.ofSeconds(-1)), "licet.expiry-leeway is 'PT-1S'");
  }

  @Test
  void theCaFileHoldsCertificates(@TempDir Path folder) throws IOException {
    Guard.Builder builder = Guard.builder().domain("tenant.example").audience("https://api");
    Path absent = folder.resolve("absent.pem");
    assertRefused(builder.caFile(absent), "LICET_CA_FILE / licet.ca-file is '" + absent, "read");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertRefused(builder.caFile(empty), "LICET_CA_FILE / licet.ca-file is '" + empty + "'");
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
    assertRefused(builder.caFile(wrong), "LICET_CA_FILE / licet.ca-file is '" + wrong + "'");
  }

  @Test
  void aCaFileIsOfNoUseForKeysInProcess() {
    assertRefused(good().caFile(Path.of("ca.pem")), "licet.ca-file is 'ca.pem'", "in this process");
  }

  @Test
  void theFileOfLastKnownGoodKeysIsOneThatCanBeWritten(@TempDir Path folder) {
    Guard.Builder builder = Guard.builder().domain("tenant.example").audience("https://api");
    Path file = folder.resolve("keys");
    for (Duration age : List.of(Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(2))) {
      assertRefused(
          builder.lastKnownGoodFile(file, age), "licet.last-known-good-max-age is '" + age + "'");
    }
    Path nowhere = folder.resolve("nowhere/keys");
    assertRefused(builder.lastKnownGoodFile(nowhere, Duration.ofHours(1)), "'" + nowhere + "'");
    assertRefused(builder.lastKnownGoodFile(folder, Duration.ofHours(1)), "'" + folder + "'");
    assertRefused(
        good().lastKnownGoodFile(file, Duration.ofHours(1)), "'" + file + "'", "in this process");
  }

  @Test
  void whereProofsAreRequiredATokenComesOnlyInTheHeader() {
    String required = "but LICET_DPOP_MODE / licet.dpop.mode is 'required'";
    assertRefused(
        good().dpop(Dpop.required()).acceptingTokenInForm(),
        "LICET_TOKEN_IN_FORM / licet.token-in-form is 'true', " + required);
    assertRefused(
        good().dpop(Dpop.required()).acceptingTokenInQuery(),
        "LICET_TOKEN_IN_QUERY / licet.token-in-query is 'true', " + required);
    good().dpop(Dpop.required()).build().close();
    good().dpop(Dpop.accepted()).acceptingTokenInForm().acceptingTokenInQuery().build().close();
  }

  private static TrustedIssuer keepingKeysIn(Path file, String domain) {
    return TrustedIssuer.builder()
        .domain(domain)
        .audience("https://api")
        .lastKnownGoodFile(file, Duration.ofHours(1))
        .build();
  }

  @Test
  void twoIssuersDoNotKeepTheirKeysInOneFile(@TempDir Path folder) {
    TrustedIssuer one = keepingKeysIn(folder.resolve("keys"), "one.example");
    TrustedIssuer same = keepingKeysIn(folder.resolve("./keys"), "two.example");
    String both =
        "the issuers 'https://one.example/' and 'https://two.example/' both have '"
            + folder.resolve("keys")
            + "' for licet.last-known-good-file: give each a file of its own";
    assertThatThrownBy(() -> Issuers.of(one, same)).hasMessage(both);
    Issuers issuers = Issuers.of(one);
    assertThatThrownBy(() -> issuers.add(same)).hasMessage(both);
    assertThat(issuers.urls()).containsExactly("https://one.example/");
    issuers.add(keepingKeysIn(folder.resolve("keys"), "one.example"));
    issuers.add(keepingKeysIn(folder.resolve("other"), "two.example"));
  }

  @Test
  void rememberedTokensAreANumberThatFits() {
    good().rememberedTokens(0).build().close();
    assertRefused(good().rememberedTokens(-1), "licet.remembered-tokens is '-1'", "16777216");
    assertRefused(good().rememberedTokens(16_777_217), "licet.remembered-tokens is '16777217'");
    assertThat(GuardSettings.defaultRemembered(8L << 30)).isEqualTo(131_072);
    assertThat(GuardSettings.defaultRemembered(256L << 20)).isEqualTo(10_922);
  }

  @Test
  void aBuilderIsNotSpent() {
    Guard.Builder builder = good();
    try (Guard one = builder.build();
        Guard two = builder.build()) {
      assertThat(one).isNotSameAs(two);
    }
  }
}
