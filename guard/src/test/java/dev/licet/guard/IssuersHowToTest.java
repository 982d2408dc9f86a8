package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.keys.KeyHealth;
import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the how-to pages about issuers and keys show, with real servers. */
class IssuersHowToTest {
  private final TestIssuer tenant = TestIssuer.start();
  private final TestIssuer partner = TestIssuer.start();

  @AfterEach
  void stop() {
    tenant.close();
    partner.close();
  }

  private static Decision check(Guard guard, TestToken token) {
    return guard.check(TestApi.call("Bearer " + token.text()), Rule.authenticated());
  }

  @Test
  void severalIssuersEachOnItsOwnTerms() {
    Path tenantCa = tenant.caFile();
    Path partnerCa = partner.caFile();
    // @start region="several-issuers"
    Issuers issuers =
        Issuers.of(
            TrustedIssuer.builder()
                .domain(tenant.domain())
                .audience("https://orders")
                .caFile(tenantCa)
                .build(),
            TrustedIssuer.builder()
                .issuer(partner.issuer())
                .audience("orders")
                .algorithms(List.of("RS256", "ES256"))
                .permissionClaims("/realm_access/roles")
                .caFile(partnerCa)
                .build());
    Guard guard = Guard.builder().issuers(issuers).build();
    // @end
    assertThat(check(guard, tenant.tokens("https://orders").accessToken()))
        .isInstanceOf(Permit.class);
    TestToken ofPartner =
        partner
            .tokens("orders")
            .accessToken()
            .claim("realm_access", Map.of("roles", List.of("read:orders")));
    assertThat(guard.check(TestApi.call("Bearer " + ofPartner.text()), Rule.allOf("read:orders")))
        .isInstanceOf(Permit.class);
    assertThat(check(guard, partner.tokens("https://orders").accessToken()))
        .isInstanceOf(Refusal.class);
    // @start region="issuers-come-and-go"
    issuers.remove(partner.issuer()); // its tokens are refused from now on

    issuers.add(
        TrustedIssuer.builder()
            .issuer(partner.issuer())
            .audience("orders-v2")
            .caFile(partnerCa)
            .build());
    // @end
    assertThat(check(guard, ofPartner)).isInstanceOf(Refusal.class);
    assertThat(check(guard, partner.tokens("orders-v2").accessToken())).isInstanceOf(Permit.class);
    guard.close();
  }

  @Test
  void anAuthorityOfOnesOwn(@TempDir Path folder) throws Exception {
    Path ca = tenant.caFile();
    // @start region="private-ca"
    Guard guard =
        Guard.builder()
            .domain(tenant.domain())
            .audience("https://orders")
            .caFile(ca) // PEM: one certificate or several
            .build();
    // @end
    TestToken token = tenant.tokens("https://orders").accessToken();
    assertThat(check(guard, token)).isInstanceOf(Permit.class);
    guard.close();

    Guard.Builder unaware = Guard.builder().domain(tenant.domain()).audience("https://orders");
    try (Guard other = unaware.build()) {
      assertThat(((Refusal) check(other, token)).reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
      assertThat(other.health().get(tenant.issuer()).lastFailure().orElseThrow())
          .contains("unable to find valid certification path");
    }
    Path none = folder.resolve("ca.pem");
    assertThatThrownBy(() -> unaware.caFile(none).build())
        .hasMessage(
            "LICET_CA_FILE / licet.ca-file is '"
                + none
                + "': expected a PEM file with certificates, but it cannot be read");
    Files.writeString(none, "");
    assertThatThrownBy(() -> unaware.caFile(none).build()).hasMessageContaining("but ");
  }

  @Test
  void theHealthOfTheKeysOfEachIssuer(@TempDir Path folder) throws Exception {
    Path keysFile = folder.resolve("keys");
    Path ca = tenant.caFile();
    // @start region="last-known-good"
    Guard guard =
        Guard.builder()
            .domain(tenant.domain())
            .audience("https://orders")
            .caFile(ca)
            .lastKnownGoodFile(keysFile, Duration.ofHours(6))
            .build();
    // @end
    assertThat(check(guard, tenant.tokens("https://orders").accessToken()))
        .isInstanceOf(Permit.class);
    // @start region="health"
    boolean ready =
        guard.health().values().stream()
            .noneMatch(keys -> keys.state() == KeyHealth.State.WITHOUT_KEYS);
    // @end
    assertThat(ready).isTrue();
    KeyHealth health = guard.health().get(tenant.issuer());
    assertThat(health.state()).isEqualTo(KeyHealth.State.FRESH);
    assertThat(health.keyIds()).isNotEmpty();
    guard.close();
    assertThat(Files.readString(keysFile)).contains(tenant.issuer());
  }
}
