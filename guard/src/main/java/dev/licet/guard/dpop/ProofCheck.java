package dev.licet.guard.dpop;

/**
 * What is looked at where a token is bound to a key, in the order in which it is looked at (RFC
 * 9449 sections 4.3 and 7.1), with the text of the answer for who fails it. The texts are stable.
 */
public enum ProofCheck {
  /** {@code cnf} (RFC 7800 section 3.1) is an object with a {@code jkt} or {@code x5t#S256}. */
  CONFIRMATION("cnf of the access token is not a binding that can be checked"),
  /** A token that comes with a proof, or to an API that wants one, is bound to a key. */
  BOUND("The access token is not bound to a key"),
  /** A token that is bound to a key comes by the scheme DPoP. */
  SCHEME("The access token is bound to a key: it needs the scheme DPoP and a proof"),
  /** There is a DPoP header. */
  PRESENT("A DPoP proof is expected"),
  /** There is only one, with one value. */
  SINGLE("Only one DPoP proof is expected"),
  /** It is a well-formed JWT with all its claims. */
  FORM("The DPoP proof is not a well-formed JWT with jti, htm, htu and iat"),
  /** {@code typ}. */
  TYPE("typ of the DPoP proof is not dpop+jwt"),
  /** {@code alg}. */
  ALGORITHM("alg of the DPoP proof is not accepted"),
  /** {@code jwk}: a public key, fit for the algorithm. */
  KEY("jwk of the DPoP proof is not a fit public key"),
  /** The signature. */
  SIGNATURE("The signature of the DPoP proof is wrong"),
  /** {@code htm}. */
  METHOD("htm of the DPoP proof is not the method of the call"),
  /** {@code htu}. */
  URL("htu of the DPoP proof is not the URL of the call"),
  /** {@code nonce}, where this API demands one. */
  NONCE("The DPoP proof needs the nonce of this answer"),
  /** {@code iat}. */
  TIME("iat of the DPoP proof is too far from now"),
  /** {@code ath}. */
  TOKEN("ath of the DPoP proof does not fit the access token"),
  /** The key of the proof is the one that the token is bound to. */
  BINDING("The access token is bound to another key than that of the DPoP proof"),
  /** The proof was not used before. */
  REPLAY("The DPoP proof has been used before");

  private final String description;

  ProofCheck(String description) {
    this.description = description;
  }

  /** The text for who fails it, safe to show to anybody. */
  public String description() {
    return description;
  }
}
