package dev.licet.identity.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class LogTypeTest {
  /** What becomes of requests for tokens: the code is put together. */
  private static final String EXCHANGE = "[sf]e(ac|cc|p|rt|dc)ft";

  @Test
  void offersNoneThatNobodyTells() throws IOException {
    var told = told();
    for (var type : LogType.all()) {
      assertThat(type.code().matches(EXCHANGE) || told.contains('"' + type.code() + '"'))
          .as(type.code())
          .isTrue();
    }
  }

  @Test
  void tellsOthersByTheirCode() {
    assertThat(LogType.of("gd_auth_failed").name()).isEqualTo("gd_auth_failed");
    assertThat(LogType.of("sapi").name()).isEqualTo("Management API Operation");
  }

  private static String told() throws IOException {
    var sources = new ArrayList<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return String.join("\n", sources);
  }
}
