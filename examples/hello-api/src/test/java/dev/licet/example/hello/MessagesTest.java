package dev.licet.example.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestIssuer;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

// @start region="slice"
/** One controller without a server, behind the same guard as in production. */
@WebMvcTest(Messages.class)
class MessagesTest {
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final TestTokens TOKENS = ISSUER.tokens("https://hello-api");

  @DynamicPropertySource
  static void trustTheTestsIssuer(DynamicPropertyRegistry settings) {
    settings.add("licet.domain", ISSUER::domain);
    settings.add("licet.ca-file", () -> ISSUER.caFile().toString());
    settings.add("licet.audience", () -> "https://hello-api");
  }

  @Autowired private MockMvcTester mvc;

  @Test
  void administratorsAreGreeted() {
    assertThat(get("/admin", TOKENS.withScope("read:admin")))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("msg")
        .isEqualTo("Hello admin!");
  }

  @Test
  void othersAreRefused() {
    assertThat(mvc.get().uri("/admin")).hasStatus(401);
    assertThat(get("/admin", TOKENS.expired())).hasStatus(401);
    assertThat(get("/admin", TOKENS.forAnotherApi())).hasStatus(401);
    assertThat(get("/admin", TOKENS.withScope("read:users"))).hasStatus(403);
  }

  private MvcTestResult get(String path, TestToken token) {
    return mvc.get().uri(path).header("Authorization", "Bearer " + token.text()).exchange();
  }
}
// @end
