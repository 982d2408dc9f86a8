package dev.licet.identity.api;

/**
 * What an administrator may change about an API; the members mean what they mean in {@link Api}.
 */
public record ApiSettings(
    String name,
    TokenDialect dialect,
    int tokenLifetime,
    int tokenLifetimeForWeb,
    boolean enforcePolicies,
    boolean allowOfflineAccess,
    boolean skipConsent) {
  /** A day. */
  public static final int DEFAULT_TOKEN_LIFETIME = 86_400;

  /** Two hours. */
  public static final int DEFAULT_TOKEN_LIFETIME_FOR_WEB = 7_200;

  /** Thirty days. */
  public static final int LONGEST_TOKEN_LIFETIME = 2_592_000;

  /** What an API has that was given a name and nothing else. */
  public static ApiSettings defaults(String name) {
    return new ApiSettings(
        name,
        TokenDialect.ACCESS_TOKEN,
        DEFAULT_TOKEN_LIFETIME,
        DEFAULT_TOKEN_LIFETIME_FOR_WEB,
        false,
        false,
        false);
  }
}
