package dev.licet.guard;

import dev.licet.guard.token.Check;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused. Codes and descriptions are part of the contract: clients compare them.
 */
public enum Reason {
  /** No Authorization header at all (RFC 6750 section 3.1: no error code in the challenge). */
  HEADER_MISSING(401, "authorization_header_missing", "Authorization header is expected", null),
  /** The credentials use another scheme than this API's. */
  SCHEME_UNKNOWN(401, "invalid_header", "Authorization header must start with Bearer", null),
  /** The scheme stands alone. */
  TOKEN_MISSING(401, "invalid_header", "Token not found", "invalid_request"),
  /** More than two parts, or more than one Authorization header. */
  HEADER_MALFORMED(
      401, "invalid_header", "Authorization header must be Bearer token", "invalid_request"),
  /** Not a well-formed, well-signed token. */
  TOKEN_MALFORMED(401, "invalid_header", "Unable to parse authentication token.", "invalid_token"),
  /** The provider has no key that fits the token's {@code kid}. */
  KEY_NOT_FOUND(401, "invalid_header", "Unable to find appropriate key", "invalid_token"),
  /** The token's {@code exp} has passed. */
  TOKEN_EXPIRED(401, "token_expired", "token is expired", "invalid_token"),
  /** Issuer, audience, {@code nbf}, {@code iat} or {@code exp} wrong, missing or malformed. */
  CLAIMS_INVALID(
      401,
      "invalid_claims",
      "incorrect claims,please check the audience and issuer",
      "invalid_token"),
  /** A well-signed JWT of another kind: an ID token, a logout token … */
  TOKEN_TYPE_INVALID(401, "invalid_token_type", "This is not an access token", "invalid_token"),
  /** The token is valid, the permission is missing. */
  PERMISSION_MISSING(
      403, "Unauthorized", "You don't have access to this resource", "insufficient_scope"),
  /** The token is valid, but its user must sign in anew, or better (RFC 9470 section 3). */
  AUTHENTICATION_INSUFFICIENT(
      401,
      "insufficient_user_authentication",
      "A stronger or more recent sign-in is required",
      "insufficient_user_authentication"),
  /** The caller is not the owner, and must not learn whether there is something to own. */
  HIDDEN(404, "not_found", "There is nothing here for you", null),
  /** The token is bound to a key, and the proof of holding it is missing or wrong (RFC 9449). */
  DPOP_PROOF_INVALID(
      401, "invalid_dpop_proof", "The DPoP proof is missing or wrong", "invalid_dpop_proof"),
  /** The proof lacks the nonce that the answer brings (RFC 9449 section 9). */
  DPOP_NONCE_NEEDED(
      401, "use_dpop_nonce", "The DPoP proof needs the nonce of this answer", "use_dpop_nonce"),
  /** The token is bound to a client certificate that the call does not show (RFC 8705). */
  CERTIFICATE_MISMATCH(
      401,
      "invalid_client_certificate",
      "The access token is bound to another client certificate",
      "invalid_token"),
  /** Whether a proof was used before cannot be told: nobody who brings one can be judged. */
  REPLAY_UNKNOWN(
      503,
      "temporarily_unavailable",
      "Whether the DPoP proof has been used before cannot be told right now",
      null),
  /** The provider's keys cannot be had, and none is cached: nobody can be judged. */
  KEYS_UNAVAILABLE(
      503,
      "temporarily_unavailable",
      "The keys of the identity provider cannot be fetched right now",
      null),
  /** The token is no JWT, and its issuer cannot be asked about it: nobody knows. */
  ISSUER_UNAVAILABLE(
      503,
      "temporarily_unavailable",
      "The identity provider cannot be asked about the token right now",
      null);

  private final int status;
  private final String code;
  private final String description;
  private final Optional<String> error;

  Reason(int status, String code, String description, @Nullable String error) {
    this.status = status;
    this.code = code;
    this.description = description;
    this.error = Optional.ofNullable(error);
  }

  /** Why a call that fails this check is refused. */
  static Reason of(Check check) {
    return switch (check) {
      case CREDENTIALS -> HEADER_MALFORMED;
      case FORM, ALGORITHM, SIGNATURE, ACTIVE -> TOKEN_MALFORMED;
      case ISSUER_ASKED -> ISSUER_UNAVAILABLE;
      case KEYS -> KEYS_UNAVAILABLE;
      case KEY -> KEY_NOT_FOUND;
      case TYPE -> TOKEN_TYPE_INVALID;
      case EXPIRY -> TOKEN_EXPIRED;
      case NOT_BEFORE, ISSUED_AT, EXPIRY_STATED, AUDIENCE, ISSUER, SUBJECT -> CLAIMS_INVALID;
      case BINDING, PROOF -> DPOP_PROOF_INVALID;
      case CERTIFICATE -> CERTIFICATE_MISMATCH;
      case PERMISSION, OWNER -> PERMISSION_MISSING;
      case AUTHENTICATION -> AUTHENTICATION_INSUFFICIENT;
    };
  }

  /** The HTTP status: 401, 403, 404 or 503. */
  public int status() {
    return status;
  }

  /** The stable code of the answer's body. */
  public String code() {
    return code;
  }

  /** The text of the answer's body, safe to show to anybody. */
  public String description() {
    return description;
  }

  /** The {@code error} of the challenge (RFC 6750 section 3.1); empty where there must be none. */
  public Optional<String> error() {
    return error;
  }
}
