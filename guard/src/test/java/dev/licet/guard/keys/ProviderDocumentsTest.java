package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.internal.WellKnown;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderDocumentsTest {
  private final FakeProvider provider = new FakeProvider();
  private final ProviderDocuments documents =
      new ProviderDocuments(FakeProvider.ISSUER, false, provider);

  private static String metadata(String issuer, String jwksUri) {
    return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri + "\"}";
  }

  @Test
  void findsTheKeysThroughTheMetadata() throws IOException {
    assertThat(documents.look().keys().keyIds()).containsExactly("first");
    assertThat(provider.fetched)
        .containsExactly(
            URI.create("https://tenant.example/.well-known/openid-configuration"),
            URI.create("https://keys.example/jwks"));
  }

  @Test
  void doesNotReadTheMetadataEachTime() throws IOException {
    documents.look();
    documents.look();
    assertThat(provider.fetched).hasSize(3);
  }

  @Test
  void readsTheMetadataAnewAfterAFailure() throws IOException {
    documents.look();
    provider.keysStatus = 404;
    assertThatThrownBy(documents::look).hasMessageContaining("404");
    provider.keysStatus = 200;
    documents.look();
    assertThat(provider.fetched).hasSize(5);
  }

  @Test
  void looksForTheMetadataInBothPlaces() throws IOException {
    Fetcher oauthOnly =
        (uri, etag) ->
            uri.getPath().startsWith("/.well-known/openid")
                ? new Fetcher.Fetched(404, new byte[0], Optional.empty(), Optional.empty())
                : provider.fetch(uri, etag);
    assertThat(new ProviderDocuments(FakeProvider.ISSUER, false, oauthOnly).look().keys().keyIds())
        .containsExactly("first");
  }

  @Test
  void anIssuerWithAPathHasItsMetadataElsewhere() {
    assertThat(WellKnown.metadataOf("https://host:1/realms/a"))
        .containsExactly(
            URI.create("https://host:1/realms/a/.well-known/openid-configuration"),
            URI.create("https://host:1/.well-known/oauth-authorization-server/realms/a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://tenant.example",
        "https://TENANT.example/",
        "https://other.example/",
        "",
        "https://tenant.example/ "
      })
  void metadataOfAnotherIssuerAreRefused(String issuer) { // G18, G19
    provider.metadata = metadata(issuer, "https://keys.example/jwks");
    assertThatThrownBy(documents::look)
        .hasMessageContaining(
            "metadata of the issuer '"
                + issuer.replace(' ', '?')
                + "' at https://tenant.example/.well-known/openid-configuration, where"
                + " 'https://tenant.example/' is set: both must be the same to the letter");
    assertThat(provider.keyFetches).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example/jwks",
        "http://localhost/jwks",
        "file:///etc/passwd",
        "/jwks",
        "",
        "https:///jwks",
        "ftp://keys.example/jwks",
        "https://a b/"
      })
  void keysAreFetchedByHttpsOnly(String jwksUri) { // G24
    provider.metadata = metadata(FakeProvider.ISSUER, jwksUri);
    assertThatThrownBy(documents::look).hasMessageContaining("jwks_uri");
    assertThat(provider.keyFetches).hasValue(0);
  }

  @Test
  void plainHttpIsForThisMachineOnlyAndOnlyIfAllowed() throws IOException {
    Fetcher local =
        (uri, etag) ->
            new Fetcher.Fetched(
                200,
                (uri.getPath().equals("/jwks")
                        ? provider.keys
                        : metadata("http://127.0.0.1:8680/", "http://127.0.0.1:8680/jwks"))
                    .getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty());
    assertThat(new ProviderDocuments("http://127.0.0.1:8680/", true, local).look().keys().keyIds())
        .isEqualTo(List.of("first"));
    assertThatThrownBy(() -> new ProviderDocuments("http://127.0.0.1:8680/", false, local).look())
        .hasMessageContaining("jwks_uri");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 302, 304, 400, 401, 404, 500, 503})
  void onlyAGoodAnswerIsAnAnswer(int status) { // G23
    provider.keysStatus = status;
    assertThatThrownBy(documents::look)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status " + status);
  }
}
