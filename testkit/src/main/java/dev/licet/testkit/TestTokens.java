package dev.licet.testkit;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tokens of one provider for one API, in the dialects of Auth0, good ones and bad ones. */
public final class TestTokens {
  /** The application that the tokens are issued to. */
  public static final String CLIENT_ID = "test-client";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final String issuer;
  private final String audience;
  private final Supplier<TestKey> key;
  private final Clock clock;

  /** Tokens by this issuer, signed by the key that the supplier gives at the time. */
  public TestTokens(String issuer, String audience, Supplier<TestKey> key, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.key = key;
    this.clock = clock;
  }

  /** An access token of an application for itself, without {@code scope}. */
  public TestToken accessToken() {
    Instant now = clock.instant();
    return new TestToken(key.get())
        .claim("iss", issuer)
        .claim("sub", CLIENT_ID + "@clients")
        .claim("aud", audience)
        .claim("iat", now.getEpochSecond())
        .claim("exp", now.plus(LIFETIME).getEpochSecond())
        .claim("azp", CLIENT_ID)
        .claim("gty", "client-credentials");
  }

  /** The dialect {@code access_token}: permissions in {@code scope}, separated by spaces. */
  public TestToken withScope(String... permissions) {
    return accessToken().claim("scope", String.join(" ", permissions));
  }

  /** As some other providers write it: {@code scope} as an array. */
  public TestToken withScopeArray(String... permissions) {
    return accessToken().claim("scope", List.of(permissions));
  }

  /** The dialect {@code access_token_authz} of a user: {@code permissions} beside the scope. */
  public TestToken withPermissions(String... permissions) {
    return ofUser().claim("permissions", List.of(permissions));
  }

  /** The dialect {@code rfc9068_profile}: {@code at+jwt}, {@code client_id} and {@code jti}. */
  public TestToken rfc9068(String... permissions) {
    return withScope(permissions)
        .header("typ", "at+jwt")
        .without("azp")
        .without("gty")
        .claim("client_id", CLIENT_ID)
        .claim("jti", "a-test-token-id");
  }

  /** An access token of a user who signed in with OpenID Connect: two audiences. */
  public TestToken ofUser() {
    return accessToken()
        .without("gty")
        .claim("sub", "auth0|0123456789abcdef01234567")
        .claim("aud", List.of(audience, issuer + "userinfo"))
        .claim("scope", "openid profile");
  }

  /** Bound to this key: to be used only with a {@link TestProof} by it (RFC 9449 section 6.1). */
  public TestToken boundTo(TestKey holder) {
    return accessToken().claim("cnf", Map.of("jkt", holder.thumbprint()));
  }

  /** Bound to this certificate: to be used only by who shows it (RFC 8705 section 3.1). */
  public TestToken boundTo(X509Certificate certificate) {
    try {
      String thumbprint = TestKeys.sha256(certificate.getEncoded());
      return accessToken().claim("cnf", Map.of("x5t#S256", thumbprint));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that cannot be written down", e);
    }
  }

  /** Expired a minute ago. */
  public TestToken expired() {
    Instant now = clock.instant();
    return accessToken()
        .claim("iat", now.minus(LIFETIME).getEpochSecond())
        .claim("exp", now.minusSeconds(60).getEpochSecond());
  }

  /** Without {@code exp}. */
  public TestToken withoutExpiry() {
    return accessToken().without("exp");
  }

  /** Valid only in an hour. */
  public TestToken notYetValid() {
    return accessToken().claim("nbf", clock.instant().plus(LIFETIME).getEpochSecond());
  }

  /** For another API. */
  public TestToken forAnotherApi() {
    return accessToken().claim("aud", "https://another-api");
  }

  /** By another provider, as it says, though signed by this one's key. */
  public TestToken byAnotherIssuer() {
    return accessToken().claim("iss", "https://another-issuer.example/");
  }

  /** An ID token that happens to have the API for an audience. */
  public TestToken idToken() {
    return ofUser().without("scope").claim("nonce", "n-0S6_WzA2Mj").claim("aud", audience);
  }

  /** A logout token (OpenID Connect Back-Channel Logout section 2.4). */
  public TestToken logoutToken() {
    return accessToken()
        .header("typ", "logout+jwt")
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  /** Signed by a key that the provider never had, under an id that it never used. */
  public TestToken unknownKey() {
    return accessToken().signedBy(TestKeys.rsa("never-heard-of"));
  }

  /** Signed by a key that the provider never had, under the id of the provider's own. */
  public TestToken forged() {
    return accessToken().forgedBy(TestKeys.rsa("forger"));
  }
}
