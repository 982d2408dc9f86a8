package dev.licet.identity.issuing;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.user.KnownUsers;
import dev.licet.identity.user.User;
import org.springframework.stereotype.Component;

/**
 * Looks up, each time that a token is issued, who stands behind an authorization: whoever is gone
 * or blocked meanwhile gets none.
 */
@Component
public class Parties {
  private final KnownUsers users;
  private final Applications applications;

  Parties(KnownUsers users, Applications applications) {
    this.users = users;
    this.applications = applications;
  }

  /** Both are there, and the user is not blocked. */
  public record Both(User user, Application application) {}

  /** As they are at this moment. */
  public Attempt<Both> of(Authorization authorization) {
    return user(authorization)
        .then(user ->
            Attempt.of(
                applications
                    .byClientId(authorization.clientId())
                    .map(application -> new Both(user, application)),
                OAuthError.unauthorized()));
  }

  private Attempt<User> user(Authorization authorization) {
    return Attempt.of(users.byId(authorization.userId()), OAuthError.userGone())
        .then(user -> user.blocked() ? Attempt.failed(OAuthError.userBlocked()) : Attempt.of(user));
  }
}
