package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.user.TestUsers.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.IdTokens;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.refresh.RefreshTokens;
import dev.licet.identity.refresh.TokenHolder;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.session.Device;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Which tokens are exchanged for no other: what is no user's, no longer good, or somebody else's.
 */
class SubjectTokensTest {
  private static final String NO_TOKEN =
      "is no access token for an API that this server has signed";

  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final User user = tenant.user();
  private final Api api = tenant.api();
  private final TestExchange service = TestExchange.of(server);
  private final String token = service.own(user, api, "openid read:a");

  /** I16. */
  @Test
  void nothingThatIsNoAccessTokenOfThisServer() {
    var parts = token.split("\\.");
    var none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
    for (var bad :
        List.of(
            "x",
            token + "A",
            none + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA",
            service.forged(token, Map.of("iss", "https://evil.example.com/")),
            service.forged(token, Map.of("aud", List.of(api.identifier(), "urn:more"))),
            service.forged(token, Map.of("aud", "https://" + server.domain() + "/userinfo")),
            service.forged(token, Map.of("aud", "https://" + server.domain() + "/api/v2/")),
            service.forged(token, Map.of("azp", "")))) {
      service.assertRefusesSubject(bad, NO_TOKEN);
    }
    service.assertRefusesSubject(
        service.forged(token, Map.of("exp", 1_764_000_000)), "has expired");
  }

  /** I16. */
  @Test
  void noIdTokenEvenWhereAnApiIsCalledAsTheApplication() {
    var settings = api.settings();
    done(
        server
            .bean(Apis.class)
            .register(
                new NewApi(
                    service.clientId(), SigningAlgorithm.RS256, settings, List.of(), false)));
    var authorization =
        TestTenant.authorization(service.clientId(), user, Optional.empty(), "openid");
    var idToken = server.bean(IdTokens.class).sign(authorization, IdTokenRequest.PLAIN);
    assertThat(idToken).isInstanceOf(Attempt.Success.class);
    if (idToken instanceof Attempt.Success<String>(var text)) {
      service.assertRefusesSubject(text, NO_TOKEN);
    }
  }

  /** Whoever has the secret of such an API could write tokens of anybody. */
  @Test
  void noneThatAnApiCouldHaveSignedItself() {
    var shared =
        tenant.api(TokenDialect.ACCESS_TOKEN, false, SigningAlgorithm.HS256, AccessPolicy.USUAL);
    service.assertRefusesSubject(service.own(user, shared, "read:a"), NO_TOKEN);
  }

  @Test
  void noneOfAnApplicationForItself() {
    done(
        server
            .bean(ClientGrants.class)
            .grant(service.clientId(), api.identifier(), List.of("read:a")));
    var machine =
        service
            .exchanged(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", service.clientId(),
                    "client_secret", service.app().secret().orElseThrow().value(),
                    "audience", api.identifier()))
            .get("access_token")
            .stringValue();
    service.assertRefusesSubject(machine, "is no user's");
  }

  @Test
  void aTokenThatIsBoundToAKeyOnlyWithItsProof() {
    var proofs = new TestProofs(server);
    var key = TestProofs.key();
    var bound = service.forged(token, Map.of("cnf", Map.of("jkt", TestProofs.thumbprint(key))));
    for (var answer :
        List.of(
            service.send(service.good(bound)),
            service.send(service.good(bound), "DPoP", proofs.proof(TestProofs.key())))) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json(answer).get("error").stringValue()).isEqualTo("invalid_dpop_proof");
    }
    var claims = service.claims(service.good(bound), "DPoP", proofs.proof(key));
    assertThat(claims.get("cnf").get("jkt").stringValue()).isEqualTo(TestProofs.thumbprint(key));
    for (var other : List.of(Map.of("x5t#S256", "x"), Map.of("kid", "x"))) {
      var refused = service.send(service.good(service.forged(token, Map.of("cnf", other))));
      assertThat(refused.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void noneOfAUserWhoIsBlockedEvenForAMomentOrGone() {
    block(true);
    service.assertRefusesSubject(token, "was revoked");
    block(false);
    service.assertRefusesSubject(token, "was revoked");
    var gone = tenant.user();
    var theirs = service.own(gone, api, "read:a");
    done(server.bean(Users.class).remove(gone.id()));
    service.assertRefusesSubject(theirs, "is not good any more (The user does not exist)");
  }

  private void block(boolean blocked) {
    done(server.bean(Users.class).change(user.id(), settings -> settings.withBlocked(blocked)));
  }

  @Test
  void noneFromBeforeAnotherPassword() {
    done(
        server
            .bean(Users.class)
            .setPassword(user.id(), new NewPassword.Plain("another Horse 77 runs")));
    service.assertRefusesSubject(token, "was revoked");
  }

  @Test
  void noneFromBeforeTheEndOfASessionOfTheApplication() {
    var sessions = server.bean(BrowserSessions.class);
    var session =
        sessions.begin(
            user.id(), List.of("pwd"), new MockHttpServletRequest(), new MockHttpServletResponse());
    sessions.joined(session.id(), service.clientId());
    assertThat(service.send(service.good(token)).statusCode()).isEqualTo(200);
    sessions.end(session.id());
    service.assertRefusesSubject(token, "was revoked");
  }

  @Test
  void noneThatCameByWhatHasEndedHoweverManyHandsItHasGoneThrough() {
    var middle = TestExchange.of(server, api);
    var derived = middle.exchanged(middle.good(token)).get("access_token").stringValue();
    assertThat(middle.send(middle.good(derived)).statusCode()).isEqualTo(200);
    var consents = server.bean(Consents.class);
    consents.give(user.id(), service.clientId(), Optional.of(api.identifier()), List.of("read:a"));
    consents.withdrawAll(user.id());
    service.assertRefusesSubject(token, "was revoked");
    middle.assertRefusesSubject(derived, "was revoked");
  }

  private ApiSettings offline() {
    var usual = api.settings();
    return new ApiSettings(
        usual.name(), usual.dialect(), 100, 100, false, true, false, usual.access());
  }

  @Test
  void noneWhoseRefreshTokenWasGivenBack() {
    var refreshToken = refreshToken();
    var app = server.bean(Applications.class).byClientId(service.clientId()).orElseThrow();
    assertThat(service.send(service.good(token)).statusCode()).isEqualTo(200);
    server.bean(RefreshTokens.class).revoke(refreshToken, app);
    service.assertRefusesSubject(token, "was revoked");
  }

  @Test
  void noneOfAUserWhoseRefreshTokensAnAdministratorHasEnded() {
    refreshToken();
    assertThat(service.send(service.good(token)).statusCode()).isEqualTo(200);
    server.bean(RefreshTokens.class).endAll(user.id());
    service.assertRefusesSubject(token, "was revoked");
  }

  private String refreshToken() {
    var app = server.bean(Applications.class).byClientId(service.clientId()).orElseThrow();
    done(server.bean(Apis.class).change(api.id(), _ -> offline()));
    return server
        .bean(RefreshTokens.class)
        .issue(
            app,
            TestTenant.authorization(
                service.clientId(), user, Optional.of(api.identifier()), "offline_access"),
            TokenHolder.ANYBODY,
            Optional.empty(),
            new Device("", ""))
        .orElseThrow();
  }

  @Test
  void noneOfAnApplicationThatMayNotReachTheApiAnyMore() {
    var strict =
        tenant.api(
            TokenDialect.ACCESS_TOKEN,
            false,
            SigningAlgorithm.RS256,
            new AccessPolicy(Rule.REQUIRE_CLIENT_GRANT, Rule.REQUIRE_CLIENT_GRANT));
    service.grant(strict, "read:a", "read:b");
    var first = service.own(user, strict, "read:a read:b");
    service.grant(strict, "read:b");
    assertThat(service.claims(service.good(first)).get("scope").stringValue()).isEqualTo("read:b");
    var grants = server.bean(ClientGrants.class);
    var grant = grants.find(Holder.forUsers(service.clientId()), strict.identifier());
    done(grants.remove(grant.orElseThrow().id()));
    assertThat(json(service.send(service.good(first))).get("error_description").stringValue())
        .startsWith("The subject_token is not good any more (Client ");
    assertThat(part(first, 1).get("scope").stringValue()).isEqualTo("read:a read:b");
  }
}
