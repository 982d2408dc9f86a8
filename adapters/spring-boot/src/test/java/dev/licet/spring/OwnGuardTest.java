package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that makes its guard itself. */
class OwnGuardTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final TestKey KEY = TestKeys.rsa("own");
  private static volatile Instant now = START;
  private static final InstantSource TIME = () -> now;
  private static final Clock CLOCK = TIME.withZone(ZoneOffset.UTC);
  private static final TestTokens TOKENS =
      new TestTokens("https://own.example/", "https://own-api", () -> KEY, CLOCK);
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class, "licet.algorithms=HS256");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void setTheClock() {
    now = START;
  }

  @Test
  void isGuardedByItAndNotByTheSettings() {
    assertThat(status("/user", TOKENS.accessToken().text())).isEqualTo(200);
    assertThat(status("/user", TestApi.token())).isEqualTo(401);
  }

  @Test
  void keepsTheVerdictOfAnAsynchronousCallWhoseTokenExpiresMeanwhile() {
    String token = TOKENS.accessToken().text();

    assertThat(status("/slow", token)).isEqualTo(200);
    assertThat(status("/slow", token)).isEqualTo(401);
  }

  private static int status(String path, String token) {
    return api.call("GET", path, "Authorization", "Bearer " + token).statusCode();
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @Bean
    Guard guard() {
      KeySet keys = KeySet.parse(TestKeys.jwks(List.of(KEY)));
      return Guard.builder()
          .domain("own.example")
          .audience("https://own-api")
          .keys(() -> keys)
          .clock(CLOCK)
          .build();
    }

    @RequiresAuth
    @GetMapping("/user")
    String user() {
      return "user";
    }

    @RequiresAuth
    @GetMapping("/slow")
    Callable<String> slow() {
      return () -> {
        now = START.plus(Duration.ofHours(2));
        return "slow";
      };
    }
  }
}
