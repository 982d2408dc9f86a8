package dev.licet.identity.issuing;

import static dev.licet.identity.issuing.TestTenant.authorization;
import static dev.licet.identity.token.Client.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.application.Applications;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IdTokensTest {
  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);

  private Attempt<String> attempt(
      String clientId, User user, String scope, IdTokenRequest request) {
    return server
        .bean(IdTokens.class)
        .sign(
            authorization(clientId, user, Optional.empty(), scope, Optional.of("session-1")),
            request);
  }

  private String token(String clientId, User user, String scope, IdTokenRequest request) {
    return switch (attempt(clientId, user, scope, request)) {
      case Attempt.Success<String>(var token) -> token;
      case Attempt.Failure<String>(var error) -> throw new AssertionError(error.toString());
    };
  }

  private JsonNode claims(User user, String scope) {
    return part(token(client("{}"), user, scope, IdTokenRequest.PLAIN), 1);
  }

  private String client(String details) {
    return tenant.application(details, "authorization_code").application().clientId();
  }

  @Test
  void sayWhoSignedInAndForWhom() {
    var user = tenant.user();
    var clientId = client("{}");
    var claims = part(token(clientId, user, "openid", IdTokenRequest.PLAIN), 1);
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder("iss", "sub", "aud", "iat", "exp", "sid");
    assertThat(claims.get("iss").stringValue()).isEqualTo("https://" + server.domain() + "/");
    assertThat(claims.get("sub").stringValue()).isEqualTo(user.id());
    assertThat(claims.get("aud").stringValue()).isEqualTo(clientId);
    assertThat(claims.get("sid").stringValue()).isEqualTo("session-1");
    assertThat(claims.get("exp").longValue() - claims.get("iat").longValue()).isEqualTo(36_000);
  }

  @Test
  void showWhoSomebodyIsAsLongAsTheyLast() { // I7, I16
    var user = tenant.user();
    var clientId = client("{\"jwt_configuration\":{\"lifetime_in_seconds\":60}}");
    var token = token(clientId, user, "openid", IdTokenRequest.PLAIN);
    assertThat(server.bean(OwnIdTokens.class).ownerOf(token)).contains(user.id());
    var later =
        new OwnIdTokens(
            server.bean(IdTokenHints.class),
            server.bean(Applications.class),
            Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61)));
    assertThat(later.ownerOf(token)).isEmpty();
    var forApi =
        server
            .bean(UserTokens.class)
            .accessToken(
                authorization(clientId, user, Optional.of(tenant.api().identifier()), "read:a"));
    var accessToken = ((Attempt.Success<IssuedToken>) forApi).value().accessToken();
    assertThat(server.bean(OwnIdTokens.class).ownerOf(accessToken)).isEmpty();
    for (var bad : List.of("", "eyJ", token.substring(0, token.length() - 4) + "AAAA")) {
      assertThat(server.bean(OwnIdTokens.class).ownerOf(bad)).as(bad).isEmpty();
    }
  }

  /** The hashes are the examples of OpenID Connect Core, A.4 and A.6. */
  @Test
  void vouchForWhatTheyAreHandedOutWith() {
    var request =
        new IdTokenRequest(
            Optional.of("n-0S6_WzA2Mj"),
            true,
            Optional.of("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
            Optional.of("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"));
    var claims = part(token(client("{}"), tenant.user(), "openid", request), 1);
    assertThat(claims.get("nonce").stringValue()).isEqualTo("n-0S6_WzA2Mj");
    assertThat(claims.get("auth_time").longValue()).isEqualTo(1_764_000_000);
    assertThat(claims.get("at_hash").stringValue()).isEqualTo("77QmUPtjPfzWtF2AnpK9RQ");
    assertThat(claims.get("c_hash").stringValue()).isEqualTo("LDktKdoQak3Pk0cnXxCltA");
  }

  @Test
  void tellOfTheUserWhatTheScopeNames() {
    var user =
        tenant.user(settings ->
            settings
                .withProfile(new Profile("Ada L", "ada", "Ada", "Lovelace", "https://p.test/a"))
                .withEmailVerified(true));
    var email = claims(user, "openid email");
    assertThat(email.get("email").stringValue()).isEqualTo(user.email());
    assertThat(email.get("email_verified").booleanValue()).isTrue();
    assertThat(email.has("name")).isFalse();
    var profile = claims(user, "openid profile");
    assertThat(profile.get("name").stringValue()).isEqualTo("Ada L");
    assertThat(profile.get("nickname").stringValue()).isEqualTo("ada");
    assertThat(profile.get("given_name").stringValue()).isEqualTo("Ada");
    assertThat(profile.get("family_name").stringValue()).isEqualTo("Lovelace");
    assertThat(profile.get("picture").stringValue()).isEqualTo("https://p.test/a");
    assertThat(profile.get("updated_at").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(profile.has("email")).isFalse();
    assertThat(claims(user, "openid nickname created_at").propertyNames())
        .contains("nickname", "created_at")
        .doesNotContain("name", "email", "updated_at");
  }

  @Test
  void takeFromTheMetadataWhatAUserHasNoPlaceFor() {
    var metadata =
        Metadata.parse(
            """
            {"gender": "f", "phone_number": "+44 20", "plan": "gold", "locale": 7,
             "address": {"country": "UK", "mood": "good"}, "email": "other@example.com"}
            """);
    var user =
        tenant.user(settings -> settings.withMetadata(metadata.orElseThrow(), Metadata.NONE));
    var all = claims(user, "openid profile email phone address");
    assertThat(all.get("gender").stringValue()).isEqualTo("f");
    assertThat(all.get("phone_number").stringValue()).isEqualTo("+44 20");
    assertThat(all.get("phone_number_verified").booleanValue()).isFalse();
    assertThat(all.get("address").toString()).isEqualTo("{\"country\":\"UK\"}");
    assertThat(all.get("email").stringValue()).isEqualTo(user.email());
    assertThat(all.propertyNames()).doesNotContain("plan");
    assertThat(claims(user, "openid email").propertyNames())
        .doesNotContain("gender", "phone_number", "address");
  }

  @Test
  void liveAsLongAsTheApplicationSays() {
    var short_ = client("{\"jwt_configuration\":{\"lifetime_in_seconds\":60}}");
    var claims = part(token(short_, tenant.user(), "openid", IdTokenRequest.PLAIN), 1);
    assertThat(claims.get("exp").longValue() - claims.get("iat").longValue()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256"})
  void areSignedByAPublishedKeyOfTheApplicationsAlgorithm(String algorithm) throws Exception {
    var clientId = client("{\"jwt_configuration\":{\"alg\":\"%s\"}}".formatted(algorithm));
    var jwt = SignedJWT.parse(token(clientId, tenant.user(), "openid", IdTokenRequest.PLAIN));
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(jwt.getHeader().getType().getType()).isEqualTo("JWT");
    var keys = JWKSet.parse(server.get("/.well-known/jwks.json").body());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void areNotIssuedForWhoeverIsBlocked() {
    var user = tenant.user(settings -> settings.withBlocked(true));
    assertThat(attempt(client("{}"), user, "openid", IdTokenRequest.PLAIN))
        .isInstanceOf(Attempt.Failure.class);
  }
}
