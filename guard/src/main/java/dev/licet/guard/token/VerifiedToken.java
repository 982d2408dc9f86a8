package dev.licet.guard.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An access token that passed every check. Only this package can make one. */
public final class VerifiedToken {
  private final Optional<String> keyId;
  private final String algorithm;
  private final Claims claims;
  private final Set<String> permissions;

  VerifiedToken(Jwt jwt) {
    this.keyId = jwt.keyId();
    this.algorithm = jwt.algorithm();
    this.claims = new Claims(jwt.claims());
    this.permissions = Permissions.of(claims);
  }

  /** The {@code sub} claim. */
  public String subject() {
    return claims.text("sub").orElseThrow();
  }

  /** The application that asked for the token: {@code azp}, or {@code client_id} (RFC 9068). */
  public Optional<String> clientId() {
    return claims.text("azp").or(() -> claims.text("client_id"));
  }

  /** What the token permits: {@code scope} and Auth0's {@code permissions} together. */
  public Set<String> permissions() {
    return permissions;
  }

  /** The {@code iss} claim. */
  public String issuer() {
    return claims.text("iss").orElseThrow();
  }

  /** The {@code aud} claim, one or several. */
  public List<String> audiences() {
    return claims.texts("aud").orElseThrow();
  }

  /** The {@code exp} claim. */
  public Instant expiresAt() {
    return claims.time("exp").orElseThrow();
  }

  /** The {@code iat} claim. */
  public Optional<Instant> issuedAt() {
    return claims.time("iat");
  }

  /** The {@code jti} claim. */
  public Optional<String> id() {
    return claims.text("jti");
  }

  /** The {@code kid} of the key that signed it. */
  public Optional<String> keyId() {
    return keyId;
  }

  /** The algorithm that signed it, as in {@code RS256}. */
  public String algorithm() {
    return algorithm;
  }

  /** All claims. */
  public Claims claims() {
    return claims;
  }

  /** The subject, and nothing that could be used to call anybody. */
  @Override
  public String toString() {
    return "VerifiedToken[subject=" + new Finding(Check.SUBJECT, "", subject()).found() + "]";
  }
}
