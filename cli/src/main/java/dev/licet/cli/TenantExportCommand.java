package dev.licet.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code licet tenant export}: writes the tenant as a file. */
@Command(
    name = "export",
    description = {
      "Writes the tenant as a file that apply takes; the same tenant always gives the same text.",
      "What is not in it (users, secrets) is named on standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file is written", "1:it is not; standard error says why", "2:wrong use"},
    footerHeading = "%nExample:%n",
    footer = "  licet tenant export tenant.yaml")
final class TenantExportCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "where to, or - for standard output")
  private String file = "-";

  @Option(
      names = "--json",
      description = "print a JSON object with content and left_out, and write no file")
  private boolean json;

  TenantExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      Map<String, Object> answer = server.get("/tenant-file");
      if (json) {
        surroundings.out().println(Json.write(answer));
        return;
      }
      if (answer.get("left_out") instanceof List<?> sentences) {
        sentences.forEach(sentence -> surroundings.err().println(sentence));
      }
      write(Json.text(answer, "content").orElseThrow());
    }
  }

  private void write(String content) {
    if (file.equals("-")) {
      surroundings.out().print(content);
      surroundings.out().flush();
      return;
    }
    Path target = surroundings.directory().resolve(file);
    try {
      Path draft = target.resolveSibling("." + target.getFileName() + ".new");
      Files.writeString(draft, content);
      Files.move(draft, target, REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new Problem(target + " cannot be written.", failed);
    }
  }
}
