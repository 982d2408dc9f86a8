package dev.licet.bench.http;

import dev.licet.guard.Guard;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.keys.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers callers with the permission {@code read:orders}: Licet's starter sees to that. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class LicetApi {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(LicetApi.class, args);
  }

  @Bean
  Guard guard(
      @Value("${bench.jwks}") Path jwks,
      @Value("${bench.issuer}") String issuer,
      @Value("${bench.audience}") String audience)
      throws IOException {
    KeySet keys = KeySet.parse(Files.readString(jwks));
    return Guard.builder().issuer(issuer).audience(audience).keys(() -> keys).build();
  }

  @RequiresScope("read:orders")
  @GetMapping("/orders")
  Order orders() {
    return Order.SOME;
  }
}
