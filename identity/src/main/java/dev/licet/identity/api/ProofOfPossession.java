package dev.licet.identity.api;

import java.util.Locale;
import java.util.Optional;

/**
 * How tokens of an API are bound to who they are issued to.
 *
 * @param required whether there are none that are not
 */
public record ProofOfPossession(Mechanism mechanism, boolean required) {
  /** What a holder shows beside the token, by Auth0's names. */
  public enum Mechanism {
    /** A client certificate (RFC 8705). Tokens are bound to it where one is shown. */
    MTLS,
    /**
     * Proofs by a key (RFC 9449). Tokens of any API are bound to a key that is proved to be held.
     */
    DPOP;

    static Optional<Mechanism> ofWireName(String name) {
      for (var mechanism : values()) {
        if (mechanism.wireName().equals(name)) {
          return Optional.of(mechanism);
        }
      }
      return Optional.empty();
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The one that is written like this; empty if {@code mechanism} names none. */
  public static Optional<ProofOfPossession> of(String mechanism, boolean required) {
    return Mechanism.ofWireName(mechanism).map(one -> new ProofOfPossession(one, required));
  }
}
