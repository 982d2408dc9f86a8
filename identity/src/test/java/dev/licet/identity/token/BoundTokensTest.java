package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.User;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens that are bound to a key (RFC 9449), over HTTP. */
class BoundTokensTest {
  /** RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final TestServer server = TestServer.shared();
  private final TestTenant tenant = new TestTenant(server);
  private final Client client = new Client(server);
  private final User user = tenant.user();
  private final Api api = tenant.api();
  private RegisteredApplication app =
      tenant.publicApplication("{}", "authorization_code", "refresh_token");
  private final ECKey key = TestProofs.key();

  private String proof(ECKey by, String method, String path, Optional<String> token) {
    return new TestProofs(server).proof(by, method, path, token);
  }

  private String proof(ECKey by) {
    return proof(by, "POST", "/oauth/token", Optional.empty());
  }

  private Map<String, String> code(Optional<Api> of, Optional<String> jkt) {
    var authorization =
        TestTenant.authorization(
            app.application().clientId(),
            user,
            of.map(Api::identifier),
            "openid offline_access read:a");
    var code =
        server
            .bean(Codes.class)
            .issue(
                new CodeGrant(
                    server.bean(Ids.class).alphanumeric(16),
                    authorization,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of(CHALLENGE),
                    jkt));
    return Map.of(
        "grant_type",
        "authorization_code",
        "client_id",
        app.application().clientId(),
        "code",
        code,
        "code_verifier",
        VERIFIER);
  }

  private Map<String, String> refresh(String token) {
    return Map.of(
        "grant_type",
        "refresh_token",
        "client_id",
        app.application().clientId(),
        "refresh_token",
        token);
  }

  private static void assertInvalidProof(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("error").stringValue()).isEqualTo("invalid_dpop_proof");
    assertThat(json(answer).has("access_token")).isFalse();
  }

  @Test
  void namesTheKeyInTheAccessToken() {
    var answer = json(client.form(code(Optional.of(api), Optional.empty()), "DPoP", proof(key)));
    assertThat(answer.get("token_type").stringValue()).isEqualTo("DPoP");
    var claims = part(answer.get("access_token").stringValue(), 1);
    assertThat(claims.get("cnf").get("jkt").stringValue()).isEqualTo(TestProofs.thumbprint(key));
  }

  @Test
  void isForApplicationsThemselvesToo() {
    var machine = tenant.application("{}", "client_credentials");
    var id = machine.application().clientId();
    done(server.bean(ClientGrants.class).grant(id, api.identifier(), List.of("read:a")));
    var parameters =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            id,
            "client_secret",
            machine.secret().orElseThrow().value(),
            "audience",
            api.identifier());
    var answer = json(client.form(parameters, "DPoP", proof(key)));
    assertThat(answer.get("token_type").stringValue()).isEqualTo("DPoP");
    assertThat(part(answer.get("access_token").stringValue(), 1).get("cnf").toString())
        .isEqualTo("{\"jkt\":\"%s\"}".formatted(TestProofs.thumbprint(key)));
  }

  @Test
  void areTheOnlyOnesForAnApplicationThatNeedsThem() {
    app = needsBoundTokens();
    for (var of : List.of(Optional.of(api), Optional.<Api>empty())) {
      assertInvalidProof(client.form(code(of, Optional.empty())));
      var answer = json(client.form(code(of, Optional.empty()), "DPoP", proof(key)));
      assertThat(answer.get("token_type").stringValue()).isEqualTo("DPoP");
      var refreshToken = answer.get("refresh_token").stringValue();
      assertInvalidProof(client.form(refresh(refreshToken)));
      assertThat(client.form(refresh(refreshToken), "DPoP", proof(key)).statusCode())
          .isEqualTo(200);
    }
  }

  private RegisteredApplication needsBoundTokens() {
    return tenant.publicApplication(
        "{\"require_proof_of_possession\":true}", "authorization_code", "refresh_token");
  }

  /** I24. */
  @Test
  void refreshesABoundTokenWithItsProofOnly() {
    var first =
        json(client.form(code(Optional.of(api), Optional.empty()), "DPoP", proof(key)))
            .get("refresh_token")
            .stringValue();
    assertInvalidProof(client.form(refresh(first)));
    assertInvalidProof(client.form(refresh(first), "DPoP", proof(TestProofs.key())));
    var answer = client.form(refresh(first), "DPoP", proof(key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("token_type").stringValue()).isEqualTo("DPoP");
  }

  /** An application that proves who it is may have a key on each of its nodes. */
  @Test
  void withinTheLeewayEachNodeGetsATokenThatIsBoundToItsOwnKey() {
    app =
        tenant.application(
            "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"leeway\":3600}}",
            "authorization_code",
            "refresh_token");
    var secret = Map.of("client_secret", app.secret().orElseThrow().value());
    var first =
        json(client.form(with(code(Optional.of(api), Optional.empty()), secret)))
            .get("refresh_token")
            .stringValue();
    var asked = with(refresh(first), secret);
    var other = TestProofs.key();
    var one = json(client.form(asked, "DPoP", proof(key)));
    var two = json(client.form(asked, "DPoP", proof(other)));
    var none = json(client.form(asked));
    assertThat(boundTo(one)).isEqualTo(TestProofs.thumbprint(key));
    assertThat(boundTo(two)).isEqualTo(TestProofs.thumbprint(other));
    assertThat(none.get("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(boundTo(none)).isEmpty();
    assertThat(two.get("refresh_token")).isEqualTo(one.get("refresh_token"));
    assertThat(none.get("refresh_token")).isEqualTo(one.get("refresh_token"));
    assertThat(json(client.form(asked, "DPoP", proof(key)))).as("to the letter").isEqualTo(one);
  }

  private static String boundTo(JsonNode answer) {
    return part(answer.get("access_token").stringValue(), 1).at("/cnf/jkt").asString("");
  }

  @Test
  void takesNoProofTwiceAndNoneForAnotherCall() {
    var once = proof(key);
    var first = code(Optional.of(api), Optional.empty());
    assertThat(client.form(first, "DPoP", once).statusCode()).isEqualTo(200);
    for (var bad :
        List.of(
            once,
            proof(key, "GET", "/oauth/token", Optional.empty()),
            proof(key, "POST", "/userinfo", Optional.empty()),
            "no proof")) {
      var parameters = code(Optional.of(api), Optional.empty());
      assertInvalidProof(client.form(parameters, "DPoP", bad));
      assertThat(client.form(parameters, "DPoP", proof(key)).statusCode()).isEqualTo(200);
    }
    assertInvalidProof(client.form(with(first, Map.of()), "DPoP", proof(key), "DPoP", proof(key)));
  }

  @Test
  void spendsACodeThatNamesAKeyByItsProofOnly() {
    var jkt = Optional.of(TestProofs.thumbprint(key));
    assertInvalidProof(client.form(code(Optional.of(api), jkt)));
    assertInvalidProof(client.form(code(Optional.of(api), jkt), "DPoP", proof(TestProofs.key())));
    assertThat(client.form(code(Optional.of(api), jkt), "DPoP", proof(key)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void isAskedForAtUserInfo() {
    for (var of : List.of(Optional.of(api), Optional.<Api>empty())) {
      var token =
          json(client.form(code(of, Optional.empty()), "DPoP", proof(key)))
              .get("access_token")
              .stringValue();
      assertThat(userInfo("Bearer " + token, proof(key, "GET", "/userinfo", Optional.of(token))))
          .isEqualTo(401);
      assertThat(
              userInfo(
                  "DPoP " + token, proof(TestProofs.key(), "GET", "/userinfo", Optional.of(token))))
          .isEqualTo(401);
      assertThat(userInfo("DPoP " + token, proof(key, "GET", "/userinfo", Optional.of(token))))
          .isEqualTo(200);
    }
  }

  private int userInfo(String authorization, String proof) {
    var request =
        HttpRequest.newBuilder(server.uri("/userinfo"))
            .header("Authorization", authorization)
            .header("DPoP", proof);
    return server.send(request.build()).statusCode();
  }
}
