package dev.licet.identity.api;

import static java.util.Comparator.comparing;

import dev.licet.identity.api.ProofOfPossession.Mechanism;
import java.util.List;
import java.util.Optional;

/**
 * A protected API (Auth0: a resource server).
 *
 * @param identifier what tokens carry as {@code aud}; never changes
 * @param tokenLifetime seconds
 * @param tokenLifetimeForWeb seconds, for tokens handed out by the implicit and hybrid flows
 * @param enforcePolicies whether a user's roles limit what a token may hold (RBAC)
 * @param skipConsent whether the operator's own applications ask no consent
 * @param system whether this is the server's own Management API, which nobody may alter
 * @param access which applications get tokens for it
 * @param proof how its tokens are bound to who has them; empty if the API does not ask for it
 * @param permissions ordered by name
 */
public record Api(
    String id,
    String name,
    String identifier,
    SigningAlgorithm signingAlgorithm,
    TokenDialect dialect,
    int tokenLifetime,
    int tokenLifetimeForWeb,
    boolean enforcePolicies,
    boolean allowOfflineAccess,
    boolean skipConsent,
    AccessPolicy access,
    Optional<ProofOfPossession> proof,
    boolean system,
    List<Permission> permissions) {
  public Api {
    permissions = permissions.stream().sorted(comparing(Permission::name)).toList();
  }

  /** The permission of that name, where the API has it. */
  public Optional<Permission> permission(String permission) {
    return permissions.stream().filter(p -> p.name().equals(permission)).findFirst();
  }

  /** Whether its tokens are bound to a certificate where one is shown. */
  public boolean bindsToCertificates() {
    return proof.filter(one -> one.mechanism() == Mechanism.MTLS).isPresent();
  }

  /** The same with other permissions. */
  Api with(List<Permission> others) {
    return new Api(
        id,
        name,
        identifier,
        signingAlgorithm,
        dialect,
        tokenLifetime,
        tokenLifetimeForWeb,
        enforcePolicies,
        allowOfflineAccess,
        skipConsent,
        access,
        proof,
        system,
        others);
  }

  /** What may be changed about it, as it is now. */
  public ApiSettings settings() {
    return new ApiSettings(
        name,
        dialect,
        tokenLifetime,
        tokenLifetimeForWeb,
        enforcePolicies,
        allowOfflineAccess,
        skipConsent,
        access,
        proof);
  }
}
