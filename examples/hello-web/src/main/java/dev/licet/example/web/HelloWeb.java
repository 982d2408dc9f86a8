package dev.licet.example.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A web application whose users sign in at the provider: it has no password of anybody. */
@SpringBootApplication
public class HelloWeb {
  public static void main(String[] args) {
    SpringApplication.run(HelloWeb.class, args);
  }
}
