package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keys of an issuer are looked at in the background as long as it is trusted, no longer. */
class JwtVerifiersTest {
  private final List<String> closed = new ArrayList<>();
  private final JwtVerifiers verifiers = new JwtVerifiers();

  private JwtVerifier verifier(String issuer, String name) {
    KeySource keys =
        new KeySource() {
          @Override
          public Optional<KeySet> current() {
            return Optional.empty();
          }

          @Override
          public Optional<KeySet> first() {
            return Optional.empty();
          }

          @Override
          public Optional<KeySet> seek(String keyId) {
            return Optional.empty();
          }

          @Override
          public void close() {
            closed.add(name);
          }
        };
    TokenPolicy policy =
        new TokenPolicy(issuer, Set.of("api"), Set.of(SignatureAlgorithm.RS256), Duration.ZERO);
    return new JwtVerifier(keys, policy, Clock.systemUTC());
  }

  @Test
  void whoIsTrustedNoMoreOrOnOtherTermsIsNotLookedAtAnyMore() {
    verifiers.trust(verifier("https://a/", "a"));
    verifiers.trust(verifier("https://b/", "b"));
    verifiers.distrust("https://c/");
    assertThat(closed).isEmpty();
    verifiers.trust(verifier("https://a/", "a on other terms"));
    assertThat(closed).containsExactly("a");
    verifiers.distrust("https://b/");
    assertThat(closed).containsExactly("a", "b");
  }

  @Test
  void nobodyIsLookedAtAfterTheEnd() {
    verifiers.trust(verifier("https://a/", "a"));
    verifiers.trust(verifier("https://b/", "b"));
    verifiers.close();
    assertThat(closed).containsExactly("a", "b");
  }
}
