package dev.licet.guard.token;

/**
 * What is looked at before a call may go on, in the order in which it is looked at: whoever fails a
 * check has passed all those before it.
 */
public enum Check {
  /** The credentials of the call (RFC 6750 section 2.1). */
  CREDENTIALS("the call carries one token"),
  /** Whether the issuer of a token that is no JWT can be asked about it (RFC 7662). */
  ISSUER_ASKED("its issuer can be asked, if it is no JWT"),
  /** What the issuer says of a token that is no JWT (RFC 7662 section 2.2). */
  ACTIVE("its issuer says that it is active, if it is no JWT"),
  /** The grammar of the token (RFC 7515, RFC 7519). */
  FORM("the token is a well-formed JWT"),
  /** The header's {@code alg}. */
  ALGORITHM("it is signed by an accepted algorithm"),
  /** Whether there are keys to judge by. */
  KEYS("the provider's keys are at hand"),
  /** The header's {@code kid}. */
  KEY("one of them fits the token"),
  /** The signature. */
  SIGNATURE("the signature is right"),
  /** What kind of JWT it is (RFC 8725 section 3.11, RFC 9068 section 2.1). */
  TYPE("it is an access token"),
  /** {@code nbf}. */
  NOT_BEFORE("it is valid already"),
  /** {@code iat}. */
  ISSUED_AT("it was issued in the past"),
  /** Whether there is an {@code exp}. */
  EXPIRY_STATED("it says when it expires"),
  /** {@code exp}. */
  EXPIRY("it has not expired"),
  /** {@code aud}. */
  AUDIENCE("it is meant for this API"),
  /** {@code iss}. */
  ISSUER("it comes from the provider"),
  /** {@code sub}. */
  SUBJECT("it says whom it is about"),
  /** {@code cnf} (RFC 7800 section 3.1). */
  BINDING("it is bound in a way that this API checks, or not at all"),
  /** {@code cnf.x5t#S256} (RFC 8705 section 3). */
  CERTIFICATE("the caller holds the certificate that it is bound to"),
  /** The proof of possession that goes with {@code cnf.jkt} (RFC 9449 section 7.1). */
  PROOF("the caller proves to hold the key that it is bound to"),
  /** {@code scope} and {@code permissions}. */
  PERMISSION("it holds the permission the route asks for"),
  /** {@code sub} and the path of the call. */
  OWNER("what is called for is the caller's own"),
  /** {@code acr} and {@code auth_time} (RFC 9470). */
  AUTHENTICATION("its user signed in as the route asks");

  private final String question;

  Check(String question) {
    this.question = question;
  }

  /** Whether it is made of tokens that are JWTs. */
  public boolean isOfJwt() {
    return this != ISSUER_ASKED && this != ACTIVE;
  }

  /** Whether it is made of tokens that are no JWT, and about which their issuer is asked. */
  public boolean isOfOpaque() {
    return switch (this) {
      case FORM, ALGORITHM, KEYS, KEY, SIGNATURE -> false;
      default -> true;
    };
  }

  /** What is true of a call that passes, as a clause. */
  public String question() {
    return question;
  }
}
