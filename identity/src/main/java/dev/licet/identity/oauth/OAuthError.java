package dev.licet.identity.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * An error of the token endpoint (RFC 6749, 5.2), in the words and with the status that Auth0
 * gives: SDKs compare them.
 *
 * @param uri where the error is explained
 * @param challenged whether the answer asks for HTTP Basic credentials
 */
public record OAuthError(
    int status, String error, String description, Optional<String> uri, boolean challenged) {
  private static final String CREATE_GRANT =
      "https://auth0.com/docs/api/management/v2/client-grants/post-client-grants";
  private static final String GRANT_TYPES = "https://auth0.com/docs/clients/client-grant-types";

  /** The JSON of the answer. */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("error", error);
    body.put("error_description", description);
    uri.ifPresent(text -> body.put("error_uri", text));
    return body;
  }

  /**
   * The same as RFC 6749, 5.2 has it: 400, and {@code invalid_client} for whoever proves nothing.
   */
  OAuthError asStandardised() {
    if (status == 401 && error.equals("access_denied")) {
      return new OAuthError(401, "invalid_client", description, uri, challenged);
    }
    boolean departs = status == 403 || error.equals("slow_down");
    return departs ? new OAuthError(400, error, description, uri, challenged) : this;
  }

  /** The description without what it quotes of the request: fit for a log. */
  public String summary() {
    return description.split(": ", 2)[0];
  }

  /** What nobody worded: the caller's fault or ours, and no more than that. */
  public static OAuthError of(HttpStatus status) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      return unavailable();
    }
    var error = status.is5xxServerError() ? "server_error" : "invalid_request";
    return of(status.value(), error, status.getReasonPhrase());
  }

  public static OAuthError invalidRequest(String description) {
    return of(400, "invalid_request", description);
  }

  public static OAuthError missingParameter(String name) {
    return invalidRequest("Missing required parameter: " + name);
  }

  public static OAuthError bodyTooLarge(int limit) {
    return of(413, "invalid_request", "The request body is larger than " + limit + " bytes");
  }

  public static OAuthError methodNotAllowed(String only) {
    return of(405, "method_not_allowed", "This endpoint answers %s only".formatted(only));
  }

  public static OAuthError scopeOfWrongType() {
    return of(400, "invalid_scope", "Scope must be an array or a string");
  }

  /** Unknown client or wrong secret: the answer does not tell which. */
  public static OAuthError unauthorized() {
    return of(401, "access_denied", "Unauthorized");
  }

  /** Client credentials that are there but cannot be read. */
  public static OAuthError invalidClient(String description) {
    return of(401, "invalid_client", description);
  }

  public static OAuthError unsupportedGrantType(String type) {
    return of(403, "unsupported_grant_type", "Unsupported grant type: " + type);
  }

  public static OAuthError grantTypeNotAllowed(String type) {
    return new OAuthError(
        403,
        "unauthorized_client",
        "Grant type '" + type + "' not allowed for the client.",
        Optional.of(GRANT_TYPES),
        false);
  }

  /** A request that names no API: Auth0 takes it for one to its long gone first Management API. */
  public static OAuthError noAudience() {
    return accessDenied("Non-global clients are not allowed access to APIv1");
  }

  public static OAuthError unknownAudience(String audience) {
    return accessDenied("Service not found: " + audience);
  }

  public static OAuthError noClientGrant(String audience) {
    return accessDenied(
        "Client is not authorized to access \""
            + audience
            + "\". You need to create a \"client-grant\" associated to this API. See: "
            + CREATE_GRANT);
  }

  public static OAuthError scopesNotGranted(List<String> scopes) {
    return accessDenied("Client has not been granted scopes: " + String.join(" ", scopes));
  }

  /** Of an API whose tokens no user can have, or none by this application. */
  public static OAuthError apiClosedToUsers(String clientId, String audience) {
    return accessDenied(notForUsers(clientId, audience));
  }

  /** The API, or who the application belongs to, makes a client grant necessary. */
  public static OAuthError apiNotGranted(String clientId, String audience) {
    return of(403, "unauthorized_client", notForUsers(clientId, audience));
  }

  /** The account was removed since the user let the application in. */
  public static OAuthError userGone() {
    return of(403, "invalid_grant", "The user does not exist");
  }

  public static OAuthError userBlocked() {
    return of(403, "unauthorized", "user is blocked");
  }

  /** Made up, expired, spent, or another application's: the answer does not tell which. */
  public static OAuthError invalidCode() {
    return of(403, "invalid_grant", "Invalid authorization code");
  }

  public static OAuthError wrongVerifier() {
    return of(403, "invalid_grant", "Failed to verify code verifier");
  }

  public static OAuthError wrongRedirectUri(String sent, String expected) {
    return of(
        403,
        "unauthorized_client",
        "The redirect URI is wrong. You sent %s, and we expected %s".formatted(sent, expected));
  }

  /** Of an API whose tokens are all bound to a certificate (RFC 8705, 3). */
  public static OAuthError certificateNeeded() {
    return invalidRequest("Tokens of this API need a client certificate (mutual TLS)");
  }

  /** To who has shown nothing that a token could be bound to. */
  public static OAuthError boundTokensOnly() {
    return invalidProof(
        "Tokens of this application need a DPoP proof, or a client certificate for an API that"
            + " binds its tokens to one");
  }

  /** Of a refresh token of who cannot prove themselves otherwise (RFC 8705, 4). */
  public static OAuthError otherCertificate() {
    return of(
        403, "invalid_grant", "The refresh token needs the client certificate that it is bound to");
  }

  /** Of a refresh token; the answer does not tell why. */
  public static OAuthError unknownRefreshToken() {
    return of(403, "invalid_grant", "Unknown or invalid refresh token.");
  }

  /** While another node may still be answering with it. */
  public static OAuthError refreshUndecided() {
    return of(
        503,
        "temporarily_unavailable",
        "The refresh token has just been exchanged: try again in a few seconds");
  }

  /** Ignoring it would give something else than the application believes it gets. */
  public static OAuthError ofNoOrganization(String parameter) {
    return invalidRequest("parameter " + parameter + " is not allowed for this client");
  }

  public static OAuthError refreshOfOtherAudience() {
    return invalidRequest("The refresh token is for another audience");
  }

  public static OAuthError scopeBeyondGrant(List<String> scopes) {
    return of(
        400, "invalid_scope", "These scopes have not been granted: " + String.join(" ", scopes));
  }

  /** Unknown account or wrong password: the answer does not tell which. */
  public static OAuthError wrongPassword() {
    return of(403, "invalid_grant", "Wrong email or password.");
  }

  public static OAuthError noDefaultDirectory() {
    return invalidRequest("Authorization server not configured with default connection.");
  }

  /** No connection of that name, or none that the application may use. */
  public static OAuthError unknownRealm() {
    return invalidRequest("Unknown realm: no connection of this application has that name");
  }

  public static OAuthError notForThirdParties() {
    return of(403, "unauthorized_client", "Third-party applications cannot ask for passwords");
  }

  public static OAuthError accountBlocked() {
    return of(
        429,
        "too_many_attempts",
        "Your account has been blocked after multiple consecutive login attempts. We've sent you a"
            + " notification via your preferred contact method with instructions on how to unblock"
            + " it.");
  }

  public static OAuthError suspiciousAddress() {
    return of(
        429,
        "too_many_attempts",
        "We have detected suspicious login behavior and further attempts will be blocked. Please"
            + " contact the administrator.");
  }

  /** More at once than this server takes. */
  public static OAuthError tooManyRequests() {
    return of(429, "too_many_requests", "Global limit has been reached");
  }

  /** No token of this server: it has given none. */
  public static OAuthError malformedMfaToken() {
    return of(403, "invalid_grant", "Malformed mfa_token");
  }

  /** The user at the device's code has not said anything yet. */
  public static OAuthError authorizationPending() {
    return of(403, "authorization_pending", "User has yet to authorize device code.");
  }

  /** A device asks more often than every five seconds. */
  public static OAuthError slowDown() {
    return of(429, "slow_down", "You are polling faster than the specified interval of 5 seconds.");
  }

  public static OAuthError deviceDenied() {
    return accessDenied("User cancelled the confirmation prompt.");
  }

  public static OAuthError deviceCodeExpired() {
    return of(403, "expired_token", "The device code has expired.");
  }

  public static OAuthError invalidDeviceCode() {
    return of(403, "invalid_grant", "Invalid or expired device code.");
  }

  /** Whether it says no more than that the time has not come: nothing that a log should keep. */
  public boolean asksToWait() {
    return error.equals("authorization_pending") || error.equals("slow_down");
  }

  /** Of a DPoP proof (RFC 9449, 5); {@code what} is wrong with it. */
  public static OAuthError invalidProof(String what) {
    return of(400, "invalid_dpop_proof", what);
  }

  /** Whether a proof was used before cannot be told. */
  public static OAuthError proofUndecided() {
    return of(
        503,
        "temporarily_unavailable",
        "Whether the DPoP proof has been used before cannot be told right now");
  }

  /** The database is away, or cannot write. */
  public static OAuthError unavailable() {
    return of(
        503,
        "temporarily_unavailable",
        "This cannot be answered right now: try again in a few seconds");
  }

  /** In the first seconds of an algorithm, while other nodes may not publish its key yet. */
  public static OAuthError keyNotReady() {
    return of(
        503,
        "temporarily_unavailable",
        "The key of this API's algorithm is new: try again in a few seconds");
  }

  /** The same under another code. */
  public OAuthError as(String other) {
    return new OAuthError(status, other, description, uri, challenged);
  }

  /** The same error, answered to somebody who used HTTP Basic (RFC 6749, 5.2). */
  public OAuthError asChallenge() {
    return new OAuthError(status, error, description, uri, true);
  }

  private static String notForUsers(String clientId, String audience) {
    return "Client \"%s\" is not authorized to access resource server \"%s\"."
        .formatted(clientId, audience);
  }

  private static OAuthError accessDenied(String description) {
    return of(403, "access_denied", description);
  }

  /** Of a token that is to be exchanged (RFC 8693, 2.2.2); {@code why} quotes nothing of it. */
  public static OAuthError unacceptableToken(String parameter, String why) {
    return invalidRequest("The " + parameter + " " + why);
  }

  /**
   * The API that a token is wanted for: there is none, or not for this client (RFC 8693, 2.2.2).
   */
  public static OAuthError invalidTarget(String description) {
    return of(400, "invalid_target", description);
  }

  public static OAuthError exchangeNotForThirdParties() {
    return of(403, "unauthorized_client", "Third-party applications cannot exchange tokens");
  }

  /** RFC 7591, 3.2.2. */
  public static OAuthError invalidRedirectUri(String description) {
    return of(400, "invalid_redirect_uri", description);
  }

  /** RFC 7591, 3.2.2. */
  public static OAuthError invalidClientMetadata(String description) {
    return of(400, "invalid_client_metadata", description);
  }

  public static OAuthError registrationOff() {
    return of(404, "endpoint_disabled", "Dynamic client registration is off");
  }

  /** It cannot be told what is at some address, as too many are asked already. */
  public static OAuthError tooManyAtOnce() {
    return of(
        503,
        "temporarily_unavailable",
        "Too much has to be fetched from elsewhere right now: try again in a minute");
  }

  public static OAuthError tooManyRegistrations() {
    return of(403, "access_denied", "No more applications can be registered");
  }

  private static OAuthError of(int status, String error, String description) {
    return new OAuthError(status, error, description, Optional.empty(), false);
  }
}
