package dev.licet.identity.store;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A copy of the database, made beside a server that runs or none: one moment, whole. */
public final class Backup {
  private final Path source;

  private Backup(Path source) {
    this.source = source;
  }

  /**
   * Of the database that a server with these settings would use.
   *
   * @throws StartRefused if there is none, or if it is not ours to copy
   */
  public static Backup of(Settings settings) {
    if (settings.find("licet.database-url").isPresent()) {
      throw new StartRefused(
          "LICET_DATABASE_URL names a PostgreSQL database: back it up with its own pg_dump, and"
              + " restore it with pg_restore.");
    }
    return new Backup(SideDoor.file(settings));
  }

  /**
   * Writes it into a file that only its owner can read. The file has its name once it is whole, and
   * never takes the place of another.
   *
   * @return its size in bytes
   * @throws StartRefused if it cannot be written; nothing is left then
   */
  public long into(Path target) {
    if (Files.exists(target)) {
      throw isThere(target);
    }
    var draft = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      copy(draft);
      check(draft);
      Files.move(draft, target);
      return Files.size(target);
    } catch (FileAlreadyExistsException e) {
      throw isThere(Path.of(e.getFile()));
    } catch (IOException | SQLException e) {
      delete(draft);
      throw new StartRefused(
          "The backup cannot be written to '%s': %s".formatted(target, e.getMessage()));
    }
  }

  private void copy(Path draft) throws SQLException {
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + source + "?busy_timeout=60000");
        var vacuum = database.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, draft.toString());
      vacuum.execute();
    }
  }

  /** Reads all of it once more: a copy on a disk that lies is no backup. */
  private static void check(Path draft) throws SQLException {
    try (var copy = DriverManager.getConnection("jdbc:sqlite:file:" + draft + "?immutable=1");
        var asked = copy.createStatement();
        var found = asked.executeQuery("pragma integrity_check")) {
      var verdict = found.next() ? found.getString(1) : "nothing";
      if (!verdict.equals("ok")) {
        throw new SQLException("the copy is broken: " + verdict);
      }
    }
  }

  private static StartRefused isThere(Path file) {
    return new StartRefused(
        "'%s' is there already: a backup takes no other file's place.".formatted(file));
  }

  private static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new StartRefused("'%s' cannot be removed: %s".formatted(draft, e.getMessage()));
    }
  }
}
