package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

@Tag("once")
@ExtendWith(OutputCaptureExtension.class)
class BodyLimitTest {
  private static final int LIMIT = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void letsABodyOfOneMegabyteThrough() throws Exception {
    assertThat(read(LIMIT)).isEqualTo(LIMIT);
  }

  @Test
  void refusesALargerOneWhileItIsBeingRead() {
    assertThatThrownBy(() -> read(LIMIT + 1))
        .isInstanceOfSatisfying(
            ResponseStatusException.class,
            refusal -> assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
  }

  @Test
  void refusesALargerFormWithAPageAndNothingInTheLog(CapturedOutput output) {
    try (var server = TestServer.in(folder)) {
      var answer =
          server.send(
              HttpRequest.newBuilder(server.uri("/dashboard/signin"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("email=" + "a".repeat(LIMIT)))
                  .build());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      assertThat(answer.body())
          .contains("<html", "This form cannot be read")
          .doesNotContain("Exception", "\tat ");
      assertThat(output.getAll()).doesNotContain("Exception", "\tat ", "signin");
    }
  }

  @Test
  void refusesAHeadWithoutEndWithNothingInTheLog(CapturedOutput output) {
    try (var server = TestServer.in(folder)) {
      var answer =
          server.send(
              HttpRequest.newBuilder(server.uri("/oauth/token"))
                  .header("X-Long", "a".repeat(60_000))
                  .POST(BodyPublishers.ofString("grant_type=password"))
                  .build());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    // What is logged behind the answer is there once the server is closed.
    assertThat(output.getAll()).doesNotContain("Exception", "\tat ", "aaaa");
  }

  private static int read(int length) throws ServletException, IOException {
    var request = new MockHttpServletRequest();
    request.setContent(new byte[length]);
    var read = new int[1];
    new BodyLimit()
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (limited, _) -> read[0] = limited.getInputStream().readAllBytes().length);
    return read[0];
  }
}
