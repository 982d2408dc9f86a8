package dev.licet.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

// @start region="whole"
/** The whole API on a port of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WholeApiTest {
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final TestTokens TOKENS = ISSUER.tokens("https://hello-api");

  @DynamicPropertySource
  static void trustTheTestsIssuer(DynamicPropertyRegistry settings) {
    settings.add("licet.domain", ISSUER::domain);
    settings.add("licet.ca-file", () -> ISSUER.caFile().toString());
    settings.add("licet.audience", () -> "https://hello-api");
  }

  @Test
  void usersAreGreetedAndStrangersAreNot(@LocalServerPort int port) {
    RestClient client = RestClient.create("http://localhost:" + port);
    String greeting =
        client
            .get()
            .uri("/user")
            .header("Authorization", "Bearer " + TOKENS.ofUser().text())
            .retrieve()
            .body(String.class);
    HttpStatusCode refused =
        client.get().uri("/user").exchange((request, answer) -> answer.getStatusCode());

    assertThat(greeting).contains("Hello user!");
    assertThat(refused.value()).isEqualTo(401);
  }
}
// @end
