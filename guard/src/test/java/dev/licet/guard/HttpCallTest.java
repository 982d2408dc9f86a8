package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpCallTest {
  @Test
  void anAdapterThatSaysOnlyTheHeadersSaysNothingElse() {
    HttpCall call = name -> List.of();
    assertThat(call.method()).isEmpty();
    assertThat(call.uri()).isEmpty();
    assertThat(call.peer()).isEmpty();
    assertThat(call.clientCertificate()).isEmpty();
    assertThat(call.pathValue("id")).isEmpty();
    assertThat(call.queryValues("id")).isEmpty();
    assertThat(call.formValues("id")).isEmpty();
  }

  @Test
  void queryValuesComeDecodedFromTheUrl() {
    assertThat(calling("https://api.example/?a=1&b=2&%61=%2B+x").queryValues("a"))
        .containsExactly("1", "+ x");
    assertThat(calling("https://api.example/?a&a=").queryValues("a")).containsExactly("", "");
    assertThat(calling("https://api.example/").queryValues("a")).isEmpty();
  }

  private static HttpCall calling(String uri) {
    return new HttpCall() {
      @Override
      public List<String> headers(String name) {
        return List.of();
      }

      @Override
      public Optional<URI> uri() {
        return Optional.of(URI.create(uri));
      }
    };
  }
}
