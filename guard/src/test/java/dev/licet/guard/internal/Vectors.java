package dev.licet.guard.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;

/**
 * Test vectors written by others. They lie beside the project, not in it: in the folder that the
 * system property {@code licet.vectors} names, or in {@code shared/suites/vectors} next to any
 * folder above this one. Where they are not, a test says so and leaves them out; the vectors of our
 * own run everywhere.
 */
public final class Vectors {
  private Vectors() {}

  /** A file or folder among them. */
  public static Optional<Path> find(String name, TestReporter reporter) {
    Optional<Path> found =
        Stream.concat(named(), above())
            .map(folder -> folder.resolve(name))
            .filter(Files::exists)
            .findFirst();
    if (found.isEmpty()) {
      reporter.publishEntry(name, "not there; only our own vectors are run");
    }
    return found;
  }

  private static Stream<Path> named() {
    return Optional.ofNullable(System.getProperty("licet.vectors")).map(Path::of).stream();
  }

  private static Stream<Path> above() {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared/suites/vectors"));
  }

  /** The content of a file. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
