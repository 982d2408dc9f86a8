package dev.licet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code licet tenant plan}: what a file would change. */
@Command(
    name = "plan",
    description = {
      "Says what applying a file would change, in the tenant and in tokens, and changes nothing.",
      "What this version does not support is named on standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the plan is on standard output",
      "1:the file is broken or the server refuses; standard error says where and why",
      "2:wrong use"
    },
    footerHeading = "%nExample:%n",
    footer = "  licet tenant plan tenant.yaml")
final class TenantPlanCommand implements Runnable {
  private final Surroundings surroundings;

  @Mixin private TenantOptions options = new TenantOptions();

  TenantPlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    TenantPlan.ask(surroundings, "plan", options)
        .print(surroundings, options.json(), "There is nothing to change.");
  }
}
