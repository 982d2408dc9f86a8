package dev.licet.identity.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class GetsTest {
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

  private static String text(Destinations destinations, URI url) throws IOException {
    var gets = new Gets(destinations, webhook.trust(), Duration.ofSeconds(2));
    try {
      return gets.text(url, Map.of("X-Test", "1"), 10);
    } finally {
      gets.destroy();
    }
  }

  @Test
  void getsAShortText() throws IOException {
    webhook.answerWith("0123456789", Duration.ZERO);
    assertThat(text(LOOPBACK, webhook.url())).isEqualTo("0123456789");
    assertThat(webhook.calls().getLast().header("X-test")).isEqualTo("1");
  }

  @Test
  void readsNoLongOneAndFollowsNobody() { // I3
    webhook.answerWith("0123456789a", Duration.ZERO);
    assertThatThrownBy(() -> text(LOOPBACK, webhook.url())).hasMessageContaining("longer than 10");
    webhook.answerWith(302);
    int before = webhook.calls().size();
    assertThatThrownBy(() -> text(LOOPBACK, webhook.url())).hasMessageContaining("status 302");
    assertThat(webhook.calls()).hasSize(before + 1);
  }

  @Test
  void waitsForNoSlowSender() {
    webhook.answerWith("0123456789", Duration.ofSeconds(6));
    var began = System.nanoTime();
    assertThatThrownBy(() -> text(LOOPBACK, webhook.url())).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void callsNoPrivateAddressAndNothingButHttps() { // I3
    int before = webhook.calls().size();
    assertThatThrownBy(() -> text(Destinations.of(""), webhook.url()))
        .isInstanceOf(IOException.class);
    var plain = URI.create("http://localhost:" + webhook.url().getPort() + "/");
    assertThatThrownBy(() -> text(LOOPBACK, plain)).hasMessage("Only https is called");
    assertThat(webhook.calls()).hasSize(before);
  }
}
