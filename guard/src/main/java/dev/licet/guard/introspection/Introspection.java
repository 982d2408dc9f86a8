package dev.licet.guard.introspection;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How to ask the issuer about access tokens that are no JWT (<a
 * href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>). Its answer is checked as strictly as
 * a JWT: {@code active} must be {@code true}, {@code exp}, {@code iss}, {@code aud} and {@code sub}
 * must be there and right, {@code token_type} must be Bearer or DPoP. It may have to be signed (RFC
 * 9701).
 *
 * <p>Answers are remembered under the token's SHA-256 digest, never the token itself. While the
 * issuer cannot be asked, tokens it has not vouched for lately are answered 503.
 */
public final class Introspection {
  private static final Duration MAX_AGE_LIMIT = Duration.ofHours(1);
  private static final Duration TIMEOUT_LIMIT = Duration.ofSeconds(30);
  private static final int ENTRIES_LIMIT = 1_000_000;

  final String clientId;
  final String clientSecret;
  final Optional<String> endpoint;
  final boolean secretInBody;
  final boolean signedAnswers;
  final Duration timeout;
  final Duration maxAge;
  final Duration grace;
  final int entries;
  final Set<String> mayBeMissing;

  private Introspection(Builder builder) {
    this.clientId = builder.clientId;
    this.clientSecret = builder.clientSecret;
    this.endpoint = builder.endpoint;
    this.secretInBody = builder.secretInBody;
    this.signedAnswers = builder.signedAnswers;
    Duration least = Duration.ofMillis(1);
    this.timeout = within("timeout", builder.timeout, least, TIMEOUT_LIMIT, "1 ms to 30 seconds");
    this.maxAge = within("max-age", builder.maxAge, Duration.ZERO, MAX_AGE_LIMIT, "0 to 1 hour");
    this.grace = within("grace", builder.grace, Duration.ZERO, MAX_AGE_LIMIT, "0 to 1 hour");
    this.entries = builder.entries;
    this.mayBeMissing = Set.copyOf(builder.mayBeMissing);
    if (clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException(
          "licet.introspection.client-id or licet.introspection.client-secret is missing: an issuer"
              + " answers only an API that says who it is");
    }
    if (entries < 1 || entries > ENTRIES_LIMIT) {
      throw new IllegalArgumentException(
          "licet.introspection.entries is '" + entries + "': expected 1 to " + ENTRIES_LIMIT);
    }
  }

  private static Duration within(
      String name, Duration value, Duration least, Duration most, String expected) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "licet.introspection." + name + " is '" + value + "': expected " + expected);
    }
    return value;
  }

  /**
   * A builder, for an API that the issuer knows as this client.
   *
   * @param clientId this API's client id at the issuer
   * @param clientSecret its secret, which is never logged
   */
  public static Builder as(String clientId, String clientSecret) {
    return new Builder(clientId, clientSecret);
  }

  /** The client id, and not the secret. */
  @Override
  public String toString() {
    return "Introspection[as " + clientId + endpoint.map(e -> " at " + e).orElse("") + "]";
  }

  /** Settings of an {@link Introspection}; wrong ones fail at {@link #build}. */
  public static final class Builder {
    private final String clientId;
    private final String clientSecret;
    private Optional<String> endpoint = Optional.empty();
    private boolean secretInBody;
    private boolean signedAnswers;
    private Duration timeout = Duration.ofSeconds(3);
    private Duration maxAge = Duration.ofMinutes(1);
    private Duration grace = Duration.ZERO;
    private int entries = 10_000;
    private final Set<String> mayBeMissing = new HashSet<>();

    private Builder(String clientId, String clientSecret) {
      this.clientId = clientId;
      this.clientSecret = clientSecret;
    }

    /** Where to ask; what the issuer's metadata say if not called. */
    public Builder endpoint(String url) {
      endpoint = Optional.of(url);
      return this;
    }

    /**
     * Sends id and secret in the body ({@code client_secret_post}); as HTTP Basic if not called.
     */
    public Builder sendingSecretInBody() {
      secretInBody = true;
      return this;
    }

    /**
     * Asks for signed answers (<a href="https://www.rfc-editor.org/rfc/rfc9701">RFC 9701</a>) and
     * takes no others: each must be a JWT of type {@code token-introspection+jwt}, signed by a key
     * and an algorithm that this issuer's access tokens may be signed by, made for this API's
     * client id within a minute of now. Encrypted answers are not read.
     */
    public Builder requiringSignedAnswers() {
      signedAnswers = true;
      return this;
    }

    /** How long to wait for an answer at most: 1 millisecond to 30 seconds, 3 if not called. */
    public Builder timeout(Duration longest) {
      timeout = longest;
      return this;
    }

    /**
     * How long an answer is remembered at most, and so how long a token that the issuer has revoked
     * still passes: up to an hour, a minute if not called. Never beyond the token's {@code exp}.
     * With zero the issuer is asked at each call.
     */
    public Builder maxAge(Duration longest) {
      maxAge = longest;
      return this;
    }

    /**
     * How much longer a token that the issuer has vouched for still passes while the issuer cannot
     * be asked: up to an hour, not at all if not called. A token revoked meanwhile passes as well.
     */
    public Builder graceInOutage(Duration longest) {
      grace = longest;
      return this;
    }

    /**
     * How many answers are remembered at most, good and bad ones each: 1 to a million, 10,000 if
     * not called.
     */
    public Builder entries(int most) {
      entries = most;
      return this;
    }

    /**
     * Takes answers that do not say {@code iss}. The issuer that was asked is then taken for it:
     * one that vouches for tokens of others would make them its own.
     */
    public Builder toleratingMissingIssuer() {
      mayBeMissing.add("iss");
      return this;
    }

    /**
     * Takes answers that do not say {@code aud}. A token that was issued for another API then
     * passes here, unless the issuer itself tells this API that it is not active.
     */
    public Builder toleratingMissingAudience() {
      mayBeMissing.add("aud");
      return this;
    }

    /**
     * Takes answers that do not say {@code sub}, as some issuers give them about an application
     * that calls for itself: its {@code client_id} is then the subject, and who calls counts as an
     * application. Where an issuer leaves {@code sub} out for users as well, they cannot be told
     * from one another.
     */
    public Builder toleratingMissingSubject() {
      mayBeMissing.add("sub");
      return this;
    }

    /**
     * Builds the settings.
     *
     * @throws IllegalArgumentException if one is missing or out of its bounds; the message names it
     */
    public Introspection build() {
      return new Introspection(this);
    }
  }
}
