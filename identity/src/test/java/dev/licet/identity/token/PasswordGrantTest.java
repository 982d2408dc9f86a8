package dev.licet.identity.token;

import static dev.licet.identity.issuing.TestTenant.PASSWORD;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Apis;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.issuing.Audiences;
import dev.licet.identity.issuing.OfflineAccess;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.refresh.RefreshTokens;
import dev.licet.identity.signin.PasswordSignIn;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.TestLogins;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserLogins;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class PasswordGrantTest extends UserGrantsSetUp {
  private static final String REALM = "http://auth0.com/oauth/grant-type/password-realm";
  private static final String TRUSTED = "{\"is_token_endpoint_ip_header_trusted\":true}";
  private final String address = "2001:db8::" + user.id().substring(user.id().length() - 4);

  private Map<String, String> password(RegisteredApplication app, String username, String word) {
    return with(credentials(app), password(username, word));
  }

  private Map<String, String> password(String username, String word) {
    return Map.of(
        "grant_type",
        REALM,
        "realm",
        User.DATABASE,
        "username",
        username,
        "password",
        word,
        "audience",
        api.identifier(),
        "scope",
        "openid read:a offline_access");
  }

  /** From an address of its own: the shared server counts the guesses of each. */
  private HttpResponse<String> guess(Map<String, String> parameters) {
    return client.form(parameters, "auth0-forwarded-for", address);
  }

  @Test
  void aPasswordGivesTokensToAnApplicationThatMayAskForIt() {
    var app = tenant.application(TRUSTED, REALM, "refresh_token");
    var answer = json(guess(password(app, user.email(), PASSWORD)));
    assertThat(TestLogins.count(server, user)).isEqualTo(1);
    assertThat(answer.propertyNames()).contains("access_token", "id_token", "refresh_token");
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("gty").stringValue()).isEqualTo("password");
    assertThat(claims.get("sub").stringValue()).isEqualTo(user.id());
    var all = without(password(app, user.email(), PASSWORD), "scope");
    assertThat(json(guess(all)).get("scope").stringValue()).isEqualTo("read:a read:b");
    var without = tenant.application(TRUSTED, REALM);
    var kept = json(guess(password(without, user.email(), PASSWORD)));
    assertThat(kept.propertyNames()).doesNotContain("refresh_token");
    assertThat(kept.get("scope").stringValue()).isEqualTo("openid read:a");
    assertThat(guess(password(web(), user.email(), PASSWORD)).statusCode()).isEqualTo(403);
  }

  /** An index of PostgreSQL's has no room for it. */
  @Test
  void aNameThatIsTooLongToBeOneIsRefusedAsAWrongOne() {
    var app = tenant.application(TRUSTED, REALM);
    var random = new StringBuilder();
    new Random(1).ints(8_000, 'a', 'z').forEach(random::appendCodePoint);
    assertRefused(
        guess(password(app, random.toString(), "wrong")),
        403,
        "invalid_grant",
        "Wrong email or password.");
  }

  @Test
  void anOrganizationIsRefusedBeforeAPasswordIsTried() {
    var app = tenant.application(TRUSTED, REALM);
    var asked = with(password(app, user.email(), PASSWORD), Map.of("organization", "org_1"));
    assertRefused(
        guess(asked),
        400,
        "invalid_request",
        "parameter organization is not allowed for this client");
  }

  /** I9. */
  @ParameterizedTest
  @ValueSource(strings = {"known", "unknown"})
  void aWrongPasswordIsRefusedInTheSameWordsWhoeverItIs(String who) {
    var app = tenant.application(TRUSTED, REALM);
    var name = who.equals("known") ? user.email() : "nobody-" + user.email();
    assertRefused(
        guess(password(app, name, "wrong")), 403, "invalid_grant", "Wrong email or password.");
  }

  /** I17. */
  @Test
  void aBlockedAccountIsRefusedEvenTheRightPassword() {
    var app = tenant.application(TRUSTED, REALM);
    for (int guess = 0; guess < 10; guess++) {
      guess(password(app, user.email(), "wrong" + guess));
    }
    var answer = guess(password(app, user.email(), PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(json(answer).get("error").stringValue()).isEqualTo("too_many_attempts");
    assertThat(json(answer).get("error_description").stringValue())
        .startsWith("Your account has been blocked after multiple consecutive login attempts.");
  }

  @Test
  void aBlockedUserIsToldSo() {
    var app = tenant.application(TRUSTED, REALM);
    done(server.bean(Users.class).change(user.id(), now -> now.withBlocked(true)));
    assertRefused(
        guess(password(app, user.email(), PASSWORD)), 403, "unauthorized", "user is blocked");
  }

  /** Its clock is read between the look at the password and what is given for it. */
  private Attempt<TokenAnswer> issueWhile(Runnable something) {
    var app = tenant.application("{}", REALM, "refresh_token").application();
    var parameters = password(user.email(), PASSWORD);
    var exchange =
        new PasswordExchange(
            server.bean(PasswordSignIn.class),
            server.bean(Connections.class),
            server.bean(Audiences.class),
            server.bean(Apis.class),
            server.bean(OfflineAccess.class),
            server.bean(UserAnswers.class),
            server.bean(UserLogins.class),
            server.bean(TransactionTemplate.class),
            new InterruptedClock(something));
    return exchange.issue(app, OAuthRequest.of(parameters), User.DATABASE);
  }

  @Test
  void aPasswordThatIsChangedMeanwhileIsAWrongOne() {
    var users = server.bean(Users.class);
    var other = new NewPassword.Plain("Another-Horse-8");
    assertThat(issueWhile(() -> done(users.setPassword(user.id(), other))))
        .isEqualTo(Attempt.failed(OAuthError.wrongPassword()));
    assertThat(server.bean(RefreshTokens.class).countOfUser(user.id(), "")).isZero();
    assertThat(TestLogins.count(server, user)).isZero();
  }

  @Test
  void aUserWhoIsBlockedMeanwhileIsToldSo() {
    var users = server.bean(Users.class);
    assertThat(issueWhile(() -> done(users.change(user.id(), now -> now.withBlocked(true)))))
        .isEqualTo(Attempt.failed(OAuthError.userBlocked()));
    assertThat(server.bean(RefreshTokens.class).countOfUser(user.id(), "")).isZero();
  }

  @Test
  void nothingMeanwhileGivesTokens() {
    assertThat(issueWhile(() -> {})).isInstanceOf(Attempt.Success.class);
    assertThat(server.bean(RefreshTokens.class).countOfUser(user.id(), "")).isOne();
  }

  /** The usual time, but for what happens whenever somebody looks. */
  private static final class InterruptedClock extends Clock {
    private final Runnable something;

    InterruptedClock(Runnable something) {
      this.something = something;
    }

    @Override
    public Instant instant() {
      something.run();
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aRealmThatIsNotThereIsNamed() {
    var app = tenant.application(TRUSTED, REALM, "password");
    var elsewhere = with(password(app, user.email(), PASSWORD), Map.of("realm", "nowhere"));
    assertRefused(
        guess(elsewhere),
        400,
        "invalid_request",
        "Unknown realm: no connection of this application has that name");
    assertRefused(
        guess(with(elsewhere, Map.of("grant_type", "password"))),
        400,
        "invalid_request",
        "Authorization server not configured with default connection.");
  }
}
