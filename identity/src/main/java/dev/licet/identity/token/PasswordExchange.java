package dev.licet.identity.token;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.application.Application;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.issuing.Audiences;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.OfflineAccess;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.signin.PasswordAttempt;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.signin.PasswordSignIn.In;
import dev.licet.identity.signin.PasswordSignIn.Refused;
import dev.licet.identity.signin.PasswordSignIn.Right;
import dev.licet.identity.token.UserAnswers.Occasion;
import dev.licet.identity.user.RightPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserLogins;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tokens for a name and a password, as both grants have it that take those. */
@Component
class PasswordExchange {
  private final PasswordSignIn signIn;
  private final Connections connections;
  private final Audiences audiences;
  private final Apis apis;
  private final OfflineAccess offlineAccess;
  private final UserAnswers answers;
  private final UserLogins logins;
  private final TransactionOperations writing;
  private final Clock clock;

  PasswordExchange(
      PasswordSignIn signIn,
      Connections connections,
      Audiences audiences,
      Apis apis,
      OfflineAccess offlineAccess,
      UserAnswers answers,
      UserLogins logins,
      TransactionOperations writing,
      Clock clock) {
    this.signIn = signIn;
    this.connections = connections;
    this.audiences = audiences;
    this.apis = apis;
    this.offlineAccess = offlineAccess;
    this.answers = answers;
    this.logins = logins;
    this.writing = writing;
    this.clock = clock;
  }

  /** Everything that can be wrong without the user is looked at before a password is tried. */
  Attempt<TokenAnswer> issue(Application client, OAuthRequest request, String realm) {
    if (!client.firstParty()) {
      return Attempt.failed(OAuthError.notForThirdParties());
    }
    if (request.find("organization").isPresent()) {
      return Attempt.failed(OAuthError.ofNoOrganization("organization"));
    }
    return request
        .require("username")
        .then(name ->
            request
                .require("password")
                .then(password ->
                    audiences
                        .of(request.audience())
                        .then(audience ->
                            connection(realm, client)
                                .then(connection ->
                                    tried(client, request, connection, name, password))
                                .then(right -> enter(client, request, right, audience)))));
  }

  private Attempt<Connection> connection(String realm, Application client) {
    return Attempt.of(
        connections
            .byName(realm)
            .filter(Connection::isDatabase)
            .filter(connection -> connections.isFor(connection, client.clientId())),
        OAuthError.unknownRealm());
  }

  private Attempt<RightPassword> tried(
      Application client,
      OAuthRequest request,
      Connection connection,
      String name,
      String password) {
    var attempt =
        new PasswordAttempt(
            client.clientId(),
            connection.name(),
            name,
            password,
            request.sender().addressFor(client),
            Optional.empty());
    try {
      return switch (signIn.attempt(attempt)) {
        case Right(var right) -> Attempt.of(right);
        case Refused(var reason) -> Attempt.failed(refusal(reason));
      };
    } catch (PasswordsBusy busy) {
      return Attempt.failed(OAuthError.tooManyRequests());
    }
  }

  private static OAuthError refusal(PasswordSignIn.Reason reason) {
    return switch (reason) {
      case UNKNOWN_USER, WRONG_PASSWORD -> OAuthError.wrongPassword();
      case USER_BLOCKED -> OAuthError.userBlocked();
      case TOO_MANY_ATTEMPTS -> OAuthError.accountBlocked();
      case SUSPICIOUS_ADDRESS -> OAuthError.suspiciousAddress();
    };
  }

  /** What the user is given is kept in the transaction that lets them in, or nothing is. */
  private Attempt<TokenAnswer> enter(
      Application client, OAuthRequest request, RightPassword password, Optional<String> audience) {
    var triedAt = clock.instant();
    return requireNonNull(
        writing.execute(_ ->
            switch (signIn.admit(password, client.clientId())) {
              case In(var user) -> {
                logins.note(user.id(), request.sender().addressFor(client));
                yield answer(client, request, user, audience, triedAt);
              }
              case Refused(var reason) -> Attempt.<TokenAnswer>failed(refusal(reason));
            }));
  }

  private Attempt<TokenAnswer> answer(
      Application client,
      OAuthRequest request,
      User user,
      Optional<String> audience,
      Instant triedAt) {
    var authorization =
        new Authorization(
            client.clientId(),
            user.id(),
            audience,
            offlineAccess.keep(scope(request, audience), client, audience),
            Optional.empty(),
            triedAt);
    var occasion =
        new Occasion(
            PasswordGrant.TYPE,
            TokenTerms.USUAL.by(PasswordGrant.TYPE),
            IdTokenRequest.PLAIN,
            Optional.empty(),
            request.sender());
    return answers.first(client, authorization, occasion);
  }

  /**
   * Who asks for nothing in particular gets all that the API has, unless a client grant is needed:
   * then nothing that was not asked for by name.
   */
  private List<String> scope(OAuthRequest request, Optional<String> audience) {
    var wanted = request.scope();
    return wanted.isEmpty()
        ? audience
            .flatMap(apis::byIdentifier)
            .filter(api -> api.access().user() == Rule.ALLOW_ALL)
            .stream()
            .flatMap(api -> api.permissions().stream())
            .map(Permission::name)
            .toList()
        : wanted;
  }
}
