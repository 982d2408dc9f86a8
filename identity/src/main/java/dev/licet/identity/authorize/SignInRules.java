package dev.licet.identity.authorize;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.SignInDatabases;
import dev.licet.identity.user.KnownUsers;
import dev.licet.identity.user.User;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether who is signed in at a browser will do for a request, and where they sign in if not. */
@Component
class SignInRules {
  private final BrowserSessions sessions;
  private final KnownUsers users;
  private final SignInDatabases databases;
  private final Clock clock;

  SignInRules(BrowserSessions sessions, KnownUsers users, SignInDatabases databases, Clock clock) {
    this.sessions = sessions;
    this.users = users;
    this.databases = databases;
    this.clock = clock;
  }

  /** A user who is signed in, and where. */
  record Present(User user, BrowserSession session) {}

  /** Who is signed in recently enough, and may use the application. */
  Optional<Present> present(Turn turn) {
    return sessions
        .current(turn.request())
        .filter(session -> isRecentEnough(turn, session))
        .filter(session -> turn.wanted().isAbout(session.userId()))
        .flatMap(session ->
            users
                .byId(session.userId())
                .filter(user -> databases.admit(user, clientId(turn)))
                .map(user -> new Present(user, session)));
  }

  /**
   * Whether somebody has signed in since the request came who is not whom it is about: then the
   * application is told, instead of one being taken for the other (OpenID Connect Core, 3.1.2.1).
   */
  boolean isSomebodyElse(Turn turn) {
    return sessions
        .current(turn.request())
        .filter(session -> hasSignedInSince(turn, session))
        .filter(session -> !turn.wanted().isAbout(session.userId()))
        .isPresent();
  }

  /** What the application believes the user's e-mail is; empty if it does not say. */
  String loginHint(Turn turn) {
    var wanted = turn.wanted();
    return wanted
        .find("login_hint")
        .or(() -> wanted.hint().flatMap(hint -> users.byId(hint.userId())).map(User::email))
        .orElse("");
  }

  /** The connection in which the user is to sign in. */
  Attempt<String> connection(Turn turn) {
    var asked = turn.wanted().find("connection");
    if (asked.isPresent() && !databases.isOpen(asked.get(), clientId(turn))) {
      return Attempt.failed(OAuthError.invalidRequest("the connection is not enabled"));
    }
    return Attempt.of(
        asked.or(() -> databases.usual(clientId(turn))),
        OAuthError.invalidRequest("no connections enabled for the client"));
  }

  /** Since it came, where the user is to sign in for it; else as recently as it says. */
  private boolean isRecentEnough(Turn turn, BrowserSession session) {
    var wanted = turn.wanted();
    if (hasSignedInSince(turn, session)) {
      return true;
    }
    return !wanted.prompts("login")
        && !wanted.client().refusesSingleSignOn()
        && wanted
            .maxAge()
            .map(age -> session.authenticatedAt().plus(age))
            .map(until -> until.isAfter(clock.instant()))
            .orElse(true);
  }

  static boolean hasSignedInSince(Turn turn, BrowserSession session) {
    return turn.pending()
        .filter(kept -> !session.authenticatedAt().isBefore(kept.startedAt()))
        .isPresent();
  }

  private static String clientId(Turn turn) {
    return turn.wanted().client().clientId();
  }
}
