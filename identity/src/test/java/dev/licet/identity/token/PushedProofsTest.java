package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs of a key that come with a request sent ahead (RFC 9449, 10.1). */
class PushedProofsTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final Client CLIENT = new Client(SERVER);
  private static TestBrowser browser;
  private static String shop = "";

  private final ECKey key = TestProofs.key();

  @BeforeAll
  static void start() {
    var authorize = new TestAuthorize(SERVER);
    shop = authorize.application("\"app_type\": \"spa\", \"token_endpoint_auth_method\": \"none\"");
    browser = authorize.browser(authorize.user());
  }

  private static String proof(ECKey by) {
    return new TestProofs(SERVER).proof(by, "POST", "/oauth/par", Optional.empty());
  }

  private static HttpResponse<String> push(Map<String, String> further, String... headers) {
    var usual =
        Map.of(
            "client_id",
            shop,
            "response_type",
            "code",
            "scope",
            "openid",
            "redirect_uri",
            TestAuthorize.CALLBACK,
            "code_challenge",
            TestAuthorize.CHALLENGE,
            "code_challenge_method",
            "S256");
    var body = Client.encode(with(usual, further)).getBytes(UTF_8);
    return CLIENT.send("/oauth/par", "application/x-www-form-urlencoded", body, headers);
  }

  /** What the code of a request that was sent ahead is given for. */
  private static HttpResponse<String> exchange(HttpResponse<String> pushed, String... headers) {
    assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
    var reference = TestAuthorize.encoded(json(pushed).get("request_uri").stringValue());
    var address = "/authorize?client_id=" + shop + "&request_uri=" + reference;
    var code = TestAuthorize.answer(browser.get(address)).get("code");
    var parameters =
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            shop,
            "code",
            code,
            "code_verifier",
            TestAuthorize.VERIFIER,
            "redirect_uri",
            TestAuthorize.CALLBACK);
    return CLIENT.form(parameters, headers);
  }

  private static void assertInvalidProof(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("error").stringValue()).isEqualTo("invalid_dpop_proof");
    assertThat(json(answer).propertyNames())
        .containsExactlyInAnyOrder("error", "error_description");
  }

  @Test
  void bindTheCodeToTheirKey() {
    var proofs = new TestProofs(SERVER);
    assertInvalidProof(exchange(push(Map.of(), "DPoP", proof(key))));
    assertInvalidProof(
        exchange(push(Map.of(), "DPoP", proof(key)), "DPoP", proofs.proof(TestProofs.key())));
    var answer = exchange(push(Map.of(), "DPoP", proof(key)), "DPoP", proofs.proof(key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("token_type").stringValue()).isEqualTo("DPoP");
    assertThat(exchange(push(Map.of())).statusCode()).as("without one").isEqualTo(200);
  }

  @Test
  void areByTheKeyThatTheRequestNames() {
    var named = Map.of("dpop_jkt", TestProofs.thumbprint(key));
    assertInvalidProof(push(named, "DPoP", proof(TestProofs.key())));
    assertInvalidProof(exchange(push(named, "DPoP", proof(key))));
  }

  @Test
  void areForThisCallAndTakenOnce() {
    var once = proof(key);
    assertThat(push(Map.of(), "DPoP", once).statusCode()).isEqualTo(201);
    var proofs = new TestProofs(SERVER);
    for (var bad :
        List.of(
            once,
            proofs.proof(key),
            proofs.proof(key, "GET", "/oauth/par", Optional.empty()),
            "no proof")) {
      assertInvalidProof(push(Map.of(), "DPoP", bad));
    }
    assertInvalidProof(push(Map.of(), "DPoP", proof(key), "DPoP", proof(key)));
  }
}
