package dev.licet.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands about a tenant file take. */
final class TenantOptions {
  @Parameters(paramLabel = "FILE", description = "the tenant file (YAML)")
  private Path file = Path.of("");

  @Option(
      names = "--json",
      description = "print a JSON object: changes, tokens and what was left out")
  private boolean json;

  Path file() {
    return file;
  }

  boolean json() {
    return json;
  }
}
