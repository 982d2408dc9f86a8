package dev.licet.guard;

import dev.licet.guard.introspection.AskedIssuer;
import dev.licet.guard.introspection.Introspector;
import dev.licet.guard.keys.KeyEvents;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.token.JwtVerifier;
import dev.licet.guard.token.TokenPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer whose access tokens an API takes, and on which terms: its keys, its audiences, its
 * algorithms. Nothing of one issuer ever counts for another (RFC 9700 section 4.4, "mix-up"). It is
 * a description, unchangeable; a {@link Guard} whose {@link Issuers} it is among does the rest.
 */
public final class TrustedIssuer {
  private final TokenPolicy policy;
  private final KeyOrigin keys;
  private final Optional<AskedIssuer> asked;
  private final Optional<Path> keysFile;

  /** How to come by the keys. */
  @FunctionalInterface
  interface KeyOrigin {
    KeySource open(Clock clock, KeyEvents events);
  }

  TrustedIssuer(
      TokenPolicy policy, KeyOrigin keys, Optional<AskedIssuer> asked, Optional<Path> keysFile) {
    this.policy = policy;
    this.keys = keys;
    this.asked = asked;
    this.keysFile = keysFile.map(file -> file.toAbsolutePath().normalize());
  }

  /** A builder. It needs a domain or an issuer, and an audience. */
  public static Builder builder() {
    return new Builder();
  }

  /** Its URL, as a token's {@code iss} must say it, to the letter. */
  public String issuer() {
    return policy.issuer();
  }

  /** What a token's {@code aud} must name, at least one of them. */
  public Set<String> audiences() {
    return policy.audiences();
  }

  /** Its keys; where they are fetched, the first fetch begins now. */
  KeySource keys(Clock clock, KeyEvents events) {
    return keys.open(clock, events);
  }

  /** One that judges its tokens that are JWTs, by these keys. */
  JwtVerifier verifier(KeySource keys, Clock clock) {
    return new JwtVerifier(keys, policy, clock);
  }

  /** One that asks it about its tokens that are no JWT; empty if it is not to be asked. */
  Optional<Introspector> introspector(KeySource keys, Clock clock) {
    return asked.map(issuer -> new Introspector(issuer, policy, keys, clock));
  }

  /** How it is asked about tokens that are no JWT; empty if it is not to be asked. */
  Optional<AskedIssuer> asked() {
    return asked;
  }

  /** Where its last keys are kept; empty if they are not. */
  Optional<Path> keysFile() {
    return keysFile;
  }

  /** Its URL and its audiences. */
  @Override
  public String toString() {
    return "TrustedIssuer[" + issuer() + " for " + audiences() + "]";
  }

  /** Settings of a {@link TrustedIssuer}; contradictions and gaps fail at {@link #build}. */
  public static final class Builder extends IssuerBuilder<Builder> {
    private Builder() {
      super(new IssuerSettings());
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Builds the description. Nothing is fetched before a guard trusts it.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; the message names it and
     *     quotes its value
     */
    public TrustedIssuer build() {
      return terms.trusted();
    }
  }
}
