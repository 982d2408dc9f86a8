package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresScope;
import dev.licet.testkit.TestIntrospection;
import dev.licet.testkit.TestIssuer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An API that tells clients where to get a token, and takes tokens that are no JWT. */
class ResourceMetadataTest {
  private static final String PATH = "/.well-known/oauth-protected-resource/books";
  private static final String AUDIENCE = "https://hello-api";
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static TestApi api;

  @BeforeAll
  static void start() {
    api =
        TestApi.start(
            ISSUER,
            AUDIENCE,
            App.class,
            "licet.resource=https://api.example.com/books",
            "licet.resource-metadata.name=Books",
            "licet.resource-metadata.documentation=https://docs.example.com/",
            "licet.introspection.client-id=" + TestIntrospection.CLIENT_ID,
            "licet.introspection.client-secret=" + TestIntrospection.CLIENT_SECRET,
            "licet.introspection.endpoint=" + ISSUER.issuer() + "oauth/introspect",
            "licet.introspection.max-age=1s");
  }

  @AfterAll
  static void stop() {
    api.close();
    ISSUER.close();
  }

  @Test
  void tellsAnybodyWhereToGetATokenAndWhatFor() {
    HttpResponse<String> document = api.get(PATH);
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.body())
        .isEqualTo(
            "{\"resource\":\"https://api.example.com/books\",\"authorization_servers\":[\""
                + ISSUER.issuer()
                + "\"],\"scopes_supported\":[\"read:books\",\"write:books\"],"
                + "\"bearer_methods_supported\":[\"header\"],\"resource_name\":\"Books\","
                + "\"resource_documentation\":\"https://docs.example.com/\"}");
    assertThat(document.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
    assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(api.call("HEAD", PATH).statusCode()).isEqualTo(200);
    assertThat(api.call("POST", PATH).statusCode()).isEqualTo(405);
  }

  @Test
  void namesTheDocumentInTheChallenge() {
    assertThat(api.get("/").headers().firstValue("WWW-Authenticate"))
        .contains("Bearer resource_metadata=\"https://api.example.com" + PATH + "\"");
  }

  @Test
  void takesAnOpaqueTokenThatTheIssuerVouchesFor() {
    String token = ISSUER.introspection().issue(ISSUER.tokens(AUDIENCE).withScope("read:books"));
    assertThat(api.call("GET", "/", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(api.call("GET", "/", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @RequiresScope("read:books")
    @GetMapping("/")
    String read() {
      return "read";
    }

    @RequiresScope("write:books")
    @GetMapping("/write")
    String write() {
      return "write";
    }

    @Public
    @GetMapping("/public")
    String open() {
      return "open";
    }
  }
}
