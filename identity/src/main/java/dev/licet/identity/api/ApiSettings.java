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
    boolean skipConsent,
    AccessPolicy access) {
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;

  /** What an API has that was given a name and nothing else. */
  public static ApiSettings defaults(String name) {
    return new ApiSettings(
        name, TokenDialect.ACCESS_TOKEN, DAY, 2 * HOUR, false, false, false, AccessPolicy.USUAL);
  }
}
