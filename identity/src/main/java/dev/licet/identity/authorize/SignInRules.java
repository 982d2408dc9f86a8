package dev.licet.identity.authorize;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.user.KnownUsers;
import dev.licet.identity.user.User;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whether who is signed in at a browser will do for a request, and where they sign in if not. */
@Component
class SignInRules {
  private final BrowserSessions sessions;
  private final KnownUsers users;
  private final Connections connections;
  private final TenantSettings settings;
  private final Clock clock;

  SignInRules(
      BrowserSessions sessions,
      KnownUsers users,
      Connections connections,
      TenantSettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.users = users;
    this.connections = connections;
    this.settings = settings;
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
                .filter(Predicate.not(User::blocked))
                .map(user -> new Present(user, session)))
        .filter(here -> comesFrom(available(turn), here.user().connection()));
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
    var available = available(turn);
    var asked = turn.wanted().find("connection");
    if (asked.isPresent() && !comesFrom(available, asked.get())) {
      return Attempt.failed(OAuthError.invalidRequest("the connection is not enabled"));
    }
    return Attempt.of(
        asked
            .or(() -> settings.defaultDirectory().filter(name -> comesFrom(available, name)))
            .or(() -> available.stream().map(Connection::name).findFirst()),
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

  private List<Connection> available(Turn turn) {
    return connections.ofClient(turn.wanted().client().clientId()).stream()
        .filter(Connection::isDatabase)
        .toList();
  }

  private static boolean comesFrom(List<Connection> available, String name) {
    return available.stream().anyMatch(one -> one.name().equals(name));
  }
}
