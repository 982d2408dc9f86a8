package dev.licet.guard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Guard;
import dev.licet.testkit.TestTokens;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WithoutLibrariesTest {
  /** Where these three come from, and nothing else: no Micrometer, no OpenTelemetry. */
  private static String classPath() {
    return Stream.of(Guard.class, TestTokens.class, WithoutLibraries.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void guardNeedsNothingButTheJdk() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-cp", classPath(), WithoutLibraries.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.matches("(permitted|libraries) .*")))
        .isEqualTo(
            List.of(
                "permitted true",
                "permitted false",
                "libraries false",
                "libraries false",
                "libraries false"));
    assertThat(output).contains("refused reason=TOKEN_EXPIRED");
  }
}
