package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many users at once by the command line, across a crash of the server, and its backup. */
class BulkTest {
  private static final int USERS = 40_000;
  private static final long HEAP_MIB = 96;

  @TempDir private static Path folder;
  private static final String LICET = Repository.ROOT.resolve("licet").toString();

  private static Program licet(Path directory, String... command) {
    return licet(directory, Map.of(), command);
  }

  private static Program licet(Path directory, Map<String, String> further, String... command) {
    String[] all = new String[command.length + 1];
    all[0] = LICET;
    System.arraycopy(command, 0, all, 1, command.length);
    return Program.start(directory, further, all);
  }

  @Test
  void anImportGoesOnAfterAKillAndABackupHoldsItAll() throws IOException {
    Files.writeString(folder.resolve("users.json"), users());
    try (Identity identity = Identity.start(folder)) {
      String job = begin(identity);
      identity.startAgain();
      try (Program follow = licet(folder, "users", "import", "--job", job)) {
        assertThat(follow.exitCode()).as(follow::everything).isZero();
        assertThat(follow.out()).isEqualTo(USERS + " added, 0 changed, 0 refused.\n");
      }
      try (Program backup = licet(folder, "backup", "copy.db")) {
        assertThat(backup.exitCode()).as(backup::everything).isZero();
        assertThat(backup.out()).contains("copy.db: ").endsWith(" bytes, whole.\n");
        assertThat(backup.err()).isEmpty();
      }
    }
    Path restored = Files.createDirectories(folder.resolve("restored/.licet")).getParent();
    Files.copy(folder.resolve("copy.db"), restored.resolve(".licet/licet.db"));
    try (Identity identity = Identity.start(restored);
        Program export = licet(restored, "users", "export", "--field", "email", "out.json")) {
      assertThat(export.exitCode()).as(export::everything).isZero();
      assertThat(identity.program().isAlive()).isTrue();
      assertThat(Files.readString(restored.resolve("out.json")).lines().distinct().count())
          .isGreaterThanOrEqualTo(USERS);
    }
  }

  /** Neither the server nor the command line has room for the whole file. */
  @Test
  void aFileLargerThanTheMemoryIsImportedAllTheSame(@TempDir Path small) throws IOException {
    writeLargeFile(small.resolve("users.json"));
    assertThat(Files.size(small.resolve("users.json"))).isGreaterThan(2 * (HEAP_MIB << 20));
    Map<String, String> heap = Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP_MIB + "m");
    try (Identity identity = Identity.start(small, heap);
        Program done = licet(small, heap, "users", "import", "users.json")) {
      assertThat(done.exitCode()).as(done::everything).isEqualTo(1);
      assertThat(done.out()).endsWith("220 added, 0 changed, 220 refused.\n");
      assertThat(identity.program().isAlive()).isTrue();
    }
  }

  /** Every other line is nearly a megabyte long, and no user. */
  private static void writeLargeFile(Path file) throws IOException {
    String name = "x".repeat(950_000);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 220; i++) {
        out.write("{\"email\":\"u" + i + "@example.com\"}\n");
        out.write("{\"email\":\"v" + i + "@example.com\",\"name\":\"" + name + "\"}\n");
      }
    }
  }

  /** Begins the import, and kills the server in the middle of it; the job. */
  private static String begin(Identity identity) {
    try (Program begun = licet(folder, "users", "import", "users.json")) {
      String job = begun.awaitError(line -> line.contains("--job ")).replaceAll(".*--job ", "");
      begun.awaitError(line -> line.matches("[1-9].* %.*"));
      identity.program().signal("KILL");
      assertThat(identity.program().exitCode()).isEqualTo(137);
      return job;
    }
  }

  private static String users() {
    String hash = "$2b$10$CZ6oL0AsCJq5vU9L9GOuaO8jNGaqeyRLyGFuyFaRYFOuOFXqYNlZm";
    return IntStream.range(0, USERS)
        .mapToObj(
            i -> "{\"email\":\"u" + i + "@example.com\",\"password_hash\":\"" + hash + "\"}\n")
        .collect(Collectors.joining());
  }
}
