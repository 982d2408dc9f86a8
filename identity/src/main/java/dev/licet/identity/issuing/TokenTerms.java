package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ProofOfPossession;
import dev.licet.identity.api.ProofOfPossession.Mechanism;
import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.Sender;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * On what terms an access token is issued.
 *
 * @param web whether it goes through the browser's address, as the implicit and hybrid flows have
 *     it, and so lives as long as the API says for those
 * @param grantType what Auth0's dialects say about it ({@code gty}); empty where they say nothing
 * @param keyThumbprint of the key that it is bound to (RFC 9449, 6.1); empty for a Bearer token
 * @param certificateThumbprint of the certificate that was shown for it; empty if none was
 * @param delegation what it rests on; empty where the user let the application in themselves
 * @param codeId of the code that it is given for; empty if for none
 */
public record TokenTerms(
    boolean web,
    Optional<String> grantType,
    Optional<String> keyThumbprint,
    Optional<String> certificateThumbprint,
    Optional<Delegation> delegation,
    Optional<String> codeId) {
  /** A Bearer token from the token endpoint. */
  public static final TokenTerms USUAL = at(false);

  /** A token from the authorization endpoint. */
  public static final TokenTerms WEB = at(true);

  /** Whether each use needs a proof by a key. */
  boolean isBound() {
    return keyThumbprint.isPresent();
  }

  /** The same, by a grant that the token names. */
  public TokenTerms by(String gty) {
    return new TokenTerms(
        web, Optional.of(gty), keyThumbprint, certificateThumbprint, delegation, codeId);
  }

  /** The same, bound to what the sender has proved to hold. */
  public TokenTerms boundTo(Sender sender) {
    return boundTo(sender.keyThumbprint()).shown(sender.certificateThumbprint());
  }

  /** The same, bound to a key where there is one. */
  public TokenTerms boundTo(Optional<String> key) {
    return new TokenTerms(web, grantType, key, certificateThumbprint, delegation, codeId);
  }

  /** The same, for who has shown a certificate where there is one. */
  private TokenTerms shown(Optional<String> certificate) {
    return new TokenTerms(web, grantType, keyThumbprint, certificate, delegation, codeId);
  }

  /** The same, resting on another token. */
  public TokenTerms restingOn(Delegation other) {
    return new TokenTerms(
        web, grantType, keyThumbprint, certificateThumbprint, Optional.of(other), codeId);
  }

  /** The same, for a code where there is one. */
  public TokenTerms givenFor(Optional<String> code) {
    return new TokenTerms(web, grantType, keyThumbprint, certificateThumbprint, delegation, code);
  }

  /** What a token of that API has to say of its holder ({@code cnf}); or what is missing for it. */
  Attempt<Map<String, String>> confirmation(Application client, Api api) {
    var certificate = certificateThumbprint.filter(_ -> api.bindsToCertificates());
    var missing =
        api.proof().filter(ProofOfPossession::required).flatMap(one -> missing(one.mechanism()));
    if (missing.isPresent()) {
      return Attempt.failed(missing.get());
    }
    var confirmation = new LinkedHashMap<String, String>();
    keyThumbprint.ifPresent(key -> confirmation.put("jkt", key));
    certificate.ifPresent(shown -> confirmation.put("x5t#S256", shown));
    return client.needsBoundTokens() && confirmation.isEmpty()
        ? Attempt.failed(OAuthError.boundTokensOnly())
        : Attempt.of(confirmation);
  }

  private Optional<OAuthError> missing(Mechanism mechanism) {
    return switch (mechanism) {
      case MTLS ->
          certificateThumbprint.isPresent()
              ? Optional.empty()
              : Optional.of(OAuthError.certificateNeeded());
      case DPOP ->
          keyThumbprint.isPresent()
              ? Optional.empty()
              : Optional.of(OAuthError.invalidProof("Tokens of this API need a DPoP proof"));
    };
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
        web,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
