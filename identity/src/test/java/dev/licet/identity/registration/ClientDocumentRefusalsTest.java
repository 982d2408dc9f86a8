package dev.licet.identity.registration;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDocumentRefusalsTest extends ClientDocumentsSetUp {
  private HttpResponse<String> refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Application not described");
    assertThat(known()).isEmpty();
    return answer;
  }

  @Test
  void theAdministratorIsToldWhatIsWrong() {
    publishAll("'client_id':'https://other.example/'," + USUAL);
    var seen = ManagementCaller.json(preview());
    assertThat(seen.at("/validation/valid").booleanValue()).isFalse();
    assertThat(seen.at("/validation/violations/0").stringValue()).contains("letter by letter");
    WEB.answerWith(404);
    var away = ManagementCaller.json(preview());
    assertThat(away.get("errors").toString()).contains("cannot be fetched");
    assertThat(away.has("validation")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'client_secret':'x'",
        "'client_secret_expires_at':0",
        "'token_endpoint_auth_method':'client_secret_basic'",
        "'token_endpoint_auth_method':'client_secret_post'",
        "'token_endpoint_auth_method':'client_secret_jwt'",
        "'token_endpoint_auth_method':'private_key_jwt'",
        "'token_endpoint_auth_method':'private_key_jwt','jwks_uri':'http://127.0.0.1/'",
        "'token_endpoint_auth_method':'private_key_jwt','jwks':{'keys':[{'kty':'oct','k':'AA'}]}",
        "'grant_types':['client_credentials']",
        "'client_name':'<b>Bank</b>'",
        "'client_name':'Bank\u202ekcab'",
        "'client_id':'https://other.example/'"
      })
  void isRefusedIfItHoldsWhatItMustNot(String member) { // I4
    publish("'redirect_uris':['" + CALLBACK + "']," + member);
    refused(ask());
  }

  @Test
  void isRefusedIfItIsAnothers() {
    publishAll("'client_id':'" + url + "/'," + USUAL);
    refused(ask());
    another();
    publishAll(USUAL);
    refused(ask());
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "http://rp.example/cb", "https://*.rp.example/"})
  void isRefusedIfABrowserMustNotBeSentWhereItSays(String redirectUri) { // I4
    publish("'redirect_uris':['" + redirectUri + "']");
    refused(ask());
  }

  @Test
  void isRefusedIfItIsNoSmallJsonThatComesInTime() { // I3
    publish(USUAL + ",'x':'" + "x".repeat(DocumentFetcher.LARGEST) + "'");
    refused(ask());
    for (int status : new int[] {302, 404, 500}) {
      another();
      WEB.answerWith(status);
      int before = WEB.calls().size();
      refused(ask());
      assertThat(WEB.calls()).hasSize(before + 1);
    }
    another();
    publish(USUAL);
    WEB.answerWith(Map.of("Content-Type", "text/html"));
    refused(ask());
    another();
    WEB.answerWith(Map.of("Content-Type", JSON));
    WEB.answerWith("{\"client_id\":\"" + url + "\"}", Duration.ofSeconds(5));
    var began = Instant.now();
    refused(ask());
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://[::1]/x",
        "https://user@localhost/x",
        "https://localhost/a/../b",
        "https://localhost/a/%2e%2E/b",
        "https://localhost/x?y=z",
        "https://localhost/x#y",
        "https://localhost",
        "https://locaIhost/x",
        "https://p\u0430ypal.com/x",
        "https://localhost:99999/x"
      })
  void anAddressThatCanMisleadIsNoClientId(String address) { // I3
    url = address;
    int before = WEB.calls().size();
    refused(ask());
    assertThat(WEB.calls()).hasSize(before);
  }

  /** The other server of the tests may call public addresses only, as everybody's may. */
  @Test
  void noAddressOfThisMachineIsCalledUnlessTheOperatorSaysSo() { // I3
    var server = TestServer.shared();
    var caller = new ManagementCaller(server, "update:tenant_settings");
    var setting = "{\"client_id_metadata_document_supported\":%s}";
    publish(USUAL);
    int before = WEB.calls().size();
    caller.patch("/tenants/settings", setting.formatted("true"));
    try {
      var answer = new TestBrowser(server).get(TestAuthorize.url(encoded(url)));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Application not described");
    } finally {
      caller.patch("/tenants/settings", setting.formatted("false"));
    }
    assertThat(WEB.calls()).hasSize(before);
  }

  @Test
  void nobodyMakesUsAskForTheSameAgainAndAgain() {
    WEB.answerWith(404);
    int before = WEB.calls().size();
    IntStream.range(0, 5).forEach(_ -> refused(ask()));
    assertThat(WEB.calls()).hasSize(before + 1);
  }

  @Test
  void aRefusalIsInTheLogWithItsReason() {
    WEB.answerWith(404);
    refused(ask());
    var log = CALLER.get("/logs?q=" + encoded("type:f") + "&sort=date:-1&per_page=20");
    assertThat(log.body()).contains("client ID metadata document", "status 404", url);
  }
}
