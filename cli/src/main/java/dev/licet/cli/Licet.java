package dev.licet.cli;

import java.util.Optional;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code licet}: the list of its subcommands. */
@Command(
    name = "licet",
    description = "The command line of Licet.",
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "licet COMMAND --help says more."})
final class Licet implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static void main(String[] args) {
    // What Guard would log, the commands say themselves.
    LogManager.getLogManager().reset();
    System.exit(run(Surroundings.ofThisProcess(), args));
  }

  /** Runs one command and returns its exit code: 0 done, 1 refused or not possible, 2 wrong use. */
  static int run(Surroundings surroundings, String... args) {
    int exitCode = commandLine(surroundings).execute(args);
    // A writer tells of what it could not write only if asked.
    if (surroundings.out().checkError()) {
      surroundings.err().println("Standard output cannot be written.");
      return ExitCode.SOFTWARE;
    }
    return exitCode;
  }

  /** All commands. */
  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new Licet())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new TokenCommand(surroundings))
        .addSubcommand(new ExplainCommand(surroundings))
        .addSubcommand(TenantCommand.withAll(surroundings))
        .addSubcommand(new KeysCommand(surroundings))
        .addSubcommand(UsersCommand.withAll(surroundings))
        .addSubcommand(new BackupCommand())
        .addSubcommand(new RecoverCommand())
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler((wrong, ignored) -> wrongUse(surroundings, wrong))
        .setExecutionExceptionHandler(
            (thrown, ignored, alsoIgnored) -> failed(surroundings, thrown));
  }

  /** Without a command there is nothing to do but to list them. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUse(Surroundings surroundings, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    surroundings.err().println(wrong.getMessage() + ". See: " + command + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Surroundings surroundings, Exception thrown) throws Exception {
    if (thrown instanceof Problem problem) {
      surroundings.err().println(problem.sentence());
      return ExitCode.SOFTWARE;
    }
    throw thrown;
  }

  /** The version that the jar's manifest names. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Optional<String> packaged =
          Optional.ofNullable(Licet.class.getPackage().getImplementationVersion());
      return new String[] {"licet " + packaged.orElse("(not packaged)")};
    }
  }
}
