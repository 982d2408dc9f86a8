package dev.licet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code licet tenant}: the tenant as a file. */
@Command(
    name = "tenant",
    description = {
      "The tenant as a file: what it would change, applying it, writing it, comparing it.",
      "The file has the format of auth0-deploy-cli's tenant.yaml. @@NAME@@ and ##NAME## in it are",
      "replaced by environment variables of this command. The server must be running."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "licet tenant COMMAND --help says more."})
final class TenantCommand extends CommandGroup {
  /** The command with those below it. */
  static CommandLine withAll(Surroundings surroundings) {
    return new CommandLine(new TenantCommand())
        .addSubcommand(new TenantPlanCommand(surroundings))
        .addSubcommand(new TenantApplyCommand(surroundings))
        .addSubcommand(new TenantExportCommand(surroundings))
        .addSubcommand(new TenantDiffCommand(surroundings));
  }
}
