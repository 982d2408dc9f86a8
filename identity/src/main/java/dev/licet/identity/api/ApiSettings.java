package dev.licet.identity.api;

import java.util.Optional;

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
    AccessPolicy access,
    Optional<ProofOfPossession> proof) {
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;

  /** Those of an API whose tokens need be bound to nothing. */
  public ApiSettings(
      String name,
      TokenDialect dialect,
      int tokenLifetime,
      int tokenLifetimeForWeb,
      boolean enforcePolicies,
      boolean allowOfflineAccess,
      boolean skipConsent,
      AccessPolicy access) {
    this(
        name,
        dialect,
        tokenLifetime,
        tokenLifetimeForWeb,
        enforcePolicies,
        allowOfflineAccess,
        skipConsent,
        access,
        Optional.empty());
  }

  /** What an API has that was given a name and nothing else. */
  public static ApiSettings defaults(String name) {
    return new ApiSettings(
        name, TokenDialect.ACCESS_TOKEN, DAY, 2 * HOUR, false, false, false, AccessPolicy.USUAL);
  }
}
