package dev.licet.identity.issuing;

import java.util.Optional;

/**
 * On what terms an access token is issued.
 *
 * @param web whether it goes through the browser's address, as the implicit and hybrid flows have
 *     it, and so lives as long as the API says for those
 * @param grantType what Auth0's dialects say about it ({@code gty}); empty where they say nothing
 * @param keyThumbprint of the key that it is bound to (RFC 9449, 6.1); empty for a Bearer token
 */
public record TokenTerms(boolean web, Optional<String> grantType, Optional<String> keyThumbprint) {
  /** A Bearer token from the token endpoint. */
  public static final TokenTerms USUAL = new TokenTerms(false, Optional.empty(), Optional.empty());

  /** A token from the authorization endpoint. */
  public static final TokenTerms WEB = new TokenTerms(true, Optional.empty(), Optional.empty());

  boolean isBound() {
    return keyThumbprint.isPresent();
  }

  /** The same, by a grant that the token names. */
  public TokenTerms by(String gty) {
    return new TokenTerms(web, Optional.of(gty), keyThumbprint);
  }

  /** The same, bound to a key where there is one. */
  public TokenTerms boundTo(Optional<String> thumbprint) {
    return new TokenTerms(web, grantType, thumbprint);
  }
}
