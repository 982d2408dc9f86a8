package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.store.TestPostgres;
import java.nio.file.Path;
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
      }
      assertThat(first.resolve("licet.db")).doesNotExist();
    }
  }
}
