package dev.licet.example.hello;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The tutorial's API: run it, and call it with a token of your identity provider. */
@SpringBootApplication
public class HelloApi {
  public static void main(String[] args) {
    SpringApplication.run(HelloApi.class, args);
  }
}
