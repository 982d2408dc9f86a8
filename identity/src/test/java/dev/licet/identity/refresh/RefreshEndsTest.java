package dev.licet.identity.refresh;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.consent.Consent;
import dev.licet.identity.consent.ConsentWithdrawn;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RefreshEndsTest extends RefreshTokensSetUp {
  @Test
  void endAfterTheirLifetimeWhichNoExchangeExtends() {
    var app = rotating(0);
    var token = issue(app);
    for (int hour = 0; hour < 24; hour++) {
      pass(Duration.ofMinutes(59));
      token = exchange(token, app);
    }
    pass(Duration.ofMinutes(24));
    assertThat(tokens.present(token, app)).isInstanceOf(Unknown.class);
    features.get(RefreshTokenEnds.class).purge();
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWhenTheyLieUnusedTooLongByWhatTheApplicationSaysNow() {
    var app = rotating(0);
    var token = issue(app);
    pass(Duration.ofMinutes(60));
    assertThat(tokens.present(token, app)).isInstanceOf(Unknown.class);
    var patient =
        nowSaying(app, ROTATING.formatted(0).replace("idle_token_lifetime\":3600", "x\":1"));
    assertThat(good(token, patient)).isNotNull();
    nowSaying(app, ROTATING.formatted(0));
    features.get(RefreshTokenEnds.class).purge();
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWhenTheUserIsBlockedOrHasAnotherPasswordOrIsGone() {
    var app = rotating(0);
    var users = features.get(Users.class);
    issue(app);
    done(users.change(alice.id(), settings -> settings.withBlocked(true)));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
    issue(app);
    done(users.setPassword(alice.id(), new NewPassword.Plain("Other-Horse-88")));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
    issue(app);
    done(users.remove(alice.id()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  private BrowserSession session() {
    return features
        .get(BrowserSessions.class)
        .begin(
            alice.id(),
            List.of("pwd"),
            new MockHttpServletRequest(),
            new MockHttpServletResponse());
  }

  /** A code of that session is being exchanged; whether something of it survives that. */
  private void endsWhatIsBeingGiven(BrowserSession session, Runnable end) throws Exception {
    var app = rotating(0);
    features.during(
        () -> {
          assertThat(features.get(BrowserSessions.class).joined(session.id(), app.clientId()))
              .isTrue();
          issue(app);
        },
        () -> {},
        end);
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  private void setPassword() {
    done(
        features.get(Users.class).setPassword(alice.id(), new NewPassword.Plain("Other-Horse-88")));
  }

  @Test
  void thoseThatAreBeingGivenEndWithAnotherPassword() throws Exception {
    endsWhatIsBeingGiven(session(), this::setPassword);
  }

  @Test
  void soTheyDoWithABlock() throws Exception {
    endsWhatIsBeingGiven(
        session(),
        () ->
            done(
                features
                    .get(Users.class)
                    .change(alice.id(), settings -> settings.withBlocked(true))));
  }

  /** For a minute its codes are good: nobody has forgotten it, or ended it. */
  @Test
  void soTheyDoInASessionThatIsOver() throws Exception {
    var session = session();
    pass(Duration.ofDays(8));
    endsWhatIsBeingGiven(session, this::setPassword);
  }

  @Test
  void soTheyDoWithTheirApplication() throws Exception {
    var session = session();
    var app = rotating(0);
    features.during(
        () -> {
          features.get(BrowserSessions.class).joined(session.id(), app.clientId());
          issue(app);
        },
        () -> {},
        () -> done(features.get(Applications.class).remove(app.clientId())));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWithTheirApplicationTheirApiAndTheirCode() {
    var app = rotating(0);
    issue(app);
    done(features.get(Applications.class).remove(app.clientId()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();

    var other = rotating(0);
    issue(other);
    done(features.get(Apis.class).remove(api.id()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();

    registerApi();
    var kept = issue(other, Optional.of("code-1"));
    var gone = issue(other, Optional.of("code-2"));
    features.inTransaction(() -> {
      features
          .get(Heard.class)
          .events
          .publishEvent(new CodeReused("code-2", other.clientId(), alice.id()));
      return true;
    });
    assertThat(good(kept, other)).isNotNull();
    assertThat(tokens.present(gone, other)).isInstanceOf(Unknown.class);
  }

  @Test
  void endWithTheConsentThatTheyCameBy() {
    var app = rotating(0);
    var kept = issue(app);
    var forUserInfo =
        tokens
            .issue(
                app,
                new Authorization(
                    app.clientId(),
                    alice.id(),
                    Optional.empty(),
                    List.of("openid", "offline_access"),
                    Optional.empty(),
                    TestUsers.NOW),
                TokenHolder.ANYBODY,
                Optional.empty(),
                DEVICE)
            .orElseThrow();
    withdraw(app, TestFeatures.ISSUER.url() + "userinfo");
    assertThat(tokens.present(forUserInfo, app)).isInstanceOf(Unknown.class);
    assertThat(good(kept, app)).isNotNull();
    withdraw(app, API);
    assertThat(tokens.present(kept, app)).isInstanceOf(Unknown.class);
  }

  private void withdraw(Application app, String audience) {
    var consent = new Consent("id", alice.id(), app.clientId(), audience, List.of(), TestUsers.NOW);
    features.inTransaction(() -> {
      features.get(Heard.class).events.publishEvent(new ConsentWithdrawn(consent));
      return true;
    });
  }

  @Test
  void areListedAndEndedByTheirId() {
    var app = rotating(0);
    var first = issue(app);
    issue(app);
    var all = tokens.ofUser(alice.id(), app.clientId(), new Slice("", 0, 50));
    assertThat(all).hasSize(2).extracting(RefreshToken::id).isSorted();
    assertThat(tokens.ofUser(alice.id(), "", new Slice(all.getFirst().id(), 0, 50))).hasSize(1);
    var id = good(first, app).token().id();
    assertThat(tokens.end(id)).isTrue();
    assertThat(tokens.end(id)).isFalse();
    assertThat(tokens.present(first, app)).isInstanceOf(Unknown.class);
    assertThat(features.get(Heard.class).types).containsOnlyOnce("srrt");
    tokens.endAll(alice.id());
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void areAtMostTwoHundredOfAUserAndApplicationAMomentLater() {
    var app = rotating(0);
    var surplus = features.get(Surplus.class);
    var oldest = issue(app);
    pass(Duration.ofMillis(1));
    var second = issue(app);
    features.inTransaction(() -> {
      for (int more = 0; more < Surplus.MOST - 1; more++) {
        pass(Duration.ofMillis(1));
        issue(app);
        surplus.remove(); // nothing of a transaction that may yet be undone
      }
      return true;
    });
    assertThat(good(oldest, app)).isNotNull();
    surplus.remove();
    assertThat(tokens.countOfUser(alice.id(), app.clientId())).isEqualTo(Surplus.MOST);
    assertThat(tokens.present(oldest, app)).isInstanceOf(Unknown.class);
    assertThat(good(second, app)).isNotNull();
  }
}
