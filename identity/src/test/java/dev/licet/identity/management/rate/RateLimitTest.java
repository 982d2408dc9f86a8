package dev.licet.identity.management.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class RateLimitTest {
  @TempDir Path folder;

  @Test
  void stopsACallerWhoGoesBeyondAndSaysForHowLong() {
    try (var server = TestServer.in(folder, Map.of("licet.management-rate", "3"))) {
      var management = new TestManagement(server);
      var answer = management.get("/rules", "read:rules");
      for (int i = 0; i < 6 && answer.status() == 200; i++) {
        answer = management.get("/rules", "read:rules");
      }
      assertThat(answer.status()).as("%s", answer).isEqualTo(429);
      assertThat(answer.text("error")).isEqualTo("Too Many Requests");
      assertThat(answer.text("errorCode")).isEqualTo("too_many_requests");
      assertThat(answer.text("message")).isEqualTo("Global limit has been reached");
      var headers = answer.response().headers();
      assertThat(headers.firstValue("x-ratelimit-remaining")).contains("0");
      assertThat(Integer.parseInt(headers.firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 60);
    }
  }
}
