package dev.licet.identity.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class PostsTest {
  private static final Destinations LOOPBACK = Destinations.of("127.0.0.0/8, ::1");

  @TempDir static Path folder;
  private static TestWebhook webhook;

  @BeforeAll
  static void start() throws Exception {
    webhook = TestWebhook.in(folder);
  }

  @AfterAll
  static void stop() {
    webhook.close();
  }

  private static int send(Destinations destinations, SSLContext trust, URI url) throws IOException {
    var posts = new Posts(destinations, trust);
    try {
      return posts.send(url, Map.of("X-Test", "1"), "application/json", "[1]".getBytes(UTF_8));
    } finally {
      posts.destroy();
    }
  }

  @Test
  void sendsABodyAndTellsTheStatus() throws IOException {
    webhook.answerWith(202);
    assertThat(send(LOOPBACK, webhook.trust(), webhook.url())).isEqualTo(202);
    var call = webhook.calls().getLast();
    assertThat(call.body()).isEqualTo("[1]");
    assertThat(call.header("X-test")).isEqualTo("1");
    assertThat(call.header("Content-type")).isEqualTo("application/json");
  }

  @Test
  void followsNobodyElsewhere() throws IOException { // I3
    webhook.answerWith(302);
    int before = webhook.calls().size();
    assertThat(send(LOOPBACK, webhook.trust(), webhook.url())).isEqualTo(302);
    assertThat(webhook.calls()).hasSize(before + 1);
  }

  @Test
  void callsNoPrivateAddressAndNothingButHttps() { // I3
    int before = webhook.calls().size();
    var port = webhook.url().getPort();
    for (var url :
        List.of(
            "https://localhost:%d/",
            "https://127.0.0.1:%d/",
            "https://[::1]:%d/",
            "https://[::ffff:127.0.0.1]:%d/",
            "https://2130706433:%d/",
            "https://0.0.0.0:%d/",
            "https://169.254.169.254:%d/",
            "https://0x7f000001:%d/",
            "https://127.1:%d/")) {
      assertThatThrownBy(
              () -> send(Destinations.of(""), webhook.trust(), URI.create(url.formatted(port))))
          .as(url)
          .isInstanceOf(IOException.class);
    }
    for (var url : List.of("http://localhost:%d/", "file:///etc/passwd?%d", "https:/x%d")) {
      assertThatThrownBy(() -> send(LOOPBACK, webhook.trust(), URI.create(url.formatted(port))))
          .as(url)
          .isInstanceOf(IOException.class)
          .hasMessage("Only https is called");
    }
    assertThat(webhook.calls()).hasSize(before);
  }

  @Test
  void trustsNoCertificateThatItDoesNotKnow() {
    int before = webhook.calls().size();
    assertThatThrownBy(() -> send(LOOPBACK, SSLContext.getDefault(), webhook.url()))
        .isInstanceOf(IOException.class);
    assertThat(webhook.calls()).hasSize(before);
  }
}
