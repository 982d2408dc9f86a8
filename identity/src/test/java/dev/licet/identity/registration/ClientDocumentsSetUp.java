package dev.licet.identity.registration;

import static dev.licet.identity.authorize.TestAuthorize.CALLBACK;
import static dev.licet.identity.authorize.TestAuthorize.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.TestWeb;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.authorize.TestAuthorize;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** An application that publishes a document about itself, at an address of its own. */
abstract class ClientDocumentsSetUp {
  static final AtomicInteger COUNT = new AtomicInteger();
  static final String JSON = "application/json";
  static final TestServer SERVER = TestWeb.shared().server();
  static final TestWebhook WEB = TestWeb.shared().web();
  static final TestAuthorize AUTHORIZE = new TestAuthorize(SERVER);

  static final ManagementCaller CALLER =
      new ManagementCaller(
          SERVER,
          "update:tenant_settings read:clients create:clients update:clients delete:clients"
              + " read:grants read:logs create:client_grants");
  final TestBrowser browser = AUTHORIZE.browser(AUTHORIZE.user());
  String url = "";

  @BeforeEach
  void allow() {
    allow(true);
    another();
    WEB.answerWith(Map.of("Content-Type", JSON));
  }

  /** Where nobody has looked yet. */
  void another() {
    url = WEB.url("/client" + COUNT.incrementAndGet() + ".json");
  }

  @AfterEach
  void close() {
    allow(false);
  }

  static void allow(boolean on) {
    var answer =
        CALLER.patch("/tenants/settings", "{\"client_id_metadata_document_supported\":" + on + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  void publish(String members) {
    publishAll("'client_id':'" + url + "'," + members);
  }

  void publishAll(String members) {
    WEB.answerWith("{" + members.replace('\'', '"') + "}", Duration.ZERO);
  }

  static final String USUAL = "'client_name':'Reader','redirect_uris':['" + CALLBACK + "']";

  HttpResponse<String> ask(String... more) {
    var parameters = new String[more.length + 4];
    System.arraycopy(more, 0, parameters, 4, more.length);
    parameters[0] = "code_challenge";
    parameters[1] = TestAuthorize.CHALLENGE;
    parameters[2] = "code_challenge_method";
    parameters[3] = "S256";
    return browser.get(TestAuthorize.url(encoded(url), parameters));
  }

  HttpResponse<String> consentPage(HttpResponse<String> asked) {
    assertThat(TestBrowser.location(asked)).startsWith("/u/consent?state=");
    return browser.get(TestBrowser.location(asked));
  }

  Map<String, String> allow(HttpResponse<String> asked) {
    var page = TestBrowser.location(asked);
    var scope =
        consentPage(asked).body().replaceAll("(?s).*name=\"scope\" value=\"([^\"]*)\".*", "$1");
    var said =
        browser.post(
            "/u/consent",
            "state",
            page.substring(page.indexOf('=') + 1),
            "scope",
            scope,
            "answer",
            "accept");
    return TestAuthorize.answer(browser.get(TestBrowser.location(said)));
  }

  JsonNode known() {
    var list = ManagementCaller.json(CALLER.get("/clients?external_client_id=" + encoded(url)));
    return list.isEmpty() ? list : list.get(0);
  }

  HttpResponse<String> preview() {
    return CALLER.post("/clients/cimd/preview", "{\"external_client_id\":\"" + url + "\"}");
  }
}
