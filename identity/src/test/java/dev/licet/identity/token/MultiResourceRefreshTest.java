package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.ProofOfPossession;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.application.TestApplications;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Refresh tokens that an application's policies make good for other APIs too. */
class MultiResourceRefreshTest extends UserGrantsSetUp {
  private static final String[] GRANTS = {"authorization_code", "refresh_token"};

  private final Api other = tenant.api();

  @Test
  void aRefreshTokenIsGoodForTheApisThatThePoliciesOfItsApplicationName() {
    var app = app("\"leeway\":0", policy(other, "read:a"));
    var token = refreshToken(app);
    var answer = json(ask(app, token, other));
    assertThat(audience(answer)).isEqualTo(other.identifier());
    assertThat(claims(answer).get("sub").stringValue()).isEqualTo(user.id());
    assertThat(answer.get("scope").stringValue()).isEqualTo("openid offline_access email read:a");
    assertThat(answer.has("id_token")).isTrue();
    var back = json(client.form(refresh(app, next(answer))));
    assertThat(audience(back)).isEqualTo(api.identifier());
    assertUnknownRefreshToken(ask(app, token, other));
  }

  @Test
  void atAnotherApiThePolicySaysWhatIsHadAndTheRestIsLeftOut() {
    var app = app("\"leeway\":0", policy(other, "read:b"));
    var asked = with(refresh(app, refreshToken(app)), Map.of("audience", other.identifier()));
    var answer = json(client.form(with(asked, Map.of("scope", "openid profile read:a read:b"))));
    assertThat(answer.get("scope").stringValue()).isEqualTo("openid read:b");
    assertThat(claims(answer).get("scope").stringValue()).isEqualTo("openid read:b");
  }

  @Test
  void aPolicyGivesNobodyWhatTheirRolesDoNot() {
    var guarded = tenant.api(TokenDialect.ACCESS_TOKEN_AUTHZ, true);
    var app = app("\"leeway\":0", policy(guarded, "read:a"));
    var claims = claims(json(ask(app, refreshToken(app), guarded)));
    assertThat(claims.get("scope").stringValue()).isEqualTo("openid offline_access email");
    assertThat(claims.get("permissions").isEmpty()).isTrue();
  }

  @Test
  void aPolicyAddsToWhatWasGrantedAtTheSameApi() {
    var app = app("\"leeway\":0", policy(api, "read:b"));
    var usual = json(client.form(refresh(app, refreshToken(app))));
    assertThat(usual.get("scope").stringValue()).doesNotContain("read:b");
    var more = client.form(with(refresh(app, next(usual)), Map.of("scope", "read:a read:b")));
    assertThat(json(more).get("scope").stringValue()).isEqualTo("read:a read:b");
  }

  /** SDKs ask for all that they asked for at first, also for what the user's roles do not give. */
  @Test
  void whoNamesTheApiThatATokenIsForGetsWhatWasGrantedOfWhatIsAskedFor() {
    var app = app("\"leeway\":0", policy(other, "read:a"));
    var asked = with(refresh(app, refreshToken(app)), Map.of("audience", api.identifier()));
    assertRefused(
        client.form(with(asked, Map.of("scope", "read:b"))),
        400,
        "invalid_scope",
        "These scopes have not been granted: read:b");
    var answer = json(client.form(with(asked, Map.of("scope", "openid read:a read:b"))));
    assertThat(answer.get("scope").stringValue()).isEqualTo("openid read:a");
  }

  @Test
  void anApiThatNoPolicyNamesIsRefusedAndTheTokenIsNotSpent() {
    var app = app("\"leeway\":0", policy(other, "read:a"));
    var token = refreshToken(app);
    assertOtherAudience(ask(app, token, tenant.api()));
    assertThat(ask(app, token, other).statusCode()).isEqualTo(200);
  }

  @Test
  void aPolicyDoesNotStandForTheConsentOfUsers() {
    var asking = changed(other, false, Optional.empty());
    var app = app("\"leeway\":0", policy(asking, "read:a"));
    assertOtherAudience(ask(app, refreshToken(app), asking));
  }

  @Test
  void theManagementApiIsForNoPolicy() {
    var management =
        server
            .bean(Apis.class)
            .byIdentifier("https://%s/api/v2/".formatted(server.domain()))
            .orElseThrow();
    var app = app("\"leeway\":0", policy(management, "read:users"));
    assertOtherAudience(ask(app, refreshToken(app), management));
  }

  @Test
  void policiesAreForTheOperatorsOwnApplications() {
    var app = app("\"leeway\":0", policy(other, "read:a"));
    var token = refreshToken(app);
    done(
        server
            .bean(Applications.class)
            .edit(app.application().clientId(), TestApplications::asThirdParty));
    assertOtherAudience(ask(app, token, other));
  }

  /** RFC 8705, 4; RFC 9449, 5. */
  @ParameterizedTest
  @CsvSource({"mtls,false", "mtls,true", "dpop,true"})
  void anUnboundTokenOfAPublicApplicationIsNotGoodWhereTokensAreBound(
      String mechanism, boolean required) {
    var bound = changed(other, true, ProofOfPossession.of(mechanism, required));
    var app = app("\"leeway\":0", policy(bound, "read:a"));
    assertOtherAudience(ask(app, refreshToken(app), bound));
  }

  @Test
  void whereAProofMayBeLeftOutAnUnboundTokenIsGood() {
    var free = changed(other, true, ProofOfPossession.of("dpop", false));
    var app = app("\"leeway\":0", policy(free, "read:a"));
    assertThat(ask(app, refreshToken(app), free).statusCode()).isEqualTo(200);
  }

  @Test
  void anApplicationThatProvesWhoItIsMayAskWhereTokensAreBound() {
    var bound = changed(other, true, ProofOfPossession.of("mtls", false));
    var app = tenant.application(details("\"leeway\":0", policy(bound, "read:a")), GRANTS);
    assertThat(ask(app, refreshToken(app), bound).statusCode()).isEqualTo(200);
  }

  @Test
  void anApiThatIsGoneIsRefused() {
    var app = app("\"leeway\":0", policy(other, "read:a"));
    var token = refreshToken(app);
    done(server.bean(Apis.class).remove(other.id()));
    assertOtherAudience(ask(app, token, other));
    assertThat(client.form(refresh(app, token)).statusCode()).isEqualTo(200);
  }

  /** I11: a lost answer is never given for another API's. */
  @Test
  void withinTheLeewayEachApiGetsItsOwnTokenAndAllTheSameNextOne() throws Exception {
    var app = app("\"leeway\":3600", policy(other, "read:a"));
    var first = refreshToken(app);
    Callable<JsonNode> ours = () -> json(client.form(refresh(app, first)));
    Callable<JsonNode> others = () -> json(ask(app, first, other));
    var calls = IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? ours : others).toList();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var answers = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
      assertThat(answers.stream().map(MultiResourceRefreshTest::next).distinct()).hasSize(1);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(audience(answers.get(i))).isEqualTo((i % 2 == 0 ? api : other).identifier());
      }
    }
  }

  private RegisteredApplication app(String setting, String policy) {
    return tenant.publicApplication(details(setting, policy), GRANTS);
  }

  private static String details(String setting, String policy) {
    return "{\"refresh_token\":{\"rotation_type\":\"rotating\",%s,\"policies\":[%s]}}"
        .formatted(setting, policy);
  }

  private static String policy(Api api, String scope) {
    return "{\"audience\":\"%s\",\"scope\":[\"%s\"]}".formatted(api.identifier(), scope);
  }

  private HttpResponse<String> ask(RegisteredApplication app, String token, Api api) {
    return client.form(with(refresh(app, token), Map.of("audience", api.identifier())));
  }

  private Api changed(Api api, boolean skipConsent, Optional<ProofOfPossession> proof) {
    var now = api.settings();
    return done(
        server
            .bean(Apis.class)
            .change(
                api.id(),
                _ ->
                    new ApiSettings(
                        now.name(),
                        now.dialect(),
                        now.tokenLifetime(),
                        now.tokenLifetimeForWeb(),
                        now.enforcePolicies(),
                        now.allowOfflineAccess(),
                        skipConsent,
                        now.access(),
                        proof)));
  }

  private static String next(JsonNode answer) {
    return answer.get("refresh_token").stringValue();
  }

  private static JsonNode claims(JsonNode answer) {
    return part(answer.get("access_token").stringValue(), 1);
  }

  /** The other one of the two is {@code /userinfo}. */
  private static String audience(JsonNode answer) {
    return claims(answer).get("aud").get(0).stringValue();
  }

  private static void assertOtherAudience(HttpResponse<String> answer) {
    assertRefused(answer, 400, "invalid_request", "The refresh token is for another audience");
  }
}
