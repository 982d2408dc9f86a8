package dev.licet.identity.issuing;

import dev.licet.identity.application.Applications;
import dev.licet.identity.user.IdTokenOwners;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** ID tokens that prove who somebody is, as long as they last: a hint may be older. */
@Component
class OwnIdTokens implements IdTokenOwners {
  private final IdTokenHints hints;
  private final Applications applications;
  private final Clock clock;

  OwnIdTokens(IdTokenHints hints, Applications applications, Clock clock) {
    this.hints = hints;
    this.applications = applications;
    this.clock = clock;
  }

  /** It is for an application: an access token is for an API. */
  @Override
  public Optional<String> ownerOf(String idToken) {
    return hints
        .read(idToken)
        .filter(token -> token.expiresAt().isAfter(clock.instant()))
        .filter(token -> applications.byClientId(token.clientId()).isPresent())
        .map(IdTokenHint::userId);
  }
}
