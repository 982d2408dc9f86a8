package dev.licet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code licet tenant apply}: brings the tenant to what a file says. */
@Command(
    name = "apply",
    aliases = "import",
    description = {
      "Brings the tenant to what a file says, whole or not at all, and says what was changed.",
      "What the file does not mention stays. A second time there is nothing to change."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the tenant is as the file says",
      "1:nothing was changed: the file is broken or the server refuses",
      "2:wrong use"
    },
    footerHeading = "%nExample:%n",
    footer = "  HELLO_SECRET=... licet tenant apply tenant.yaml")
final class TenantApplyCommand implements Runnable {
  private final Surroundings surroundings;

  @Mixin private TenantOptions options = new TenantOptions();

  TenantApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    TenantPlan.ask(surroundings, "apply", options)
        .print(surroundings, options.json(), "There was nothing to change.");
  }
}
