package dev.licet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code licet tenant diff}: the plan for scripts, whose exit code says whether it is empty. */
@Command(
    name = "diff",
    description = {
      "Compares the tenant with a file, as plan does; the exit code says whether they differ.",
      "What the file does not mention is not compared."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the tenant is as the file says",
      "1:they differ; standard output says in what",
      "2:cannot compare, or wrong use; standard error says why"
    },
    footerHeading = "%nExample:%n",
    footer = "  licet tenant diff tenant.yaml || echo changed by hand")
final class TenantDiffCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private TenantOptions options = new TenantOptions();

  TenantDiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      TenantPlan plan = TenantPlan.ask(surroundings, "plan", options);
      plan.print(surroundings, options.json(), "There is no difference.");
      return plan.isEmpty() ? 0 : 1;
    } catch (Problem problem) {
      surroundings.err().println(problem.sentence());
      return 2;
    }
  }
}
