package dev.licet.identity.shared;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder below which this server keeps all it writes; readable by its owner only.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** Makes the folder where it is missing. */
  public static DataFolder at(String path) {
    try {
      return new DataFolder(privateFolder(Path.of(path).toAbsolutePath().normalize()));
    } catch (IOException e) {
      throw new IllegalArgumentException("must be a folder this user can write to", e);
    }
  }

  /** A folder inside, made where it is missing. */
  public Path folder(String name) {
    try {
      return privateFolder(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + path.resolve(name), e);
    }
  }

  /** A file inside that only the owner can read, made empty where it is missing. */
  public Path privateFile(String name) {
    var file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
      }
      Files.setPosixFilePermissions(file, FILE);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the file " + file, e);
    }
  }

  /** Writes a file inside, whole or not at all, readable by the owner only. */
  public Path write(String name, String text) {
    var file = path.resolve(name);
    try {
      var draft = file.resolveSibling("." + file.getFileName() + ".new");
      Files.deleteIfExists(draft);
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE));
      Files.writeString(draft, text);
      return Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the file " + file, e);
    }
  }

  private static Path privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    Files.setPosixFilePermissions(folder, FOLDER);
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " cannot be written");
    }
    return folder;
  }
}
