package dev.licet.identity.issuing;

import java.time.Instant;
import java.util.Optional;

/**
 * On what terms an access token is issued.
 *
 * @param web whether it goes through the browser's address, as the implicit and hybrid flows have
 *     it, and so lives as long as the API says for those
 * @param grantType what Auth0's dialects say about it ({@code gty}); empty where they say nothing
 * @param keyThumbprint of the key that it is bound to (RFC 9449, 6.1); empty for a Bearer token
 * @param delegation what it rests on; empty where the user let the application in themselves
 */
public record TokenTerms(
    boolean web,
    Optional<String> grantType,
    Optional<String> keyThumbprint,
    Optional<Delegation> delegation) {
  /** A Bearer token from the token endpoint. */
  public static final TokenTerms USUAL =
      new TokenTerms(false, Optional.empty(), Optional.empty(), Optional.empty());

  /** A token from the authorization endpoint. */
  public static final TokenTerms WEB =
      new TokenTerms(true, Optional.empty(), Optional.empty(), Optional.empty());

  boolean isBound() {
    return keyThumbprint.isPresent();
  }

  /** The same, by a grant that the token names. */
  public TokenTerms by(String gty) {
    return new TokenTerms(web, Optional.of(gty), keyThumbprint, delegation);
  }

  /** The same, bound to a key where there is one. */
  public TokenTerms boundTo(Optional<String> thumbprint) {
    return new TokenTerms(web, grantType, thumbprint, delegation);
  }

  /** The same, resting on another token. */
  public TokenTerms restingOn(Delegation other) {
    return new TokenTerms(web, grantType, keyThumbprint, Optional.of(other));
  }

  /** Seconds: of the API's lifetime those before the end of what it rests on. */
  int lifetime(int usual, Instant now) {
    return delegation
        .map(one -> one.until().getEpochSecond() - now.getEpochSecond())
        .map(left -> (int) Math.min(usual, left))
        .orElse(usual);
  }

  /** What a token may say about when its user proved who they are. */
  Optional<Instant> authenticatedAt(Authorization authorization) {
    return delegation.isPresent()
        ? delegation.get().authenticatedAt()
        : Optional.of(authorization.authenticatedAt());
  }
}
