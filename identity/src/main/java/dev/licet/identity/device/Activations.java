package dev.licet.identity.device;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.lockout.Stage;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.signin.PendingSignIn;
import dev.licet.identity.signin.PendingSignIns;
import dev.licet.identity.signin.SignInDatabases;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user does about a device at a browser. */
@Service
class Activations {
  private final DeviceCodes codes;
  private final Applications applications;
  private final Lockout lockout;
  private final Consents consents;
  private final BrowserSessions sessions;
  private final PendingSignIns signIns;
  private final SignInDatabases databases;
  private final Users users;

  Activations(
      DeviceCodes codes,
      Applications applications,
      Lockout lockout,
      Consents consents,
      BrowserSessions sessions,
      PendingSignIns signIns,
      SignInDatabases databases,
      Users users) {
    this.codes = codes;
    this.applications = applications;
    this.lockout = lockout;
    this.consents = consents;
    this.sessions = sessions;
    this.signIns = signIns;
    this.databases = databases;
    this.users = users;
  }

  /** A device that waits, with the application on it. */
  record Activation(UserCode code, DeviceRequest request, Application client) {}

  /** What came of a code that was typed. */
  sealed interface Look {}

  record Found(Activation activation) implements Look {}

  /** {@code problem} is the name of a text. */
  record Missed(HttpStatus status, String problem) implements Look {}

  static final Missed WRONG = new Missed(HttpStatus.UNPROCESSABLE_CONTENT, "device.wrong");

  /** Looks for a code; each look counts, before anything is looked at (RFC 8628, 5.1). */
  Look find(String typed, String address) {
    if (!lockout.admits(Stage.DEVICE_CODE, address)) {
      return new Missed(HttpStatus.TOO_MANY_REQUESTS, "signin.suspicious");
    }
    return UserCode.typed(typed).flatMap(this::activation).<Look>map(Found::new).orElse(WRONG);
  }

  private Optional<Activation> activation(UserCode code) {
    return codes
        .find(code)
        .flatMap(request ->
            applications
                .byClientId(request.clientId())
                .map(client -> new Activation(code, request, client)));
  }

  /** Whose session it is, if they may use the application. */
  Optional<User> user(Activation activation, BrowserSession session) {
    return users
        .byId(session.userId())
        .filter(user -> databases.admit(user, activation.client().clientId()));
  }

  /** Where the user signs in, to come back here; empty if nobody can for this application. */
  Optional<String> signIn(
      Activation activation, HttpServletRequest request, HttpServletResponse response) {
    return databases
        .usual(activation.client().clientId())
        .map(database -> signIns.start(wanted(activation, database), request, response));
  }

  private static PendingSignIn wanted(Activation activation, String database) {
    var resume = ActivationPages.CONFIRM + "?user_code=" + activation.code().shown();
    return new PendingSignIn(
        activation.client().clientId(),
        activation.client().shownName(),
        database,
        "",
        false,
        List.of(),
        List.of(),
        "",
        resume);
  }

  /**
   * Lets the device in; whether that was the first word about it, and the session goes on, of a
   * user who may use the application still.
   */
  @Transactional
  public boolean allow(Activation activation, BrowserSession session) {
    var request = activation.request();
    var authorization =
        new Authorization(
            request.clientId(),
            session.userId(),
            request.audience(),
            request.scope(),
            Optional.of(session.id()),
            session.authenticatedAt());
    if (!sessions.hold(session.id())
        || user(activation, session).isEmpty()
        || !codes.allow(activation.code(), authorization)) {
      return false;
    }
    if (!activation.client().firstParty()) {
      consents.give(session.userId(), request.clientId(), request.audience(), request.scope());
    }
    return true;
  }

  /** Keeps it out; whether that was the first word about it. */
  boolean deny(Activation activation, BrowserSession session) {
    return codes.deny(activation.code(), session.userId(), session.id());
  }

  /** Whether this word was said in the session already. */
  boolean isDecided(String typed, boolean allowed, BrowserSession session) {
    return UserCode.typed(typed)
        .filter(code -> codes.isDecided(code, allowed, session.userId(), session.id()))
        .isPresent();
  }
}
