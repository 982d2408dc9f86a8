package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.rotation.Rotation;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestPostgres;
import dev.licet.identity.user.ManagementCaller;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL. */
@Tag("once")
class TwoNodesTest {
  private static final int CALLERS = 16;

  @TempDir Path first;
  @TempDir Path second;

  @Test
  void publishTheSameKeysAndMakeNothingTwice() throws Exception {
    var settings = settings();
    try (var one = TestServer.in(first, settings);
        var other = TestServer.in(second, settings)) {
      assertThat(one.get("/.well-known/jwks.json").body())
          .contains("\"kid\"")
          .isEqualTo(other.get("/.well-known/jwks.json").body());
      assertThat(other.get("/health/ready").statusCode()).isEqualTo(200);
      makesOne(one, other, "/roles", "{\"name\":\"Same\"}");
      makesOne(one, other, "/resource-servers", "{\"name\":\"S\",\"identifier\":\"urn:same\"}");
      makesOne(
          one,
          other,
          "/users",
          """
          {"email":"same@example.com","password":"Correct-Horse-7",
           "connection":"Username-Password-Authentication"}
          """);
      showTheSameTheme(one, other);
      rotateAndWait(one, other);
    }
    assertThat(first.resolve("licet.db")).doesNotExist();
  }

  @Test
  void loseNoneOfTheChangesOfTheSameMoment() throws Exception {
    var settings = settings();
    try (var one = TestServer.in(first, settings);
        var other = TestServer.in(second, settings)) {
      losesNoChange(one, other, "/roles", "{\"name\":\"%s\"}", "description", "\"%s\"");
      losesNoChange(
          one,
          other,
          "/resource-servers",
          "{\"name\":\"%1$s\",\"identifier\":\"urn:%1$s\"}",
          "token_lifetime",
          "%s");
      losesNoChange(one, other, "/clients", "{\"name\":\"%s\"}", "description", "\"%s\"");
      losesNoChange(
          one,
          other,
          "/log-streams",
          """
          {"name":"%s","type":"http","sink":{"httpEndpoint":"https://siem.example.com/"}}
          """,
          "sink",
          "{\"httpEndpoint\":\"https://siem.example.com/%s\"}");
    }
  }

  /**
   * One node gives a thing another name, and the other changes another member, again and again:
   * whoever writes all of a row would undo what the other has just done.
   */
  private static void losesNoChange(
      TestServer one, TestServer other, String path, String body, String member, String value)
      throws Exception {
    var made = ManagementCaller.json(caller(one).post(path, body.formatted("first")));
    var id = made.path("client_id").asString(made.path("id").asString(""));
    var changes = List.of("{\"name\":\"%s\"}", "{\"" + member + "\":" + value + "}");
    for (int round = 100; round < 110; round++) {
      var last = Integer.toString(round);
      var answers =
          atOnce(
              2,
              number ->
                  caller(number == 0 ? one : other)
                      .patch(path + "/" + id, changes.get(number).formatted(last)));
      assertThat(answers).as(path).allMatch(answer -> answer.statusCode() == 200);
      // A list is never from memory.
      var now =
          ManagementCaller.json(caller(one).get(path))
              .valueStream()
              .filter(item -> item.toString().contains("\"" + id + "\""))
              .findFirst()
              .orElseThrow();
      assertThat(now.get("name").asString()).as(path).isEqualTo(last);
      assertThat(now.get(member).toString()).as(path).contains(last);
    }
  }

  private static Map<String, String> settings() {
    return Map.of(
        "licet.database-url",
        TestPostgres.shared().migrated(),
        "licet.database-user",
        TestPostgres.USER);
  }

  /** Of many that make the same at the same moment, at either node, one does; none breaks. */
  private static void makesOne(TestServer one, TestServer other, String path, String body)
      throws Exception {
    var statuses =
        atOnce(CALLERS, number -> caller(number % 2 == 0 ? one : other).post(path, body)).stream()
            .map(HttpResponse::statusCode)
            .toList();
    assertThat(statuses).as(path).filteredOn(status -> status < 300).hasSize(1);
    assertThat(statuses).as(path).filteredOn(status -> status == 409).hasSize(CALLERS - 1);
  }

  private static ManagementCaller caller(TestServer server) {
    return new ManagementCaller(
        server,
        "create:users create:roles read:roles update:roles create:resource_servers"
            + " read:resource_servers update:resource_servers create:clients read:clients"
            + " update:clients create:log_streams read:log_streams update:log_streams"
            + " create:branding");
  }

  private interface Call {
    HttpResponse<String> by(int number);
  }

  private static List<HttpResponse<String>> atOnce(int callers, Call call) throws Exception {
    var barrier = new CyclicBarrier(callers);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var calls = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < callers; i++) {
        int number = i;
        calls.add(() -> {
          barrier.await();
          return call.by(number);
        });
      }
      var answers = new ArrayList<HttpResponse<String>>();
      for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /** The other one within five seconds; until then no browser keeps what it shows. */
  private static void showTheSameTheme(TestServer one, TestServer other)
      throws InterruptedException {
    var path = sheet(one, TestThemes.whole());
    assertThat(one.get(path).body()).contains("--primary: #a00012;");
    var deadline = Instant.now().plusSeconds(5);
    var shown = other.get(path);
    while (!shown.body().contains("--primary: #a00012;") && Instant.now().isBefore(deadline)) {
      assertThat(shown.headers().firstValue("cache-control")).contains("no-store");
      Thread.sleep(50);
      shown = other.get(path);
    }
    assertThat(shown.body()).isEqualTo(one.get(path).body());
    assertThat(shown.headers().firstValue("cache-control")).contains("max-age=3600, public");
  }

  private static String sheet(TestServer server, String theme) {
    assertThat(caller(server).post("/branding/themes", theme).statusCode()).isEqualTo(200);
    var page = server.get("/u/nowhere").body();
    return page.substring(page.indexOf("/u/colours.css")).replaceFirst("(?s)\".*", "");
  }

  /** The node that did not rotate signs with the new key within five seconds. */
  private static void rotateAndWait(TestServer one, TestServer other) throws InterruptedException {
    var next = one.bean(Rotation.class).rotate(true);
    assertThat(next).isInstanceOf(Outcome.Done.class);
    var expected = ((Outcome.Done<PublishedKey>) next).value();
    var deadline = Instant.now().plusSeconds(5);
    while (!other.bean(SigningKeys.class).current().equals(expected)
        && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(other.bean(SigningKeys.class).current()).isEqualTo(expected);
    assertThat(other.get("/.well-known/jwks.json").body())
        .isEqualTo(one.get("/.well-known/jwks.json").body());
  }
}
