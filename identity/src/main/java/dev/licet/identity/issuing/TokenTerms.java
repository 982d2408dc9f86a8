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
 * @param codeId of the code that it is given for; empty if for none
 */
public record TokenTerms(
    boolean web,
    Optional<String> grantType,
    Optional<String> keyThumbprint,
    Optional<Delegation> delegation,
    Optional<String> codeId) {
  /** A Bearer token from the token endpoint. */
  public static final TokenTerms USUAL = at(false);

  /** A token from the authorization endpoint. */
  public static final TokenTerms WEB = at(true);

  boolean isBound() {
    return keyThumbprint.isPresent();
  }

  /** The same, by a grant that the token names. */
  public TokenTerms by(String gty) {
    return new TokenTerms(web, Optional.of(gty), keyThumbprint, delegation, codeId);
  }

  /** The same, bound to a key where there is one. */
  public TokenTerms boundTo(Optional<String> thumbprint) {
    return new TokenTerms(web, grantType, thumbprint, delegation, codeId);
  }

  /** The same, resting on another token. */
  public TokenTerms restingOn(Delegation other) {
    return new TokenTerms(web, grantType, keyThumbprint, Optional.of(other), codeId);
  }

  /** The same, for a code where there is one. */
  public TokenTerms givenFor(Optional<String> code) {
    return new TokenTerms(web, grantType, keyThumbprint, delegation, code);
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

  private static TokenTerms at(boolean web) {
    return new TokenTerms(
        web, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
