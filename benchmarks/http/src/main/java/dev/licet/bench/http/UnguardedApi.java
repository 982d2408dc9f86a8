package dev.licet.bench.http;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers everybody. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class UnguardedApi {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(UnguardedApi.class, args);
  }

  @GetMapping("/orders")
  Order orders() {
    return Order.SOME;
  }
}
