package dev.licet.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code licet users import}: brings users in, and shows how far it is. */
@Command(
    name = "import",
    description = {
      "Brings the users of a file in, in Auth0's import format: one JSON object a line, or an array.",
      "Each line that cannot be taken is named on standard error; the others are taken.",
      "The server goes on if this command ends, and after a crash of its own too."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every user is in",
      "1:not every user is in; standard error says which and why",
      "2:wrong use"
    },
    footerHeading = "%nExample:%n",
    footer = "  licet users import users.json")
final class UsersImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what = new What();

  /** What to follow. */
  private static final class What {
    @Parameters(paramLabel = "FILE", description = "the users, 500 MB at most")
    private String file = "";

    @Option(
        names = "--job",
        paramLabel = "ID",
        description = "only follow an import that is under way")
    private String job = "";
  }

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = "the database they come into (" + Databases.FIRST + ")")
  private String connection = Databases.FIRST;

  @Option(
      names = "--upsert",
      description = "change users who are there already, but for their passwords")
  private boolean upsert;

  @Option(names = "--json", description = "print the job in the end, as the Management API says it")
  private boolean json;

  UsersImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      ImportJob job = ImportJob.of(server, what.job.isEmpty() ? begin(server) : what.job);
      Map<String, Object> over = job.follow(surroundings.err());
      surroundings.out().println(json ? Json.write(over) : ImportJob.sentence(over));
      job.tellProblems(surroundings.err());
      return ImportJob.isWhole(over) ? 0 : 1;
    }
  }

  private String begin(Server server) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("connection_id", Databases.id(server, connection));
    fields.put("upsert", Boolean.toString(upsert));
    FileForm form = FileForm.of(fields, "users", surroundings.directory().resolve(what.file));
    surroundings.err().println("Sending " + what.file + ".");
    String answer = server.upload("/jobs/users-imports", form, "The server does not take the file");
    String id =
        Json.object(answer)
            .flatMap(job -> Json.text(job, "id"))
            .orElseThrow(() -> new Problem("The server answers something else than a job."));
    surroundings.err().println("The server has it: licet users import --job " + Shown.text(id));
    return id;
  }
}
