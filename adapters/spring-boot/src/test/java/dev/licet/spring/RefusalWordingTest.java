package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Answer;
import dev.licet.guard.RequiresAuth;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class RefusalWordingTest {
  @Test
  void ofTheApplicationIsSentWithItsLengthInOctets() {
    try (TestApi api = TestApi.start(App.class)) {
      HttpResponse<String> refused = api.get("/user");

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).isEqualTo("{\"fehler\":\"nicht erlaubt – 401\"}");
      assertThat(refused.headers().firstValue("Content-Length")).hasValue("34");
      assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @RequiresAuth
    @GetMapping("/user")
    String user() {
      return "user";
    }

    @Bean
    RefusalWording wording() {
      return (refusal, call) -> {
        Answer answer = refusal.answer(call);
        String body = "{\"fehler\":\"nicht erlaubt – " + answer.status() + "\"}";
        return new Answer(answer.status(), answer.headers(), body);
      };
    }
  }
}
