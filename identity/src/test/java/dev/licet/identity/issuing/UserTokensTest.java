package dev.licet.identity.issuing;

import static dev.licet.identity.issuing.TestTenant.authorization;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class UserTokensTest {
  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final String clientId =
      tenant.application("{}", "authorization_code").application().clientId();

  private Attempt<IssuedToken> attempt(User user, Api api, String scope) {
    return attempt(user, api, scope, TokenTerms.USUAL);
  }

  private Attempt<IssuedToken> attempt(User user, Api api, String scope, TokenTerms terms) {
    var authorization = authorization(clientId, user, Optional.of(api.identifier()), scope);
    return server.bean(UserTokens.class).accessToken(authorization, terms);
  }

  private static <T> T issued(Attempt<T> attempt) {
    return switch (attempt) {
      case Attempt.Success<T>(var value) -> value;
      case Attempt.Failure<T>(var error) -> throw new AssertionError(error.toString());
    };
  }

  private static String refusal(Attempt<?> attempt) {
    return attempt instanceof Attempt.Failure<?>(var error)
        ? error.status() + " " + error.error() + ": " + error.description()
        : "none";
  }

  private JsonNode claims(User user, Api api, String scope) {
    return part(issued(attempt(user, api, scope)).accessToken(), 1);
  }

  @Test
  void nameTheUserInfoEndpointTooWhereTheScopeHasOpenid() {
    var api = tenant.api();
    var user = tenant.user();
    var both = claims(user, api, "openid profile read:a");
    assertThat(both.get("aud").toString())
        .isEqualTo("[\"%s\",\"https://%s/userinfo\"]".formatted(api.identifier(), server.domain()));
    assertThat(both.get("scope").stringValue()).isEqualTo("openid profile read:a");
    assertThat(both.get("sub").stringValue()).isEqualTo(user.id());
    assertThat(both.get("azp").stringValue()).isEqualTo(clientId);
    assertThat(both.has("gty")).isFalse();
    assertThat(claims(user, api, "profile read:a").get("aud").stringValue())
        .isEqualTo(api.identifier());
  }

  @Test
  void nameTheApiAloneWhereItsSecretSigns() {
    var api =
        tenant.api(TokenDialect.ACCESS_TOKEN, false, SigningAlgorithm.HS256, AccessPolicy.USUAL);
    assertThat(claims(tenant.user(), api, "openid").get("aud").stringValue())
        .isEqualTo(api.identifier());
  }

  @Test
  void leaveOutSilentlyWhatTheUserMayNotDo() {
    var api = tenant.api(TokenDialect.ACCESS_TOKEN_AUTHZ, true);
    var user = tenant.user();
    done(
        server
            .bean(UserRights.class)
            .grant(user.id(), List.of(new ApiPermission(api.identifier(), "read:b"))));
    var claims = claims(user, api, "openid email read:a");
    assertThat(claims.get("scope").stringValue()).isEqualTo("openid email");
    assertThat(claims.get("permissions").toString()).isEqualTo("[\"read:b\"]");
  }

  @Test
  void nameNoPermissionsWhereTheApiHasRbacSwitchedOff() { // I21
    var api = tenant.api(TokenDialect.ACCESS_TOKEN_AUTHZ, false);
    var user = tenant.user();
    done(
        server
            .bean(UserRights.class)
            .grant(user.id(), List.of(new ApiPermission(api.identifier(), "read:b"))));
    assertThat(claims(user, api, "read:a").has("permissions")).isFalse();
  }

  @Test
  void leaveOutWhatTheApiDoesNotHave() {
    var token = issued(attempt(tenant.user(), tenant.api(), "read:a write:x"));
    assertThat(token.scope()).containsExactly("read:a");
    assertThat(token.body()).containsEntry("scope", "read:a").containsEntry("token_type", "Bearer");
  }

  @Test
  void holdWhatTheUserMayDoAtTheMomentOfIssue() {
    var api = tenant.api(TokenDialect.ACCESS_TOKEN, true);
    var user = tenant.user();
    var permission = List.of(new ApiPermission(api.identifier(), "read:a"));
    done(server.bean(UserRights.class).grant(user.id(), permission));
    assertThat(claims(user, api, "read:a").get("scope").stringValue()).isEqualTo("read:a");
    done(server.bean(UserRights.class).withdraw(user.id(), permission));
    assertThat(claims(user, api, "read:a").has("scope")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(TokenDialect.class)
  void sayWhatTheirDialectSays(TokenDialect dialect) {
    var api = tenant.api(dialect, true);
    var terms = TokenTerms.USUAL.by("refresh_token").boundTo(Optional.of("thumbprint"));
    var token = issued(attempt(tenant.user(), api, "openid", terms));
    var claims = part(token.accessToken(), 1);
    assertThat(claims.has("gty")).isEqualTo(!dialect.isRfc9068());
    assertThat(claims.has("azp")).isEqualTo(!dialect.isRfc9068());
    assertThat(claims.has("client_id")).isEqualTo(dialect.isRfc9068());
    assertThat(claims.has("auth_time")).isEqualTo(dialect.isRfc9068());
    assertThat(claims.has("permissions")).isEqualTo(dialect.hasPermissions());
    assertThat(claims.get("cnf").toString()).isEqualTo("{\"jkt\":\"thumbprint\"}");
    assertThat(token.body()).containsEntry("token_type", "DPoP");
  }

  @Test
  void liveShorterWhereTheyGoThroughTheBrowser() {
    var token = issued(attempt(tenant.user(), tenant.api(), "openid", TokenTerms.WEB));
    var claims = part(token.accessToken(), 1);
    assertThat(claims.get("exp").longValue() - claims.get("iat").longValue()).isEqualTo(7_200);
    assertThat(token.expiresIn()).isEqualTo(7_200);
  }

  @Test
  void areOpaqueWithoutAnApi() {
    var user = tenant.user();
    var authorization = authorization(clientId, user, Optional.empty(), "openid email read:a");
    var token = issued(server.bean(UserTokens.class).accessToken(authorization));
    assertThat(token.accessToken()).hasSize(64).doesNotContain(".");
    assertThat(token.scope()).containsExactly("openid", "email");
    assertThat(token.expiresIn()).isEqualTo(86_400);
    var held = server.bean(OpaqueTokens.class).find(token.accessToken()).orElseThrow();
    assertThat(held.authorization()).isEqualTo(authorization.withScope(List.of("openid", "email")));
    var web = issued(server.bean(UserTokens.class).accessToken(authorization, TokenTerms.WEB));
    assertThat(web.expiresIn()).isEqualTo(7_200);
  }

  @Test
  void areNotIssuedForWhoeverIsBlockedOrGone() {
    var api = tenant.api();
    var user = tenant.user(settings -> settings.withBlocked(true));
    assertThat(refusal(attempt(user, api, "openid")))
        .isEqualTo("403 unauthorized: user is blocked");
    done(server.bean(Users.class).remove(user.id()));
    assertThat(refusal(attempt(user, api, "openid")))
        .isEqualTo("403 invalid_grant: The user does not exist");
  }

  @Test
  void areNotIssuedForAnApplicationThatIsGone() {
    var user = tenant.user();
    var application = tenant.application("{}").application();
    var authorization = authorization(application.clientId(), user, Optional.empty(), "openid");
    var token = issued(server.bean(UserTokens.class).accessToken(authorization)).accessToken();
    done(server.bean(Applications.class).remove(application.clientId()));
    assertThat(refusal(server.bean(UserTokens.class).accessToken(authorization)))
        .isEqualTo("401 access_denied: Unauthorized");
    assertThat(server.bean(OpaqueTokens.class).find(token)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      names = {"DENY_ALL", "REQUIRE_CLIENT_GRANT"})
  void areNotIssuedForAnApiThatIsClosedToUsers(Rule rule) {
    var api =
        tenant.api(
            TokenDialect.ACCESS_TOKEN,
            false,
            SigningAlgorithm.RS256,
            new AccessPolicy(rule, Rule.REQUIRE_CLIENT_GRANT));
    assertThat(refusal(attempt(tenant.user(), api, "openid")))
        .isEqualTo(
            "403 %s: Client \"%s\" is not authorized to access resource server \"%s\"."
                .formatted(
                    rule == Rule.DENY_ALL ? "access_denied" : "unauthorized_client",
                    clientId,
                    api.identifier()));
  }

  /** APIs take {@code permissions} beside the scope. */
  @Test
  void holdNoMoreThanAClientGrantForUsersWhereOneIsNeeded() {
    var strict =
        tenant.api(
            TokenDialect.ACCESS_TOKEN_AUTHZ,
            true,
            SigningAlgorithm.RS256,
            new AccessPolicy(Rule.REQUIRE_CLIENT_GRANT, Rule.REQUIRE_CLIENT_GRANT));
    var user = tenant.user();
    var all =
        Stream.of("read:a", "read:b").map(name -> new ApiPermission(strict.identifier(), name));
    done(server.bean(UserRights.class).grant(user.id(), all.toList()));
    var grants = server.bean(ClientGrants.class);
    done(grants.grant(clientId, strict.identifier(), List.of("read:a", "read:b")));
    assertThat(refusal(attempt(user, strict, "read:a"))).startsWith("403 unauthorized_client");
    var holder = Holder.forUsers(clientId);
    done(grants.grant(holder, strict.identifier(), List.of("read:a")));
    var claims = part(issued(attempt(user, strict, "read:a read:b")).accessToken(), 1);
    assertThat(claims.get("scope").stringValue()).isEqualTo("read:a");
    assertThat(claims.get("permissions").toString()).isEqualTo("[\"read:a\"]");
  }

  @Test
  void ofThirdPartiesHoldWhatAllOfThemMayUnlessThereIsAGrantOfTheirOwn() {
    var api = tenant.api();
    var user = tenant.user();
    var applications = server.bean(Applications.class);
    done(applications.edit(clientId, TestApplications::asThirdParty));
    var grants = server.bean(ClientGrants.class);
    assertThat(refusal(attempt(user, api, "read:a"))).startsWith("403 unauthorized_client");
    done(grants.grant(Holder.THIRD_PARTIES, api.identifier(), List.of("read:a")));
    assertThat(issued(attempt(user, api, "read:a read:b")).scope()).containsExactly("read:a");
    var own = Holder.forUsers(clientId);
    done(grants.grant(own, api.identifier(), List.of("read:b")));
    assertThat(issued(attempt(user, api, "read:a read:b")).scope()).containsExactly("read:b");
  }
}
