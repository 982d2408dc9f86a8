package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Applications;
import dev.licet.identity.store.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On one PostgreSQL. */
@Tag("once")
class SeveralNodesTest {
  @TempDir private Path folder;

  @Test
  void startingTogetherSetUpOneTenant() throws Exception {
    var url = TestPostgres.shared().empty();
    var first = CompletableFuture.supplyAsync(() -> node("first", url));
    var second = CompletableFuture.supplyAsync(() -> node("second", url));
    try (var one = first.get();
        var other = second.get()) {
      assertThat(other.bean(Apis.class).list())
          .extracting(Api::name)
          .containsExactly("Auth0 Management API", "Hello API");
      assertThat(other.bean(Applications.class).list())
          .hasSize(4)
          .isEqualTo(one.bean(Applications.class).list());
    }
  }

  private TestServer node(String name, String url) {
    return TestServer.in(
        folder.resolve(name),
        Map.of(
            "licet.domain",
            "login.example.com",
            "licet.database-url",
            url,
            "licet.database-user",
            TestPostgres.USER,
            "licet.tenant-file",
            "../examples/hello-api/tenant.yaml"));
  }
}
