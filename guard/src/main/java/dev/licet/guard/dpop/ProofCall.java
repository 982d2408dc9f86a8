package dev.licet.guard.dpop;

import java.util.List;
import java.util.Optional;

/**
 * What a proof must fit.
 *
 * @param proofs the values of the call's {@code DPoP} headers
 * @param method the call's method; empty if it is not known
 * @param url the URL that the client called, without query; empty if it is not known
 * @param token the access token, as it was sent
 * @param caller whose token it is: its {@code iss} and {@code sub}
 * @param keyThumbprint {@code cnf.jkt} of the access token (RFC 9449 section 6.1)
 */
public record ProofCall(
    List<String> proofs,
    Optional<String> method,
    Optional<String> url,
    String token,
    String caller,
    String keyThumbprint) {
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
