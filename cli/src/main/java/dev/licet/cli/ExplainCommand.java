package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code licet explain}: what a token is, and why an API would take or refuse it. */
@Command(
    name = "explain",
    description = {
      "Says what a token is, and why an API would take or refuse it, check by check.",
      "Settings of the API come from the options, else from the environment, else from .env."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the API would take it", "1:the API would refuse it", "2:wrong use"},
    footerHeading = "%nExample:%n",
    footer =
        "  licet token --audience https://hello-api --application hello-admin | licet explain -")
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TOKEN",
      description = "the token, or - to read it from standard input, where no other user sees it")
  private String token = "";

  @Mixin private JudgeOptions options = new JudgeOptions();

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String text = token.equals("-") ? standardInput() : token;
    Optional<TokenText> read = TokenText.of(text);
    try (Judge judge = Judge.of(options, surroundings, read)) {
      Report report = new Report(read, judge, judge.explain(text));
      surroundings.out().println(json ? report.json() : report.text(surroundings.clock()));
      return report.taken() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IllegalArgumentException wrongSetting) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(wrongSetting.getMessage()), wrongSetting);
    }
  }

  private String standardInput() {
    try {
      return new String(surroundings.in().readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new Problem("Standard input cannot be read.", unreadable);
    }
  }
}
