package dev.licet.identity.audit;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.audit.day.Days;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.store.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The log as a whole server keeps and shows it. */
class LogsApiTest {
  private static final String LOGS = "read:logs";
  private static final String STREAMS =
      "create:log_streams read:log_streams update:log_streams delete:log_streams";
  private static final Pattern NEXT =
      Pattern.compile("<https://[^>]*/api/v2(/logs[^>]*)>; rel=\"next\"");

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;
  private static TestBrowser browser;

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

  private static JsonNode last(String query) {
    var answer = management.get("/logs?per_page=1&q=" + TestManagement.encode(query), LOGS);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json()).as(query).isNotEmpty();
    return answer.json().get(0);
  }

  private static Answer post(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.uri("/api/v2" + path))
            .header("Authorization", "Bearer " + management.token("create:roles create:users"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(server.send(request.build()));
  }

  private static void requestToken(String clientId, String secret) {
    server.send(
        HttpRequest.newBuilder(server.uri("/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s&audience=https://%s"
                        .formatted(clientId, secret, secret)))
            .build());
  }

  @Test
  void saysWhoChangedWhatFromWhereWithWhat() {
    var sdk =
        Base64.getEncoder()
            .encodeToString(
                "{\"name\":\"node-auth0\",\"version\":\"7.1.0\",\"env\":{\"node\":\"20\"}}"
                    .getBytes());
    var created =
        post(
            "/roles",
            "{\"name\":\"traced\"}",
            "X-Correlation-ID",
            "deploy-17",
            "Auth0-Client",
            sdk,
            "User-Agent",
            "my-tool/1.0");
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    var row = last("references.correlation_id:deploy-17");
    assertThat(row.get("type").stringValue()).isEqualTo("sapi");
    assertThat(row.get("description").stringValue()).isEqualTo("Create a role");
    assertThat(row.get("client_id").stringValue()).isEqualTo("tester");
    assertThat(row.get("ip").stringValue()).isEqualTo("127.0.0.1");
    assertThat(row.get("user_agent").stringValue()).isEqualTo("my-tool/1.0");
    assertThat(row.get("auth0_client").toString())
        .isEqualTo("{\"name\":\"node-auth0\",\"version\":\"7.1.0\",\"env\":{\"node\":\"20\"}}");
    assertThat(row.at("/references/correlation_id").stringValue()).isEqualTo("deploy-17");
    assertThat(row.at("/details/request/method").stringValue()).isEqualTo("post");
    assertThat(row.at("/details/request/path").stringValue()).isEqualTo("/api/v2/roles");
    assertThat(row.at("/details/request/auth/user/user_id").stringValue())
        .isEqualTo("tester@clients");
    assertThat(row.at("/details/after/name").stringValue()).isEqualTo("traced");
    assertThat(row.get("date").stringValue()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    var one = management.get("/logs/" + row.get("log_id").stringValue(), LOGS);
    assertThat(one.json()).isEqualTo(row);
  }

  @Test
  void namesTheAdministratorOfAChangeInTheDashboard() {
    browser.get("/dashboard/roles/new");
    browser.post("/dashboard/roles", "name", "by-hand", "description", "");
    var row = last("type:sapi AND description:\"Create a role\"");
    assertThat(row.at("/details/request/auth/user/name").stringValue())
        .isEqualTo(TestBrowser.EMAIL);
    assertThat(row.at("/details/request/channel").stringValue()).isEqualTo("dashboard");
  }

  @Test
  void tellsOfSignInsOfAdministrators() {
    var other = new TestBrowser(server);
    other.signIn(TestBrowser.EMAIL, "not the password");
    assertThat(last("type:fp").get("user_name").stringValue()).isEqualTo(TestBrowser.EMAIL);
    other.signIn("nobody@example.com", "not the password");
    assertThat(last("type:fu").get("user_name").stringValue()).isEqualTo("nobody@example.com");
    other.signIn("My-Secret-Passw0rd", "x");
    assertThat(last("type:fu").has("user_name")).isFalse();
    other.signIn(TestBrowser.EMAIL, TestBrowser.PASSWORD);
    assertThat(last("type:s").get("connection").stringValue()).isEqualTo("administrators");
    other.get("/dashboard");
    other.post("/dashboard/signout");
    assertThat(last("type:slo").get("user_name").stringValue()).isEqualTo(TestBrowser.EMAIL);
  }

  /**
   * Whatever is sent as a secret, to whatever endpoint: the file of the database has it nowhere.
   */
  @Test
  void letsNoSecretIn() throws Exception {
    var application =
        done(
            server
                .bean(Applications.class)
                .register(NewApplication.named("Masked", ApplicationType.NON_INTERACTIVE)));
    var secret = application.secret().orElseThrow().value();
    requestToken(application.application().clientId(), secret + "x");
    requestToken(secret, secret);
    requestToken(application.application().clientId(), secret);
    var link = "S".repeat(20) + "9aZ" + "s".repeat(41);
    browser.get("/setup/" + link);
    post(
        "/users",
        "{\"connection\":\"Username-Password-Authentication\",\"email\":\"m@example.com\","
            + "\"password\":\"Wonderful-Horse-9\",\"app_metadata\":{\"api_token\":\"tok-12345\","
            + "\"note\":\"Bearer abcdefgh12345678\",\"deep\":{\"pin\":4711}}}",
        "X-Correlation-ID",
        secret);
    var bearer = management.token("create:roles");
    var all = new StringBuilder();
    for (var entry : server.bean(Logs.class).after(0, 10_000)) {
      all.append(entry.line()).append('\n');
    }
    assertThat(all.toString())
        .contains("m@example.com", "\"type\":\"feccft\"", "Masked")
        .doesNotContain(
            secret,
            link,
            "Wonderful-Horse-9",
            "tok-12345",
            "abcdefgh12345678",
            "4711",
            "argon2",
            browser.session(),
            bearer.split("\\.")[2],
            TestBrowser.PASSWORD);
    assertThat(Files.exists(folder.resolve("licet.db"))).isEqualTo(!TestDatabase.isPostgres());
  }

  @Test
  void writesNothingForATokenOfAnApplication() {
    var application =
        done(
            server
                .bean(Applications.class)
                .register(NewApplication.named("Busy", ApplicationType.NON_INTERACTIVE)));
    var clientId = application.application().clientId();
    var audience = "https://" + server.domain() + "/api/v2/";
    done(server.bean(ClientGrants.class).grant(clientId, audience, List.of("read:users")));
    var logs = server.bean(Logs.class);
    logs.after(0, 1);
    long before = logs.count(Condition.everything());
    var body =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&audience=%s"
            .formatted(clientId, application.secret().orElseThrow().value(), audience);
    for (int i = 0; i < 10; i++) {
      var answer =
          server.send(
              HttpRequest.newBuilder(server.uri("/oauth/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body))
                  .build());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    logs.after(0, 1);
    assertThat(logs.count(Condition.everything())).isEqualTo(before);
    server.bean(Days.class).flush();
    var days = management.get("/stats/daily", "read:stats").json();
    assertThat(days.get(days.size() - 1).get("tokens").intValue()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void goesOnFromAnEntryUntilTheEnd() {
    for (int i = 0; i < 5; i++) {
      post("/roles", "{\"name\":\"page%d\"}".formatted(i));
    }
    int seen = 0;
    long last = 0;
    var path = "/logs?take=2";
    while (!path.isEmpty()) {
      var answer = management.get(path, LOGS);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      for (var row : answer.json()) {
        long seq = LogEntry.seq(row.get("log_id").stringValue()).orElseThrow();
        assertThat(seq).isGreaterThan(last);
        last = seq;
        seen++;
      }
      var link = answer.response().headers().firstValue("Link").orElse("");
      var next = NEXT.matcher(link);
      path = next.find() ? next.group(1) : "";
    }
    assertThat(seen).isGreaterThanOrEqualTo(5);
    assertThat(management.get("/logs?from=" + LogEntry.id(last), LOGS).json()).isEmpty();
    assertThat(management.get("/logs?from=&take=2", LOGS).json())
        .hasSize(2)
        .isEqualTo(management.get("/logs?take=2", LOGS).json());
  }

  @Test
  void pagesWithTotalsFieldsAndAnOrder() {
    post("/roles", "{\"name\":\"counted\"}");
    var counted = management.get("/logs?include_totals=true&per_page=1&q=type:sapi", LOGS).json();
    assertThat(counted.get("total").intValue()).isPositive();
    assertThat(counted.get("length").intValue()).isEqualTo(1);
    assertThat(counted.get("logs")).hasSize(1);
    var oldest = management.get("/logs?per_page=1&sort=date:1&fields=log_id,date", LOGS).json();
    assertThat(oldest.get(0).size()).isEqualTo(2);
    assertThat(oldest.get(0).get("log_id").stringValue()).isEqualTo(LogEntry.id(1));
    assertThat(management.get("/logs?q=type:gd_auth_failed", LOGS).json()).isEmpty();
    assertThat(management.get("/logs?page=10&per_page=100", LOGS).status()).isEqualTo(400);
    assertThat(management.get("/logs?page=9&per_page=100", LOGS).json()).isEmpty();
    for (var odd :
        List.of(
            "q=alice",
            "q=password:x",
            "q=log_id:x",
            "q=log_id:900*",
            "sort=user_id:1",
            "from=x",
            "from=-1",
            "take=0",
            "take=101",
            "take=2&q=type:s",
            "take=2&sort=date:1",
            "from=9001&page=x%00")) { // I22
      var answer = management.get("/logs?" + odd, LOGS);
      assertThat(answer.status()).as(odd + answer).isEqualTo(400);
      assertThat(answer.text("errorCode")).as(odd).isEqualTo("invalid_query_string");
    }
    var unknown = management.get("/logs/" + LogEntry.id(999_999), LOGS);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("errorCode")).isEqualTo("inexistent_log");
  }

  /** As {@code auth0 logs tail} of Auth0's CLI asks, every two seconds. */
  @Test
  void goesOnByASearchFromTheLatestEntry() {
    post("/roles", "{\"name\":\"tailed1\"}");
    var latest = last("type:sapi AND details.target:*").get("log_id").stringValue();
    var tail =
        "/logs?page=0&per_page=100&search_engine=v3&sort=date:-1&q="
            + TestManagement.encode("log_id:[%s TO *]".formatted(latest));
    assertThat(management.get(tail, LOGS).json()).hasSize(1);
    post("/roles", "{\"name\":\"tailed2\"}");
    var found = management.get(tail, LOGS);
    assertThat(found.status()).as(found.toString()).isEqualTo(200);
    assertThat(found.json()).hasSize(2);
    assertThat(found.json().get(0).at("/details/after/name").stringValue()).isEqualTo("tailed2");
    assertThat(found.json().get(1).get("log_id").stringValue()).isEqualTo(latest);
  }

  @Test
  void tellsOfAUserEvenAfterTheUserIsGone() {
    var created =
        post(
            "/users",
            "{\"connection\":\"Username-Password-Authentication\",\"email\":\"gone@example.com\","
                + "\"password\":\"Wonderful-Horse-9\"}");
    var path = "/users/" + TestManagement.encode(created.text("user_id"));
    assertThat(management.get(path + "/logs", "read:logs_users").json()).hasSize(1);
    management.delete(path, "delete:users");
    var rows = management.get(path + "/logs", LOGS).json();
    assertThat(rows.get(0).get("type").stringValue()).isEqualTo("sdu");
    assertThat(management.get("/users/auth0%7Cnobody/logs", LOGS).status()).isEqualTo(404);
  }

  @Test
  void countsDayByDay() {
    new TestBrowser(server).signIn(TestBrowser.EMAIL, TestBrowser.PASSWORD);
    var days = management.get("/stats/daily", "read:stats");
    assertThat(days.status()).as(days.toString()).isEqualTo(200);
    var today = days.json().get(days.json().size() - 1);
    assertThat(today.get("logins").intValue()).isPositive();
    assertThat(today.get("date").stringValue()).endsWith("T00:00:00.000Z");
    assertThat(today.get("created_at").stringValue()).isNotEmpty();
    assertThat(management.get("/stats/daily?from=20200101&to=20200102", "read:stats").json())
        .isEmpty();
    assertThat(management.get("/stats/daily?from=2020", "read:stats").text("errorCode"))
        .isEqualTo("invalid_query_string");
    assertThat(management.get("/stats/active-users", "read:stats").json().intValue()).isZero();
  }

  @Test
  void keepsLogStreams() {
    var created =
        management.post(
            "/log-streams",
            "{\"name\":\"SIEM\",\"type\":\"http\",\"sink\":{\"httpEndpoint\":\"https://siem.example.com/in\","
                + "\"httpAuthorization\":\"Bearer hidden-value\",\"httpContentFormat\":\"JSONLINES\","
                + "\"httpCustomHeaders\":[{\"header\":\"X-Key\",\"value\":\"hidden-too\"}]},"
                + "\"filters\":[{\"type\":\"category\",\"name\":\"auth.login.fail\"}]}",
            STREAMS);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    assertThat(created.text("signing_secret")).hasSize(64);
    assertThat(created.text("status")).isEqualTo("active");
    assertThat(created.json().path("isPriority").isBoolean()).isTrue();
    var path = "/log-streams/" + created.text("id");
    var shown = management.get(path, STREAMS);
    assertThat(shown.toString())
        .contains("JSONLINES", "X-Key", "auth.login.fail")
        .doesNotContain("hidden", "signing_secret");
    var paused =
        management.patch(
            path,
            "{\"status\":\"paused\",\"sink\":{\"httpEndpoint\":\"https://siem.example.com/new\"}}",
            STREAMS);
    assertThat(paused.text("status")).isEqualTo("paused");
    assertThat(paused.toString()).contains("/new", "JSONLINES");
    assertThat(management.get("/log-streams", STREAMS).json()).hasSize(1);
    assertThat(last("details.target:" + created.text("id")).toString())
        .contains("Update a log stream")
        .doesNotContain("hidden");
    for (var wrong :
        List.of(
            "{\"type\":\"http\",\"sink\":{}}",
            "{\"type\":\"http\",\"sink\":{\"fileName\":\"x\"}}",
            "{\"type\":\"http\",\"sink\":{\"httpEndpoint\":\"http://x.example.com\"}}",
            "{\"type\":\"file\",\"sink\":{\"fileName\":\"../x\"}}",
            "{\"type\":\"eventbridge\",\"sink\":{}}",
            "{\"type\":\"http\",\"status\":\"active\",\"sink\":{\"httpEndpoint\":\"https://x\"}}",
            "{\"sink\":{}}")) {
      var answer = management.post("/log-streams", wrong, STREAMS);
      assertThat(answer.status()).as(wrong + answer).isEqualTo(400);
      assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
    }
    assertThat(management.patch(path, "{\"status\":\"suspended\"}", STREAMS).status())
        .isEqualTo(400);
    assertThat(management.delete(path, STREAMS).status()).isEqualTo(204);
    assertThat(management.get(path, STREAMS).text("errorCode")).isEqualTo("inexistent_log_stream");
  }

  @Test
  void showsItInTheDashboard() {
    post("/roles", "{\"name\":\"<script>alert(1)</script>x\"}");
    post("/roles", "{\"name\":\"shown\"}", "User-Agent", "<img src=x onerror=alert(1)>");
    var list = browser.get("/dashboard/logs?q=role&type=sapi").body();
    assertThat(list).contains("Create a role", "tester@clients").doesNotContain("<img src=x"); // I5
    assertThat(browser.get("/dashboard/logs?q=type:sapi+AND+ip:127.0.0.1").body())
        .contains("Create a role");
    assertThat(browser.get("/dashboard/logs?from=2020-01-01&to=2020-01-02").body())
        .contains("Nothing of the kind happened.");
    var odd = browser.get("/dashboard/logs?q=what:ever");
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("not understood: an unknown field at character 1");
    var row = last("description:\"Create a role\"");
    var page = browser.get("/dashboard/logs/" + row.get("log_id").stringValue()).body();
    assertThat(page)
        .contains("tester@clients", "127.0.0.1", "&quot;shown&quot;")
        .doesNotContain("<img src=x"); // I5
    browser.get("/dashboard/log-streams/new?type=syslog");
    var made =
        browser.post(
            "/dashboard/log-streams",
            "type",
            "syslog",
            "name",
            "Syslog",
            "host",
            "logs.example.com",
            "port",
            "6514",
            "transport",
            "tls");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    var path = TestBrowser.location(made).replaceAll("\\?.*", "");
    assertThat(browser.get(path).body()).contains("logs.example.com", "6514", "Active");
    browser.post(path + "/status", "active", "false");
    assertThat(browser.get(path).body()).contains("Paused");
    assertThat(browser.post(path, "type", "syslog", "name", "", "host", "x").statusCode())
        .isEqualTo(422);
    browser.post(path + "/delete");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    var webhook =
        browser.submit(
            "/dashboard/log-streams",
            "type",
            "http",
            "name",
            "Hook",
            "endpoint",
            "https://x.example.com");
    assertThat(webhook.body()).contains("id=\"signing_secret\"", "shown once");
  }
}
