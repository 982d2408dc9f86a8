package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code licet users export}: writes the users to a file. */
@Command(
    name = "export",
    description = {
      "Writes the users to a file, one a line; passwords and their hashes are never among it.",
      "Only you can read the file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file is written", "1:it is not; standard error says why", "2:wrong use"},
    footerHeading = "%nExample:%n",
    footer = "  licet users export --format csv --field email --field app_metadata.plan users.csv")
final class UsersExportCommand implements Runnable {
  private static final int PIECE = 1 << 16;
  private static final int SAID_EACH = 10_000;

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "where to, or - (as it is) for standard output")
  private String file = "-";

  @Option(names = "--format", paramLabel = "FORMAT", description = "json (as it is) or csv")
  private String format = "json";

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = "only the users of that database")
  private String connection = "";

  @Option(
      names = "--field",
      paramLabel = "PATH",
      description = "only that field, such as email or user_metadata.plan; may be repeated")
  private List<String> fields = new ArrayList<>();

  UsersExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      String id = Json.text(server.post("/jobs/users-exports", wanted(server)), "id").orElseThrow();
      String link = Json.text(server.get("/jobs/" + id), "location").orElseThrow();
      try (InputStream packed = server.download(link);
          Reader users = new InputStreamReader(new GZIPInputStream(packed, PIECE), UTF_8)) {
        write(users);
      } catch (IOException failed) {
        throw new Problem(
            "The users cannot be written to '" + Shown.text(file) + "': " + failed.getMessage(),
            failed);
      }
    }
  }

  private Map<String, Object> wanted(Server server) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("format", format);
    if (!connection.isEmpty()) {
      wanted.put("connection_id", Databases.id(server, connection));
    }
    if (!fields.isEmpty()) {
      wanted.put("fields", fields.stream().map(field -> Map.of("name", field)).toList());
    }
    return wanted;
  }

  private void write(Reader users) throws IOException {
    if (file.equals("-")) {
      copy(users, surroundings.out());
      surroundings.out().flush();
      return;
    }
    Path target = surroundings.directory().resolve(file);
    Path draft = target.resolveSibling("." + target.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer out = Files.newBufferedWriter(draft, UTF_8)) {
      copy(users, out);
    }
    Files.move(draft, target, REPLACE_EXISTING);
  }

  private void copy(Reader users, Writer out) throws IOException {
    char[] piece = new char[PIECE];
    long lines = 0;
    long said = 0;
    for (int length = users.read(piece); length >= 0; length = users.read(piece)) {
      out.write(piece, 0, length);
      lines += lines(piece, length);
      if (lines - said >= SAID_EACH) {
        said = lines;
        surroundings.err().println(lines + " lines");
      }
    }
    surroundings.err().println(lines + " lines written.");
  }

  private static long lines(char[] piece, int length) {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      lines += piece[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
