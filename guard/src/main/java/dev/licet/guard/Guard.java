package dev.licet.guard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Verifies the access token of each call and decides. Built once, immutable, safe for any number of
 * threads; closing it ends the background refresh of the provider's keys.
 */
public final class Guard implements AutoCloseable {
  /** A builder. It needs a domain or an issuer, and an audience. */
  public static Builder builder() {
    return new Builder();
  }

  /** Decides one call under the rule of its route. */
  public Decision check(HttpCall call, Rule rule) {
    return new Refusal(Reason.KEYS_UNAVAILABLE);
  }

  @Override
  public void close() {}

  /** Settings of a {@link Guard}; contradictions and gaps fail at {@link #build}. */
  public static final class Builder {
    /** The provider's bare domain, {@code tenant.eu.auth0.com} or {@code localhost:9443}. */
    public Builder domain(String domain) {
      return this;
    }

    /** The provider's issuer URL as its tokens say it, instead of a domain. */
    public Builder issuer(String issuer) {
      return this;
    }

    /** The identifier of this API, as a token's {@code aud} must name it; any of several. */
    public Builder audience(String... audiences) {
      return this;
    }

    /** Accepted signature algorithms, asymmetric only; RS256 if not called. */
    public Builder algorithms(List<String> algorithms) {
      return this;
    }

    /** A PEM file with certificate authorities to trust beside the JVM's own. */
    public Builder caFile(Path pem) {
      return this;
    }

    /** How long after {@code exp} a token still passes: 0 to 60 seconds, 0 if not called. */
    public Builder expiryLeeway(Duration leeway) {
      return this;
    }

    /** The clock to judge by; the system's if not called. */
    public Builder clock(Clock clock) {
      return this;
    }

    /**
     * Builds the guard.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; the message names it and
     *     quotes its value
     */
    public Guard build() {
      return new Guard();
    }
  }
}
