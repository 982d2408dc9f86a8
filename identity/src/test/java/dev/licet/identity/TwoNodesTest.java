package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
    var settings =
        Map.of(
            "licet.database-url",
            TestPostgres.shared().migrated(),
            "licet.database-user",
            TestPostgres.USER);
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
      rotateAndWait(one, other);
    }
    assertThat(first.resolve("licet.db")).doesNotExist();
  }

  /** Of many that make the same at the same moment, at either node, one does; none breaks. */
  private static void makesOne(TestServer one, TestServer other, String path, String body)
      throws Exception {
    var statuses =
        atOnce(number -> caller(number % 2 == 0 ? one : other).post(path, body)).stream()
            .map(HttpResponse::statusCode)
            .toList();
    assertThat(statuses).as(path).filteredOn(status -> status < 300).hasSize(1);
    assertThat(statuses).as(path).filteredOn(status -> status == 409).hasSize(CALLERS - 1);
  }

  private static ManagementCaller caller(TestServer server) {
    return new ManagementCaller(server, "create:roles create:resource_servers create:users");
  }

  private interface Call {
    HttpResponse<String> by(int number);
  }

  private static List<HttpResponse<String>> atOnce(Call call) throws Exception {
    var barrier = new CyclicBarrier(CALLERS);
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      var calls = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < CALLERS; i++) {
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
