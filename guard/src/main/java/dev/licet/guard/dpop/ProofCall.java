package dev.licet.guard.dpop;

import java.util.List;
import java.util.Optional;

/**
 * What a proof must fit.
 *
 * @param proofs the values of the call's {@code DPoP} headers
 * @param method the call's method; empty if it is not known
 * @param url the URL that the client called, without query; empty if it is not known
 * @param bound the access token of the call; empty for a request that asks an authorization server
 *     for one (RFC 9449 section 5)
 * @param caller whose token it is: its {@code iss} and {@code sub}; or who asks for one
 */
public record ProofCall(
    List<String> proofs,
    Optional<String> method,
    Optional<String> url,
    Optional<BoundToken> bound,
    String caller) {
  /**
   * An access token and the key that it is bound to.
   *
   * @param token as it was sent
   * @param keyThumbprint its {@code cnf.jkt} (RFC 9449 section 6.1)
   */
  public record BoundToken(String token, String keyThumbprint) {
    /** Without the token, which could be used to call anybody. */
    @Override
    public String toString() {
      return "BoundToken[" + keyThumbprint + "]";
    }
  }

  /** A call with an access token that is bound to the key of that thumbprint. */
  public ProofCall(
      List<String> proofs,
      Optional<String> method,
      Optional<String> url,
      String token,
      String caller,
      String keyThumbprint) {
    this(proofs, method, url, Optional.of(new BoundToken(token, keyThumbprint)), caller);
  }

  /** Keeps a list of its own. */
  public ProofCall {
    proofs = List.copyOf(proofs);
  }

  /** Without the token, which could be used to call anybody. */
  @Override
  public String toString() {
    return "ProofCall[method=" + method.orElse("?") + ", url=" + url.orElse("?") + "]";
  }
}
