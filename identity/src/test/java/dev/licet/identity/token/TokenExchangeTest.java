package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.token.Client.without;
import static dev.licet.identity.token.TestExchange.ACCESS_TOKEN;
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
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tokens for tokens (RFC 8693), over HTTP. */
class TokenExchangeTest {
  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final User user = tenant.user();
  private final Api api = tenant.api();
  private final Api other = tenant.api();
  private final String spa =
      tenant.publicApplication("{}", "authorization_code").application().clientId();
  private final TestExchange service = TestExchange.of(server, api);
  private final String token = TestExchange.token(server, spa, user, api, "openid read:a");

  private Map<String, String> elsewhere(String... further) {
    return with(
        service.good(token, further),
        Map.of("audience", other.identifier(), "scope", "openid read:a read:b write:a"));
  }

  @Test
  void aTokenForTheUserAtAnotherApiSaysWhoActsAndEndsNoLater() {
    service.grant(other, "read:a");
    var earlier = service.forged(token, Map.of("exp", part(token, 1).get("iat").longValue() + 500));
    var answer = service.exchanged(with(elsewhere(), Map.of("subject_token", earlier)));
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "scope", "expires_in", "token_type", "issued_token_type");
    assertThat(answer.get("issued_token_type").stringValue()).isEqualTo(ACCESS_TOKEN);
    assertThat(answer.get("scope").stringValue()).isEqualTo("read:a");
    assertThat(answer.get("expires_in").intValue()).isBetween(490, 500);
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("sub").stringValue()).isEqualTo(user.id());
    assertThat(claims.get("aud").stringValue()).isEqualTo(other.identifier());
    assertThat(claims.get("azp").stringValue()).isEqualTo(service.clientId());
    assertThat(claims.get("act").toString())
        .isEqualTo("{\"sub\":\"%s\"}".formatted(service.clientId()));
    assertThat(claims.get("exp")).isEqualTo(part(earlier, 1).get("exp"));
    assertThat(claims.has("gty")).isFalse();
  }

  @Test
  void atTheSameApiThereIsNothingThatTheTokenHasNot() {
    assertThat(scope(service.claims(service.good(token)))).isEqualTo("read:a");
    assertThat(scope(service.claims(service.good(token, "scope", "read:a read:b openid"))))
        .isEqualTo("read:a");
    assertThat(service.claims(service.good(token, "scope", "read:b")).has("scope")).isFalse();
  }

  private static String scope(JsonNode claims) {
    return claims.get("scope").stringValue();
  }

  /** APIs take {@code permissions} beside the scope. */
  @Test
  void permissionsOfTheUserAreNoWayAroundTheScope() {
    var rbac = tenant.api(TokenDialect.RFC9068_PROFILE_AUTHZ, true);
    give(rbac, "read:a", "read:b");
    var own = TestExchange.of(server);
    var first = own.own(user, rbac, "read:a");
    assertThat(part(first, 1).get("permissions").toString()).isEqualTo("[\"read:a\",\"read:b\"]");
    var claims = own.claims(own.good(first, "scope", "read:a read:b"));
    assertThat(claims.get("permissions").toString()).isEqualTo("[\"read:a\"]");
    assertThat(claims.get("auth_time").longValue()).isEqualTo(1_764_000_000);
    take(rbac, "read:a");
    assertThat(own.claims(own.good(first)).get("permissions").toString()).isEqualTo("[]");
  }

  private void give(Api at, String... names) {
    var all = List.of(names).stream().map(name -> new ApiPermission(at.identifier(), name));
    done(server.bean(UserRights.class).grant(user.id(), all.toList()));
  }

  private void take(Api at, String name) {
    var one = List.of(new ApiPermission(at.identifier(), name));
    done(server.bean(UserRights.class).withdraw(user.id(), one));
  }

  @Test
  void whatIsNotAskedForByNameIsNotGivenAtAnotherApi() {
    service.grant(other, "read:a");
    assertThat(service.claims(without(elsewhere(), "scope")).has("scope")).isFalse();
  }

  @Test
  void theChainOfThoseWhoActIsKeptAndHasAnEnd() {
    service.grant(other, "read:a");
    var next = service.exchanged(elsewhere()).get("access_token").stringValue();
    var second = TestExchange.of(server, other);
    var claims = second.claims(second.good(next));
    assertThat(claims.get("act").toString())
        .isEqualTo(
            "{\"sub\":\"%s\",\"act\":{\"sub\":\"%s\"}}"
                .formatted(second.clientId(), service.clientId()));
    Map<String, Object> act = Map.of("sub", "a");
    for (int hand = 1; hand < 5; hand++) {
      act = Map.of("sub", "a", "act", act);
    }
    service.assertRefusesSubject(
        service.forged(token, Map.of("act", act)), "has gone through 5 hands, which is the most");
  }

  @Test
  void whoeverFoundATokenGetsNothingForIt() {
    var thief = TestExchange.of(server, other);
    thief.grant(other, "read:a");
    thief.assertRefusesSubject(
        token, "was issued neither to this client nor for the API that it is");
    assertThat(thief.exchanged(thief.good(thief.own(user, api, "read:a"))).has("access_token"))
        .isTrue();
  }

  @Test
  void anotherApiIsReachedByAClientGrantOnly() {
    var refused =
        "Client \"%s\" is not authorized to access resource server \"%s\"."
            .formatted(service.clientId(), other.identifier());
    service.assertRefused(elsewhere(), "invalid_target", refused);
    done(
        server
            .bean(ClientGrants.class)
            .grant(service.clientId(), other.identifier(), List.of("read:a")));
    service.assertRefused(elsewhere(), "invalid_target", refused);
    var closed =
        tenant.api(
            TokenDialect.ACCESS_TOKEN,
            false,
            SigningAlgorithm.RS256,
            new AccessPolicy(Rule.DENY_ALL, Rule.REQUIRE_CLIENT_GRANT));
    service.grant(closed, "read:a");
    service.assertRefused(
        with(elsewhere(), Map.of("audience", closed.identifier())),
        "invalid_target",
        refused.replace(other.identifier(), closed.identifier()));
    var management = "https://%s/api/v2/".formatted(server.domain());
    for (var no : List.of("urn:nobody", management)) {
      service.assertRefused(
          with(elsewhere(), Map.of("audience", no)), "invalid_target", "Service not found: " + no);
    }
    service.assertRefused(
        elsewhere("resource", api.identifier()),
        "invalid_target",
        "audience and resource name different APIs");
  }

  @ParameterizedTest
  @CsvSource({
    "subject_token_type, urn:ietf:params:oauth:token-type:id_token",
    "subject_token_type, https://shop.example.com/legacy-token",
    "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token",
    "actor_token_type, urn:ietf:params:oauth:token-type:jwt"
  })
  void onlyAccessTokensAreExchangedForAccessTokens(String parameter, String type) {
    service.assertRefused(
        with(service.good(token), Map.of(parameter, type)),
        "invalid_request",
        parameter + " must be " + ACCESS_TOKEN);
  }

  @Test
  void aRequestThatSaysTooLittleOrTooMuchIsRefused() {
    for (var name : List.of("subject_token", "subject_token_type")) {
      service.assertRefused(
          without(service.good(token), name),
          "invalid_request",
          "Missing required parameter: " + name);
    }
    for (var name : List.of("actor_token", "actor_token_type")) {
      service.assertRefused(
          service.good(token, name, ACCESS_TOKEN),
          "invalid_request",
          "actor_token and actor_token_type come together or not at all");
    }
    service.assertRefused(
        service.good(token, "organization", "org_1"),
        "invalid_request",
        "parameter organization is not allowed for this client");
  }

  @Test
  void onlyTheOperatorsOwnApplicationsThatMayAndProveThemselvesExchange() {
    var stranger = tenant.application("{}", "client_credentials");
    var parameters =
        with(
            service.good(token),
            Map.of(
                "client_id", stranger.application().clientId(),
                "client_secret", stranger.secret().orElseThrow().value()));
    var answer = service.send(parameters);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("error_description").stringValue())
        .isEqualTo(
            "Grant type '%s' not allowed for the client.".formatted(TokenExchangeGrant.TYPE));
    var open = tenant.publicApplication("{}", TokenExchangeGrant.TYPE).application().clientId();
    var unproved = without(with(service.good(token), Map.of("client_id", open)), "client_secret");
    assertThat(service.send(unproved).statusCode()).isEqualTo(401);
    var none = "{\"token_exchange\":{\"allow_any_profile_of_type\":[%s]}}";
    assertThat(saying(none.formatted("")).statusCode()).isEqualTo(403);
    assertThat(saying(none.formatted("\"on_behalf_of_token_exchange\"")).statusCode())
        .isEqualTo(200);
    done(server.bean(Applications.class).edit(service.clientId(), TestApplications::asThirdParty));
    assertThat(service.send(service.good(token)).body())
        .isEqualTo(
            "{\"error\":\"unauthorized_client\","
                + "\"error_description\":\"Third-party applications cannot exchange tokens\"}");
  }

  private HttpResponse<String> saying(String details) {
    var management = new ManagementCaller(server, "update:clients");
    var changed = management.patch("/clients/" + service.clientId(), details);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    return service.send(service.good(token));
  }

  @Test
  void anActorIsWhoeverLetTheApplicationInThemselves() {
    var agent = tenant.user();
    var agents = service.own(agent, other, "read:a");
    var parameters = service.good(token, "actor_token", agents, "actor_token_type", ACCESS_TOKEN);
    assertThat(service.claims(parameters).get("act").toString())
        .isEqualTo("{\"sub\":\"%s\"}".formatted(agent.id()));
    var earlier =
        service.forged(agents, Map.of("exp", part(agents, 1).get("iat").longValue() + 300));
    assertThat(service.claims(with(parameters, Map.of("actor_token", earlier))).get("exp"))
        .isEqualTo(part(earlier, 1).get("exp"));
    var foreign = TestExchange.token(server, spa, agent, other, "read:a");
    assertRefusesActor(parameters, foreign, "was not issued to this client");
    assertRefusesActor(
        parameters,
        service.forged(agents, Map.of("act", Map.of("sub", "x"))),
        "is of somebody who acts for another");
    assertRefusesActor(
        parameters,
        service.forged(agents, Map.of("cnf", Map.of("jkt", "x"))),
        "is bound to a key, and needs a proof by that key");
    done(server.bean(Users.class).remove(agent.id()));
    assertRefusesActor(parameters, agents, "is not good any more");
  }

  private void assertRefusesActor(Map<String, String> parameters, String actor, String why) {
    service.assertRefused(
        with(parameters, Map.of("actor_token", actor)),
        "invalid_request",
        "The actor_token " + why);
  }
}
