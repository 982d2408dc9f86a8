package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityServerTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersNothingUnderAnUnknownPath() {
    assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void publishesItsKeys() {
    assertThat(server.get("/.well-known/jwks.json").body())
        .startsWith("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"n\":\"");
  }
}
