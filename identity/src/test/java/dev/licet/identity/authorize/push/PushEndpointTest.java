package dev.licet.identity.authorize.push;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.answer;
import static dev.licet.identity.authorize.TestAuthorize.encoded;
import static dev.licet.identity.authorize.TestAuthorize.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PushEndpointTest {
  private static final TestServer SERVER = TestServer.shared();
  private static TestAuthorize authorize;
  private static String shop = "";
  private static String secret = "";

  @BeforeAll
  static void start() {
    authorize = new TestAuthorize(SERVER);
    shop = authorize.application("\"require_pushed_authorization_requests\": true");
    secret = authorize.secret(shop);
  }

  private static HttpResponse<String> push(String form) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/oauth/par"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static String form(String redirectUri) {
    return "client_id=%s&client_secret=%s&response_type=code&scope=openid&state=s&redirect_uri=%s"
        .formatted(shop, secret, encoded(redirectUri));
  }

  @Test
  void theBrowserBringsAReferenceAndNothingElseCounts() {
    var pushed = push(form(CALLBACK));
    assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
    assertThat(pushed.headers().firstValue("cache-control")).contains("no-store");
    var json = ManagementCaller.json(pushed);
    assertThat(json.get("expires_in").intValue()).isEqualTo(30);
    var reference = json.get("request_uri").stringValue();
    var browser = authorize.browser(authorize.user());
    var address =
        "/authorize?client_id=%s&request_uri=%s&redirect_uri=https://evil.example&scope=email"
            .formatted(shop, encoded(reference));
    var answer = browser.get(address);
    assertThat(answer(answer)).containsKey("code").containsEntry("state", "s");
    assertThat(browser.get(address).statusCode()).as("once").isEqualTo(400);
  }

  @Test
  void anApplicationMayHaveToSendItsRequestsAhead() {
    assertThat(answer(SERVER.get(url(shop))))
        .containsEntry("error", "invalid_request")
        .containsEntry("error_description", "Pushed authorization requests are required");
  }

  @Test
  void whatMakesNoSenseIsRefusedAtOnce() { // I1
    assertThat(push(form("https://evil.example")).body()).contains("Callback URL mismatch");
    assertThat(push(form(CALLBACK).replace("code&", "x&")).statusCode()).isEqualTo(400);
    assertThat(push(form(CALLBACK) + "&request_uri=urn:x").body())
        .contains("request_uri_not_supported");
    assertThat(push(form(CALLBACK).replace(secret, "wrong")).statusCode()).isEqualTo(401);
    assertThat(push("response_type=code").statusCode()).isEqualTo(400);
    assertThat(SERVER.get("/oauth/par").statusCode()).isEqualTo(405);
  }

  @Test
  void aPublicApplicationNamesItself() {
    var spa =
        authorize.application("\"app_type\": \"spa\", \"token_endpoint_auth_method\": \"none\"");
    var pushed =
        push(
            "client_id=%s&response_type=code&redirect_uri=%s&code_challenge=%s&code_challenge_method=S256"
                .formatted(spa, encoded(CALLBACK), TestAuthorize.CHALLENGE));
    assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
  }
}
