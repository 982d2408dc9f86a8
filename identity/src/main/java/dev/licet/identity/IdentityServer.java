package dev.licet.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class IdentityServer {
  static void main(String[] args) {
    SpringApplication.run(IdentityServer.class, args);
  }
}
