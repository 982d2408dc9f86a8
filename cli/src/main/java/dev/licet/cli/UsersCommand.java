package dev.licet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code licet users}: many users at once. */
@Command(
    name = "users",
    description = {
      "Many users at once: from a file into the server, and from the server into a file.",
      "The server must be running; what it needs to be asked lies in LICET_DATA (.licet)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "licet users COMMAND --help says more."})
final class UsersCommand extends CommandGroup {
  /** The command with those below it. */
  static CommandLine withAll(Surroundings surroundings) {
    return new CommandLine(new UsersCommand())
        .addSubcommand(new UsersImportCommand(surroundings))
        .addSubcommand(new UsersExportCommand(surroundings));
  }
}
