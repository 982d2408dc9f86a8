package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.user.TestUsers.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.refresh.RefreshTokens;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class RefreshTokenGrantTest extends UserGrantsSetUp {
  @Test
  void aRefreshTokenIsExchangedForTheNextOne() {
    var app = spa();
    var first = refreshToken(app);
    var answer = json(client.form(refresh(app, first)));
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "scope", "expires_in", "token_type", "refresh_token", "id_token");
    assertThat(answer.get("refresh_token").stringValue()).isNotEqualTo(first).hasSize(64);
    assertThat(answer.get("scope").stringValue()).isEqualTo("openid offline_access email read:a");
    var idToken = part(answer.get("id_token").stringValue(), 1);
    assertThat(idToken.has("nonce")).isFalse();
    assertThat(idToken.get("sub").stringValue()).isEqualTo(user.id());
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("gty").stringValue()).isEqualTo("refresh_token");
  }

  /** I11. */
  @Test
  void aRefreshTokenThatIsPresentedAgainEndsAllOfItsFamily() {
    var app = spa();
    var first = refreshToken(app);
    var second = json(client.form(refresh(app, first))).get("refresh_token").stringValue();
    assertUnknownRefreshToken(client.form(refresh(app, first)));
    assertUnknownRefreshToken(client.form(refresh(app, second)));
  }

  /** I11, I26. */
  @Test
  void aLostAnswerIsGivenAgainToTheLetterWithinTheLeeway() throws Exception {
    var app =
        tenant.publicApplication(
            "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"leeway\":3600}}",
            "authorization_code",
            "refresh_token");
    var first = refreshToken(app);
    try (var threads = Executors.newFixedThreadPool(20)) {
      Callable<String> call = () -> client.form(refresh(app, first)).body();
      var answers =
          threads.invokeAll(Stream.generate(() -> call).limit(20).toList()).stream()
              .map(answer -> answer.resultNow())
              .distinct()
              .toList();
      assertThat(answers).hasSize(1);
      assertThat(answers.getFirst()).contains("\"refresh_token\":");
    }
    assertThat(client.form(refresh(app, first)).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefreshMayAskForLessButNotForMore() {
    var app = spa();
    var token = refreshToken(app);
    assertRefused(
        client.form(with(refresh(app, token), Map.of("scope", "read:b"))),
        400,
        "invalid_scope",
        "These scopes have not been granted: read:b");
    assertRefused(
        client.form(with(refresh(app, token), Map.of("audience", "urn:other"))),
        400,
        "invalid_request",
        "The refresh token is for another audience");
    var less = json(client.form(with(refresh(app, token), Map.of("scope", "read:a"))));
    assertThat(less.get("scope").stringValue()).isEqualTo("read:a");
    assertThat(less.has("id_token")).isFalse();
    var all = json(client.form(refresh(app, less.get("refresh_token").stringValue())));
    assertThat(all.get("scope").stringValue()).isEqualTo("openid offline_access email read:a");
  }

  /** SDKs ask for all that they asked for at first, also for what the user's roles do not give. */
  @Test
  void ofWhatIsAskedForARefreshGivesWhatWasGranted() {
    var app = spa();
    var asked = with(refresh(app, refreshToken(app)), Map.of("scope", "openid read:a read:b"));
    assertThat(json(client.form(asked)).get("scope").stringValue()).isEqualTo("openid read:a");
  }

  /** Otherwise a token for {@code /userinfo} would be taken for one of that API. */
  @Test
  void aRefreshTokenOfNoApiIsForNoAudienceButThisServer() {
    var app = spa();
    var code =
        server
            .bean(Codes.class)
            .issue(
                new CodeGrant(
                    server.bean(Ids.class).alphanumeric(16),
                    TestTenant.authorization(
                        app.application().clientId(),
                        user,
                        Optional.empty(),
                        "openid offline_access"),
                    false,
                    Optional.of(CALLBACK),
                    Optional.of("n-1"),
                    true,
                    challengeOf(app),
                    Optional.empty()));
    var first = json(client.form(proved(app, exchange(app, code))));
    var token = first.get("refresh_token").stringValue();
    for (var audience : List.of("urn:other", "urn:" + server.domain() + ":session_transfer")) {
      assertRefused(
          client.form(with(refresh(app, token), Map.of("audience", audience))),
          400,
          "invalid_request",
          "The refresh token is for another audience");
    }
    var own = Map.of("audience", server.uri("/userinfo").toString());
    assertThat(client.form(with(refresh(app, token), own)).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsItsApplicationsAlone() {
    var token = refreshToken(spa());
    assertUnknownRefreshToken(client.form(refresh(spa(), token)));
    assertUnknownRefreshToken(client.form(refresh(spa(), "x".repeat(64))));
    assertUnknownRefreshToken(client.form(refresh(spa(), "no token at all")));
  }

  @Test
  void aRefreshTokenThatStaysIsNotInTheAnswer() {
    var app = tenant.application("{}", "authorization_code", "refresh_token");
    var token = refreshToken(app);
    for (int times = 0; times < 2; times++) {
      var answer = json(client.form(refresh(app, token)));
      assertThat(answer.has("refresh_token")).isFalse();
      assertThat(answer.has("access_token")).isTrue();
    }
  }

  @Test
  void aBlockedUserIsRefreshedNoMore() {
    var app = spa();
    var token = refreshToken(app);
    done(server.bean(Users.class).change(user.id(), now -> now.withBlocked(true)));
    assertUnknownRefreshToken(client.form(refresh(app, token)));
  }

  @Test
  void aRevokedRefreshTokenIsGone() {
    var app = spa();
    var token = refreshToken(app);
    var revoke =
        Map.of("client_id", app.application().clientId(), "token", token, "token_type_hint", "x");
    var answer = revoke(revoke);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertUnknownRefreshToken(client.form(refresh(app, token)));
    assertThat(revoke(revoke).statusCode()).isEqualTo(200);
  }

  /** On PostgreSQL each would wait for what the other one holds, if the token came first. */
  @Test
  void aTokenThatEndsItsGrantWaitsForWhoeverTakesThatBack() throws Exception {
    var app = tenant.application("{}", "authorization_code", "refresh_token");
    var token = refreshToken(app);
    var granted =
        server.bean(RefreshTokens.class).authorization(token, app.application()).orElseThrow();
    var consents = server.bean(Consents.class);
    consents.give(user.id(), granted.clientId(), granted.audience(), granted.scope());
    revokesGrants(true);
    try (var thread = Executors.newSingleThreadExecutor()) {
      var revoked =
          server
              .bean(TransactionTemplate.class)
              .execute(_ -> {
                consents.hold(user.id(), granted.clientId(), granted.audience(), granted.scope());
                var waiting =
                    thread.submit(() -> revoke(with(credentials(app), Map.of("token", token))));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
                consents.withdraw(user.id(), granted.clientId(), granted.audience());
                return waiting;
              });
      assertThat(revoked.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    } finally {
      revokesGrants(false);
    }
    assertUnknownRefreshToken(client.form(refresh(app, token)));
  }

  @Test
  void whereTheTenantSaysSoTheWholeGrantEndsWithARefreshToken() {
    var app = tenant.application("{}", "authorization_code", "refresh_token");
    var elsewhere = tenant.application("{}", "authorization_code", "refresh_token");
    var first = refreshToken(app);
    var second = refreshToken(app);
    var other = refreshToken(elsewhere);
    revoke(with(credentials(app), Map.of("token", first)));
    assertThat(client.form(refresh(app, second)).statusCode()).isEqualTo(200);
    revokesGrants(true);
    try {
      revoke(with(credentials(app), Map.of("token", refreshToken(app))));
    } finally {
      revokesGrants(false);
    }
    assertUnknownRefreshToken(client.form(refresh(app, second)));
    assertThat(client.form(refresh(elsewhere, other)).statusCode()).isEqualTo(200);
  }

  private void revokesGrants(boolean on) {
    var flags = JsonMapper.builder().build().createObjectNode();
    flags.putObject("flags").put("revoke_refresh_token_grant", on);
    server.bean(TenantSettings.class).change(Payload.of(flags, Shape.json()));
  }

  @Test
  void aRevocationIsForTheApplicationItself() {
    var app = web();
    var token = refreshToken(app);
    var other = spa().application().clientId();
    assertThat(revoke(Map.of("client_id", other, "token", token)).statusCode()).isEqualTo(200);
    assertRefused(
        revoke(Map.of("client_id", app.application().clientId(), "token", token)),
        401,
        "invalid_client",
        "Unauthorized");
    assertRefused(
        revoke(Map.of("client_id", other)),
        400,
        "invalid_request",
        "Missing required parameter: token");
    assertThat(client.form(refresh(app, token)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> revoke(Map<String, String> parameters) {
    return client.send(
        "/oauth/revoke",
        "application/x-www-form-urlencoded",
        Client.encode(parameters).getBytes(UTF_8));
  }
}
