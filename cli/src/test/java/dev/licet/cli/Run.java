package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** One run of the command line: what it printed, and its exit code. */
record Run(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  static Run of(Path directory, Map<String, String> environment, String... args) {
    return with("", directory, environment, args);
  }

  static Run with(String input, Path directory, Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment,
            directory,
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Clock.fixed(NOW, ZoneOffset.UTC));
    int exitCode = Licet.run(surroundings, args);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
