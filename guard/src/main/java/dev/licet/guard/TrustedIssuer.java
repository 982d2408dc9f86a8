package dev.licet.guard;

import dev.licet.guard.keys.KeyEvents;
import dev.licet.guard.keys.KeyFile;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.token.JwtVerifier;
import dev.licet.guard.token.TokenPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An issuer whose access tokens an API takes, and on which terms: its keys, its audiences, its
 * algorithms. Nothing of one issuer ever counts for another (RFC 9700 section 4.4, "mix-up"). It is
 * a description, unchangeable; a {@link Guard} whose {@link Issuers} it is among does the rest.
 */
public final class TrustedIssuer {
  private final TokenPolicy policy;
  private final KeyOrigin keys;

  /** How to come by the keys. */
  @FunctionalInterface
  interface KeyOrigin {
    KeySource open(Clock clock, KeyEvents events);
  }

  TrustedIssuer(TokenPolicy policy, KeyOrigin keys) {
    this.policy = policy;
    this.keys = keys;
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

  /** What its tokens must be. */
  TokenPolicy policy() {
    return policy;
  }

  /** One that judges its tokens; where its keys are fetched, the first fetch begins now. */
  JwtVerifier verifier(Clock clock, KeyEvents events) {
    return new JwtVerifier(keys.open(clock, events), policy, clock);
  }

  /** Its URL and its audiences. */
  @Override
  public String toString() {
    return "TrustedIssuer[" + issuer() + " for " + audiences() + "]";
  }

  /** Settings of a {@link TrustedIssuer}; contradictions and gaps fail at {@link #build}. */
  public static final class Builder {
    private final IssuerSettings settings = new IssuerSettings();

    private Builder() {}

    /** The provider's bare domain, {@code tenant.eu.auth0.com} or {@code localhost:9443}. */
    public Builder domain(String domain) {
      settings.domain = Optional.of(domain);
      return this;
    }

    /** The issuer's URL exactly as its tokens say it, instead of a domain. */
    public Builder issuer(String issuer) {
      settings.issuer = Optional.of(issuer);
      return this;
    }

    /**
     * The identifier of this API, as this issuer's tokens name it in {@code aud}; any of several.
     */
    public Builder audience(String... audiences) {
      settings.audiences = List.of(audiences);
      return this;
    }

    /** Signature algorithms accepted from this issuer, asymmetric only; RS256 if not called. */
    public Builder algorithms(List<String> algorithms) {
      settings.algorithms = Optional.of(List.copyOf(algorithms));
      return this;
    }

    /** A PEM file with certificate authorities to trust beside the JVM's own. */
    public Builder caFile(Path pem) {
      settings.caFile = Optional.of(pem);
      return this;
    }

    /** How long after {@code exp} its tokens still pass: 0 to 60 seconds, 0 if not called. */
    public Builder expiryLeeway(Duration leeway) {
      settings.expiryLeeway = Optional.of(leeway);
      return this;
    }

    /**
     * The claims of its tokens that say what a caller may do; {@code scope} and {@code permissions}
     * if not called. See {@link Guard.Builder#permissionClaims}.
     *
     * @throws IllegalArgumentException if there is no path, one is malformed, or one stands twice;
     *     the message quotes it
     */
    public Builder permissionClaims(String... claimPaths) {
      settings.shape = settings.shape.permissionsFrom(List.of(claimPaths));
      return this;
    }

    /**
     * The claims of its tokens that hold a caller's roles; none if not called. See {@link
     * Guard.Builder#rolesFrom}.
     *
     * @throws IllegalArgumentException if there is no path, one is malformed, or one stands twice;
     *     the message quotes it
     */
    public Builder rolesFrom(String... claimPaths) {
      settings.shape = settings.shape.rolesFrom(List.of(claimPaths));
      return this;
    }

    /**
     * Lets permissions in its tokens that end in {@code :*} stand for others. See {@link
     * Guard.Builder#honouringWildcards}.
     */
    public Builder honouringWildcards() {
      settings.shape = settings.shape.honouringWildcards();
      return this;
    }

    /**
     * Keys that this process holds itself; nothing is fetched then. Asked on every call, so it must
     * answer at once, and with the same {@link KeySet} object as long as the keys are the same.
     */
    public Builder keys(Supplier<KeySet> keys) {
      settings.keys = Optional.of(keys);
      return this;
    }

    /**
     * A file in which to keep the last keys that the provider was seen to have. With it an API that
     * starts while the provider is down judges tokens by those keys, until the provider answers.
     * The file is believed only if it is whole, of this issuer, not older than that, and writable
     * by its owner alone; it belongs into a folder that only this API may write, for whoever can
     * write it can name keys.
     *
     * @param maxAge how old its keys may be: 1 minute to 1 day
     */
    public Builder lastKnownGoodFile(Path file, Duration maxAge) {
      settings.lastKnownGood = Optional.of(new KeyFile(file, maxAge));
      return this;
    }

    /**
     * Lets the issuer be an {@code http} URL if its host is loopback, for tests and development:
     * whoever controls this machine's network can then replace the keys.
     */
    public Builder allowingPlainHttpOnLoopback() {
      settings.plainHttpOnLoopback = true;
      return this;
    }

    /**
     * Builds the description. Nothing is fetched before a guard trusts it.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; the message names it and
     *     quotes its value
     */
    public TrustedIssuer build() {
      return settings.trusted();
    }
  }
}
