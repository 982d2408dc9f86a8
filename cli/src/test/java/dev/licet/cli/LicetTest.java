package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LicetTest {
  @Test
  void listsItsCommands() {
    Run run = licet();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("serve", "token", "explain", "keys");
    assertThat(run).isEqualTo(licet("--help"));
  }

  @Test
  void saysThatItCouldNotWriteWhatWasAskedFor() {
    StringWriter err = new StringWriter();
    Surroundings full =
        new Surroundings(
            Map.of(),
            Path.of(""),
            InputStream.nullInputStream(),
            new PrintWriter(new OutputStreamWriter(new Full()), true),
            new PrintWriter(err, true),
            Clock.systemUTC());
    assertThat(Licet.run(full, "--version")).isEqualTo(1);
    assertThat(err).hasToString("Standard output cannot be written.\n");
  }

  /** As a disk that has no room left. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEachCommand(String command) {
    Run run = help(command);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith(("Usage: licet " + command).stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpsAsTheReferencePageShows(String command) throws IOException {
    Run run = help(command);
    String page = Files.readString(Path.of("..", "docs", "reference", "cli.md"));
    assertThat(page).contains("```text\n" + run.out().stripTrailing() + "\n```");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LICET_DOMAIN",
        "LICET_PORT",
        "LICET_BIND",
        "LICET_DATA",
        "LICET_DATABASE_URL",
        "LICET_DATABASE_USER",
        "LICET_DATABASE_PASSWORD",
        "LICET_TLS_CERT",
        "LICET_TLS_KEY",
        "LICET_TLS",
        "LICET_TRUSTED_PROXIES",
        "LICET_KEY_PASSPHRASE",
        "LICET_KEY_FILE",
        "LICET_TENANT_FILE",
        "LICET_MODE"
      })
  void describesEachSettingOfTheServer(String setting) {
    assertThat(licet("serve", "--help").out()).contains("  " + setting + "  ");
  }

  @Test
  void saysHowToStartTheServerWhichIsAnotherJar() {
    Run run = licet("serve");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("This jar holds the tools only: start the server with");
  }

  @Test
  void refusesACommandThatItDoesNotKnow() {
    assertThat(licet("tokn"))
        .isEqualTo(new Run(2, "", "Unmatched argument at index 0: 'tokn'. See: licet --help\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "keys", "users"})
  void refusesAGroupOfCommandsWithoutOneOfThem(String group) {
    assertThat(licet(group)).isEqualTo(new Run(2, "", help(group).out()));
  }

  @Test
  void namesItsVersion() {
    assertThat(licet("--version")).isEqualTo(new Run(0, "licet (not packaged)\n", ""));
  }

  /** Every command there is, with those below it; the first is none. */
  static Stream<String> commands() {
    CommandLine all = Licet.commandLine(Surroundings.ofThisProcess());
    return Stream.concat(Stream.of(""), commands(all, ""));
  }

  private static Stream<String> commands(CommandLine line, String above) {
    return line.getSubcommands().values().stream()
        .distinct()
        .flatMap(one ->
            Stream.concat(
                Stream.of((above + " " + one.getCommandName()).strip()),
                commands(one, (above + " " + one.getCommandName()).strip())));
  }

  private static Run help(String command) {
    return licet((command + " --help").strip().split(" "));
  }

  private static Run licet(String... args) {
    return Run.of(Path.of(""), Map.of(), args);
  }
}
