package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class KeysHealthIndicatorTest {
  @Test
  void anApiThatCanJudgeIsUp() {
    KeySet keys = KeySet.parse(TestKeys.jwks(List.of(TestKeys.rsa("key-1"))));
    try (Guard guard =
        Guard.builder().domain("a.example").audience("urn:api").keys(() -> keys).build()) {
      Health health = new KeysHealthIndicator(() -> guard).health();
      assertThat(health.getStatus()).isEqualTo(Status.UP);
      assertThat(health.getDetails().get("https://a.example/").toString())
          .isEqualTo("{state=FRESH, keys=[key-1]}");
    }
  }

  @Test
  void anApiWithoutKeysIsOutOfServiceAndSaysWhyToWhomDetailsAreShown() {
    try (Guard guard =
        Guard.builder()
            .issuer("http://127.0.0.1:1/")
            .allowingPlainHttpOnLoopback()
            .audience("urn:api")
            .build()) {
      Health health = new KeysHealthIndicator(() -> guard).health();
      assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(health.getDetails().get("http://127.0.0.1:1/").toString())
          .startsWith("{state=WITHOUT_KEYS, keys=[]");
    }
  }
}
