package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.rotation.Rotation;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, where the machine has one. */
class TwoNodesTest {
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void publishTheSameKeys(TestReporter reporter) throws Exception {
    var postgres = TestPostgres.start();
    if (postgres.isEmpty()) {
      reporter.publishEntry("PostgreSQL is not installed: two nodes are not tested");
      return;
    }
    try (var database = postgres.get()) {
      var settings =
          Map.of("licet.database-url", database.url("nodes"), "licet.database-user", "licet");
      try (var one = TestServer.in(first, settings);
          var other = TestServer.in(second, settings)) {
        assertThat(one.get("/.well-known/jwks.json").body())
            .contains("\"kid\"")
            .isEqualTo(other.get("/.well-known/jwks.json").body());
        assertThat(other.get("/health/ready").statusCode()).isEqualTo(200);
        rotateAndWait(one, other);
      }
      assertThat(first.resolve("licet.db")).doesNotExist();
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
