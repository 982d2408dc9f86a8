package dev.licet.example.hello;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The tutorial's API. */
@SpringBootApplication
public class HelloApi {
  public static void main(String[] args) {
    SpringApplication.run(HelloApi.class, args);
  }
}
