package dev.licet.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutboxRunTest {
  private static final String WARNING = "No mail server is set: mails wait";

  @Test
  void saysAtTheStartThatMailsHaveToWait(@TempDir Path folder, CapturedOutput output) {
    TestServer.in(folder).close();
    assertThat(output).contains(WARNING);
  }
}
