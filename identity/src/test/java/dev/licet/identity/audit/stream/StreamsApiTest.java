package dev.licet.identity.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webhook is authorized by stays with it, and goes to no other server. */
class StreamsApiTest {
  private static final String ALL =
      "read:log_streams create:log_streams update:log_streams delete:log_streams";

  private static final String SERVER = "siem.example.com:443 must be said again";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;
  private static TestBrowser browser;
  private String path = "";

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
    browser = TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void create() {
    server.bean(LogStreams.class).list().forEach(one -> call("DELETE", path(one.id()), ""));
    var created =
        call(
            "POST",
            "/log-streams",
            "{'name':'SIEM','type':'http','sink':{'httpEndpoint':'https://siem.example.com/in',"
                + "'httpAuthorization':'Bearer one','httpCustomHeaders':["
                + "{'header':'X-Key','value':'two'},{'header':'A-Key','value':'three'}]}}");
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    path = path(created.text("id"));
    call("PATCH", path, "{'status':'paused'}");
  }

  private static String path(String id) {
    return "/log-streams/" + id;
  }

  private static Answer call(String method, String path, String body) {
    return management.call(method, path, body.replace('\'', '"'), ALL);
  }

  private Answer sink(String members) {
    return call("PATCH", path, "{'sink':{%s}}".formatted(members));
  }

  private Sink.Webhook kept() {
    var id = path.substring(path.lastIndexOf('/') + 1);
    return (Sink.Webhook) server.bean(LogStreams.class).byId(id).orElseThrow().sink();
  }

  private void assertRefused(Answer answer, String... parts) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
    assertThat(answer.text("message")).contains(parts);
    assertThat(kept().endpoint()).isEqualTo("https://siem.example.com/in");
    assertThat(kept().authorization()).isEqualTo("Bearer one");
    assertThat(kept().headers()).isEqualTo(Map.of("X-Key", "two", "A-Key", "three"));
  }

  @Test
  void isSentBackAsItWasRead() {
    var before = kept();
    var shown = call("GET", path, "").json().get("sink");
    assertThat(shown.toString())
        .contains("[{\"header\":\"X-Key\"},{\"header\":\"A-Key\"}]")
        .doesNotContain("two", "Bearer");
    var changed = call("PATCH", path, "{'name':'Other','sink':%s}".formatted(shown));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.json().get("sink")).isEqualTo(shown);
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void takesHeadersAwayThatAreNotSaidAndKeepsValuesThatAreNot() {
    sink("'httpCustomHeaders':[{'header':'X-Key'},{'header':'New','value':'four'}]");
    assertThat(kept().headers()).isEqualTo(Map.of("X-Key", "two", "New", "four"));
    sink("'httpCustomHeaders':[],'httpAuthorization':''");
    assertThat(kept().headers()).isEmpty();
    assertThat(kept().authorization()).isEmpty();
  }

  @Test
  void refusesAHeaderWithoutAValueWhereNoneIsKept() {
    assertRefused(sink("'httpCustomHeaders':[{'header':'New'}]"), "New", "needs a value");
    var wanted =
        "{'type':'http','sink':{'httpEndpoint':'https://a.example','httpCustomHeaders':[{'header':'New'}]}}";
    assertRefused(call("POST", "/log-streams", wanted), "New", "needs a value");
  }

  @Test
  void keepsItsSecretsOnTheSameServer() {
    var moved = sink("'httpEndpoint':'https://SIEM.example.com:443/other'");
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    assertThat(kept().authorization()).isEqualTo("Bearer one");
    assertThat(kept().headers()).hasSize(2);
  }

  @Test
  void wantsItsSecretsSaidAgainForAnotherServer() {
    for (var other :
        List.of(
            "https://evil.example/in",
            "https://siem.example.com:8443/in",
            "https://siem.example.com.evil.example/in")) {
      var endpoint = "'httpEndpoint':'%s'".formatted(other);
      var headers = ",'httpCustomHeaders':[{'header':'X-Key','value':'x'}]";
      var names = ",'httpCustomHeaders':[{'header':'X-Key'}]";
      assertRefused(sink(endpoint), "sink.httpAuthorization", SERVER);
      assertRefused(sink(endpoint + headers), "sink.httpAuthorization", SERVER);
      assertRefused(
          sink(endpoint + ",'httpAuthorization':'x'"), "httpCustomHeaders", SERVER + ": X-Key");
      assertRefused(sink(endpoint + ",'httpAuthorization':'x'" + names), "X-Key", "needs a value");
    }
    assertRefused(sink("'httpEndpoint':'http://evil.example'"), "sink.httpEndpoint");
    assertRefused(sink("'httpEndpoint':'https://siem.example.com@evil.example'"), "httpEndpoint");
  }

  @Test
  void goesToAnotherServerWithWhatIsSaidForIt() {
    var endpoint = "'httpEndpoint':'https://other.example/in'";
    var moved = sink(endpoint + ",'httpAuthorization':'','httpCustomHeaders':[]");
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    assertThat(kept().authorization()).isEmpty();
    assertThat(kept().headers()).isEmpty();
    sink("'httpEndpoint':'https://third.example'");
    assertThat(kept().endpoint()).isEqualTo("https://third.example");
  }

  @Test
  void isNotSentElsewhereInTheDashboardEither() {
    var page = "/dashboard" + path;
    browser.get(page);
    var moved = change(page, "https://evil.example/in", "");
    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body()).contains(SERVER, SERVER + ": X-Key, A-Key").doesNotContain("Bearer");
    assertThat(kept().endpoint()).isEqualTo("https://siem.example.com/in");
    assertThat(change(page, "https://siem.example.com/other", "").statusCode()).isEqualTo(303);
    assertThat(kept().authorization()).isEqualTo("Bearer one");
    assertThat(kept().headers()).hasSize(2);
    sink("'httpCustomHeaders':[]");
    assertThat(change(page, "https://other.example/in", "Bearer new").statusCode()).isEqualTo(303);
    assertThat(kept().authorization()).isEqualTo("Bearer new");
  }

  private static HttpResponse<String> change(String page, String endpoint, String authorization) {
    return browser.post(
        page,
        "type",
        "http",
        "name",
        "SIEM",
        "endpoint",
        endpoint,
        "authorization",
        authorization,
        "format",
        "JSONARRAY");
  }
}
