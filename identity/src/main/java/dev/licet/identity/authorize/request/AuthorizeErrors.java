package dev.licet.identity.authorize.request;

import dev.licet.identity.oauth.OAuthError;
import java.util.Optional;

/**
 * The errors that {@code /authorize} tells applications (RFC 6749, 4.1.2.1; OpenID Connect Core,
 * 3.1.2.6), in the words that Auth0 gives. Their status is for who pushes a request.
 */
public final class AuthorizeErrors {
  private AuthorizeErrors() {}

  public static OAuthError unsupported(String what) {
    return of(what + "_not_supported", "The parameter " + what + " is not supported");
  }

  public static OAuthError unsupportedResponseType(String type) {
    return of("unsupported_response_type", "Unsupported response type: " + type);
  }

  /** RFC 9101, 7. */
  static OAuthError invalidRequestUri(String why) {
    return of("invalid_request_uri", why);
  }

  /** RFC 9101, 7. */
  static OAuthError invalidRequestObject(String why) {
    return of("invalid_request_object", why);
  }

  static OAuthError notOurIdToken() {
    return OAuthError.invalidRequest(
        "id_token_hint must be an ID token that this server has made for this client");
  }

  public static OAuthError declined() {
    return of("access_denied", "User did not authorize the request");
  }

  public static OAuthError loginRequired() {
    return of("login_required", "Login required");
  }

  public static OAuthError consentRequired() {
    return of("consent_required", "Consent required");
  }

  private static OAuthError of(String error, String description) {
    return new OAuthError(400, error, description, Optional.empty(), false);
  }
}
