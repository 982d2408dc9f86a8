package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.dpop.Dpop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceMetadataTest {
  private final TestApi api = new TestApi();

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/.well-known/oauth-protected-resource",
    "https://api.example.com/, https://api.example.com/.well-known/oauth-protected-resource",
    "https://a.example/books, https://a.example/.well-known/oauth-protected-resource/books",
    "https://a.example/b/c/, https://a.example/.well-known/oauth-protected-resource/b/c/",
    "http://localhost:5000/mcp, http://localhost:5000/.well-known/oauth-protected-resource/mcp",
    "https://[::1]:8443, https://[::1]:8443/.well-known/oauth-protected-resource"
  })
  void theDocumentLiesBetweenTheHostAndThePath(String resource, String url) {
    ResourceMetadata metadata = ResourceMetadata.of(resource);
    assertThat(metadata.uri()).isEqualTo(url).endsWith(metadata.path());
    assertThat(metadata.resource()).isEqualTo(resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api",
        "http://a.example/",
        "https://a.example/?x=1",
        "https://a.example/#x",
        "https://u@a.example/",
        "https://a.example/*",
        "https://a.example/{x}",
        "mailto:a@b",
        "https://a.example/a\"b",
        "https:///x",
        "https://a.example/;x=1"
      })
  void aResourceIsAPlainUrl(String resource) { // G30
    assertThatThrownBy(() -> ResourceMetadata.of(resource))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("licet.resource is '" + resource + "': expected a URL");
  }

  @Test
  void saysNoMoreThanItKnows() {
    try (Guard guard =
        api.builder().resourceMetadata(ResourceMetadata.of("https://api.example.com")).build()) {
      Answer answer = guard.metadataDocument(List.of()).orElseThrow();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers())
          .isEqualTo(
              Map.of(
                  "Content-Type", "application/json",
                  "Cache-Control", "public, max-age=3600",
                  "Access-Control-Allow-Origin", "*"));
      assertThat(answer.body())
          .isEqualTo(
              "{\"resource\":\"https://api.example.com\",\"authorization_servers\":"
                  + "[\"https://tenant.example/\"],\"bearer_methods_supported\":[\"header\"]}");
      assertThat(guard.resourceMetadata().orElseThrow().path())
          .isEqualTo("/.well-known/oauth-protected-resource");
    }
  }

  @Test
  void saysWhatTheRoutesAskForAndHowATokenMayBePresented() {
    ResourceMetadata metadata =
        ResourceMetadata.of("https://api.example.com/books")
            .named("The \"library\"")
            .documentedAt("https://docs.example.com/");
    assertThat(metadata.name()).contains("The \"library\"");
    assertThat(metadata.documentation()).contains("https://docs.example.com/");
    try (Guard guard =
        api.builder()
            .resourceMetadata(metadata)
            .dpop(Dpop.accepted())
            .mutualTls()
            .acceptingTokenInForm()
            .acceptingTokenInQuery()
            .build()) {
      List<Rule> rules =
          List.of(
              Rule.open(),
              Rule.anyOf("write:b", "read:a"),
              Rule.all(Rule.user(), Rule.any(Rule.owner("id"), Rule.allOf("read:a", "x"))));
      assertThat(guard.metadataDocument(rules).orElseThrow().body())
          .contains(
              "\"scopes_supported\":[\"read:a\",\"write:b\",\"x\"],"
                  + "\"bearer_methods_supported\":[\"header\",\"body\",\"query\"],"
                  + "\"resource_name\":\"The \\\"library\\\"\","
                  + "\"resource_documentation\":\"https://docs.example.com/\","
                  + "\"tls_client_certificate_bound_access_tokens\":true,"
                  + "\"dpop_signing_alg_values_supported\":[\"")
          .endsWith("\"dpop_bound_access_tokens_required\":false}");
    }
    try (Guard strict = api.builder().resourceMetadata(metadata).dpop(Dpop.required()).build()) {
      assertThat(strict.metadataDocument(List.of()).orElseThrow().body())
          .contains("\"bearer_methods_supported\":[\"header\"]")
          .endsWith("\"dpop_bound_access_tokens_required\":true}");
    }
  }

  @Test
  void mayNameOtherScopesThanTheRoutesDo() {
    ResourceMetadata metadata = ResourceMetadata.of("https://a.example").scopes("read:books");
    try (Guard guard = api.builder().resourceMetadata(metadata).build()) {
      assertThat(guard.metadataDocument(List.of(Rule.allOf("secret"))).orElseThrow().body())
          .contains("\"scopes_supported\":[\"read:books\"]");
    }
    assertThatThrownBy(metadata::scopes).hasMessageContaining("at least one"); // G30
    assertThatThrownBy(() -> metadata.documentedAt("x"))
        .hasMessageStartingWith("licet.resource-metadata.documentation is 'x'");
  }

  @Test
  void isNamedInEveryChallenge() {
    // @start region="metadata"
    Guard guard =
        Guard.builder()
            .domain("tenant.example")
            .audience("https://hello-api")
            .resourceMetadata(ResourceMetadata.of("https://api.example.com").named("Library"))
            .build();
    // @end
    try (guard) {
      String named =
          "resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource\"";
      Refusal refusal = (Refusal) guard.check(TestApi.call(), Rule.authenticated());
      assertThat(refusal.answer(TestApi.call()).headers())
          .containsEntry("WWW-Authenticate", "Bearer " + named);
      refusal = (Refusal) guard.check(TestApi.call("Bearer x"), Rule.authenticated());
      assertThat(refusal.answer(TestApi.call()).headers().get("WWW-Authenticate"))
          .endsWith("token.\", " + named);
    }
  }

  @Test
  void isThereOnlyIfTheGuardWasToldSo() {
    assertThat(api.guard.resourceMetadata()).isEmpty();
    assertThat(api.guard.metadataDocument(List.of())).isEmpty();
  }
}
