package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.RefreshTokens;
import dev.licet.identity.settings.TenantSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What ends when an application gives a refresh token back. */
@Service
class Revocation {
  private final RefreshTokens tokens;
  private final Consents consents;
  private final TenantSettings settings;

  Revocation(RefreshTokens tokens, Consents consents, TenantSettings settings) {
    this.tokens = tokens;
    this.consents = consents;
    this.settings = settings;
  }

  /**
   * The token and its family; where the tenant says so, what the user has allowed too, and with it
   * whatever other tokens the application has for the same API. That is held first, as where the
   * user takes it back.
   */
  @Transactional
  public void revoke(String token, Application application) {
    var endsGrant = settings.endsGrantsWithRefreshTokens();
    if (endsGrant) {
      tokens.authorization(token, application).ifPresent(this::hold);
    }
    var ended = tokens.revoke(token, application);
    if (endsGrant) {
      ended.ifPresent(this::endGrant);
    }
  }

  private void hold(Authorization authorization) {
    var _ =
        consents.hold(
            authorization.userId(),
            authorization.clientId(),
            authorization.audience(),
            authorization.scope());
  }

  private void endGrant(Authorization authorization) {
    tokens.endLike(authorization);
    consents.withdraw(authorization.userId(), authorization.clientId(), authorization.audience());
  }
}
