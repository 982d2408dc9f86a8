package dev.licet.identity.store;

import dev.licet.identity.shared.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** SQLite's file with all tables: what the migrations make once, each folder gets a copy of. */
final class MigratedFile {
  private static byte @Nullable [] content;

  private MigratedFile() {}

  /** Where a folder has no database yet. */
  static void copyInto(Path folder) {
    var file = DataFolder.at(folder.toString()).privateFile("licet.db");
    try {
      if (Files.size(file) == 0) {
        Files.write(file, content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized byte[] content() throws IOException {
    var made = content;
    if (made == null) {
      made = make();
      content = made;
    }
    return made;
  }

  private static byte[] make() throws IOException {
    var folder = Files.createTempDirectory("licet-migrated");
    SqliteStore.in(DataFolder.at(folder.toString())).close();
    var made = Files.readAllBytes(folder.resolve("licet.db"));
    FileSystemUtils.deleteRecursively(folder);
    return made;
  }
}
