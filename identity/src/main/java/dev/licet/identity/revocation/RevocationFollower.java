package dev.licet.identity.revocation;

import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.consent.ConsentWithdrawn;
import dev.licet.identity.refresh.RefreshToken;
import dev.licet.identity.refresh.RefreshTokenReused;
import dev.licet.identity.refresh.RefreshTokenRevoked;
import dev.licet.identity.session.AllSessionsEnded;
import dev.licet.identity.session.SessionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Overhears what ends refresh tokens and sessions. An access token does not say of which session it
 * is: with the end of one, an application's tokens of another of the same user are revoked too.
 */
@Component
class RevocationFollower {
  private final Revocations revocations;

  RevocationFollower(Revocations revocations) {
    this.revocations = revocations;
  }

  /** So it is with a new password, and when the user is blocked. */
  @EventListener
  void ended(AllSessionsEnded event) {
    revocations.revoke(event.userId());
  }

  @EventListener
  void ended(SessionEnded event) {
    event.clientIds().forEach(client -> revocations.revoke(event.userId(), client));
  }

  @EventListener
  void withdrawn(ConsentWithdrawn event) {
    revocations.revoke(event.consent().userId(), event.consent().clientId());
  }

  @EventListener
  void reused(CodeReused event) {
    revocations.revoke(event.userId(), event.clientId());
  }

  @EventListener
  void reused(RefreshTokenReused event) {
    revoke(event.token());
  }

  @EventListener
  void revoked(RefreshTokenRevoked event) {
    revoke(event.token());
  }

  private void revoke(RefreshToken token) {
    var authorization = token.authorization();
    revocations.revoke(authorization.userId(), authorization.clientId());
  }
}
