package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import java.util.Arrays;
import java.util.Optional;

/** Whatever a provider publishes: a key that is taken is a fit one, and verifies no nonsense. */
public final class KeySetFuzz {
  private static final byte[] NONSENSE = new byte[256];

  private KeySetFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      KeySet keys = KeySet.parse(FuzzApi.text(data));
      assertThat(keys.toString()).matches("[\\x20-\\x7E]*");
      assertThat(keys.leftOut()).allMatch(why -> why.matches("[\\x20-\\x7E]*"));
      assertThat(keys.keyIds()).doesNotHaveDuplicates();
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        keys.find(Optional.empty(), algorithm).ifPresent(key -> requireFit(key, algorithm));
        for (String id : keys.keyIds()) {
          keys.find(Optional.of(id), algorithm).ifPresent(key -> requireFit(key, algorithm));
        }
      }
    } catch (IllegalArgumentException noKeySet) {
      assertThat(noKeySet).hasMessageStartingWith("not a JWK Set, but ");
    }
  }

  private static void requireFit(VerificationKey key, SignatureAlgorithm algorithm) {
    for (int length : new int[] {0, 1, 64, 96, 132, 256}) {
      byte[] signature = Arrays.copyOf(NONSENSE, length);
      assertThat(key.verifies(algorithm, NONSENSE, signature)).isFalse();
    }
  }
}
