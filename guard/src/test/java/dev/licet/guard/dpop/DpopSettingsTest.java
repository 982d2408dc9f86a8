package dev.licet.guard.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopSettingsTest { // G30
  @Test
  void everyAlgorithmThatGuardKnowsIsTakenUnlessItIsSaidOtherwise() {
    assertThat(Dpop.accepted().algorithmNames())
        .isEqualTo("RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA");
    assertThat(Dpop.required().algorithms(List.of("ES256", "EdDSA")).algorithmNames())
        .isEqualTo("ES256 EdDSA");
  }

  @Test
  void whatIsSetBeforeStaysSet() {
    Dpop dpop =
        Dpop.required()
            .algorithms(List.of("ES256"))
            .proofLifetime(Duration.ofSeconds(1))
            .replayStore((proof, caller, lifetime) -> ReplayStore.Use.FIRST)
            .demandingNonce();
    assertThat(dpop.isRequired()).isTrue();
    assertThat(dpop.algorithmNames()).isEqualTo("ES256");
    assertThat(Dpop.accepted().demandingNonce().isRequired()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "", "es256"})
  void anAlgorithmThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> Dpop.accepted().algorithms(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("licet.dpop.algorithms contains '" + name + "': expected");
  }

  @Test
  void noAlgorithmIsRefused() {
    assertThatThrownBy(() -> Dpop.accepted().algorithms(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("licet.dpop.algorithms contains ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT10M1S", "PT0.9S"})
  void aLifetimeOutOfBoundsIsRefused(String lifetime) {
    assertThatThrownBy(() -> Dpop.accepted().proofLifetime(Duration.parse(lifetime)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("licet.dpop.proof-lifetime is '")
        .hasMessageEndingWith("': expected 1 second to 10 minutes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT10M"})
  void aLifetimeAtItsBoundsIsTaken(String lifetime) {
    assertThat(Dpop.required().proofLifetime(Duration.parse(lifetime)).isRequired()).isTrue();
  }

  @Test
  void aShortSecretIsRefusedAndNotQuoted() {
    assertThatThrownBy(() -> Dpop.accepted().demandingNonce(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("licet.dpop.nonce-secret has 31 octets: expected at least 32 random ones");
  }
}
