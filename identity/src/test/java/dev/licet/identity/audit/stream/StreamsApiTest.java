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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Test
  void takesEveryCategoryOfAuth0sAndNoOther() {
    var all =
        "auth.login.fail auth.login.notification auth.login.success auth.logout.fail"
            + " auth.logout.success auth.signup.fail auth.signup.success auth.silent_auth.fail"
            + " auth.silent_auth.success auth.token_exchange.fail auth.token_exchange.success"
            + " management.fail management.success system.notification user.fail"
            + " user.notification user.success";
    var filters =
        Stream.of(all.split(" "))
            .map("{'type':'category','name':'%s'}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(call("PATCH", path, "{'filters':[%s]}".formatted(filters)).status()).isEqualTo(200);
    var other = call("PATCH", path, "{'filters':[{'type':'category','name':'auth'}]}");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.toString()).contains(all.replace(" ", ", "));
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
    var moved = change("https://evil.example/in", "", "X-Key:\nA-Key");
    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body())
        .contains(SERVER, "The header X-Key needs a value")
        .doesNotContain("Bearer");
    assertThat(kept().endpoint()).isEqualTo("https://siem.example.com/in");
    var stays = change("https://siem.example.com/other", "", "X-Key:\nA-Key");
    assertThat(stays.statusCode()).isEqualTo(303);
    assertThat(kept().authorization()).isEqualTo("Bearer one");
    assertThat(kept().headers()).isEqualTo(Map.of("X-Key", "two", "A-Key", "three"));
  }

  @Test
  void goesToAnotherServerInTheDashboardWithWhatIsSaidForIt() {
    var moved = change("https://other.example/in", "Bearer new", "X-Key: four: 4\r\n\r\n");
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(303);
    assertThat(kept().endpoint()).isEqualTo("https://other.example/in");
    assertThat(kept().authorization()).isEqualTo("Bearer new");
    assertThat(kept().headers()).isEqualTo(Map.of("X-Key", "four: 4"));
    change("https://third.example/in", "Bearer x", "");
    assertThat(kept().headers()).isEmpty();
  }

  @Test
  void showsTheNamesOfItsHeadersInTheDashboardAndNotTheirValues() {
    assertThat(browser.get("/dashboard" + path).body())
        .contains(">X-Key:\nA-Key:</textarea>")
        .doesNotContain("Bearer one");
    var wrong = change("https://siem.example.com/in", "", "Host: elsewhere");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("At most 10 headers", "Host: elsewhere</textarea>");
    assertThat(kept().headers()).hasSize(2);
  }

  @Test
  void isMadeInTheDashboardWithHeaders() {
    browser.get("/dashboard/log-streams/new");
    var form = form("https://made.example/in", "Bearer made", "X-Key");
    var without = browser.post("/dashboard/log-streams", form);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("The header X-Key needs a value");
    form = form("https://made.example/in", "Bearer made", "X-Key: one");
    assertThat(browser.post("/dashboard/log-streams", form).statusCode()).isEqualTo(200);
    var made =
        server.bean(LogStreams.class).list().stream()
            .map(stream -> (Sink.Webhook) stream.sink())
            .filter(sink -> sink.endpoint().equals("https://made.example/in"))
            .findFirst()
            .orElseThrow();
    assertThat(made.authorization()).isEqualTo("Bearer made");
    assertThat(made.headers()).isEqualTo(Map.of("X-Key", "one"));
  }

  private HttpResponse<String> change(String endpoint, String authorization, String headers) {
    browser.get("/dashboard" + path);
    return browser.post("/dashboard" + path, form(endpoint, authorization, headers));
  }

  private static String[] form(String endpoint, String authorization, String headers) {
    return new String[] {
      "type",
      "http",
      "name",
      "SIEM",
      "endpoint",
      endpoint,
      "authorization",
      authorization,
      "headers",
      headers,
      "format",
      "JSONARRAY"
    };
  }
}
