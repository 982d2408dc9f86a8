package dev.licet.e2e;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is done once for all of these tests, although two virtual machines share them. */
final class Build {
  private static final Path LOCK = Repository.ROOT.resolve("e2e/target/build.lock");
  private static final Path CACHE =
      Repository.ROOT.resolve("identity/target/aot/licet-identity.aot");

  private static boolean ready;

  private Build() {}

  /**
   * The jars are new, so that nothing builds again while a build is running, and {@code make aot}
   * has made a cache from them: servers start so often here that it is worth it.
   */
  static synchronized void ready() {
    if (ready) {
      return;
    }
    try (FileChannel lock = FileChannel.open(LOCK, CREATE, WRITE)) {
      lock.lock();
      List.of(Repository.identityJar(), Repository.helloJar(), Repository.cliJar())
          .forEach(Build::sayThatItIsNew);
      if (!Files.exists(CACHE) || !haveOneDate(CACHE, Repository.identityJar())) {
        makeCache();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    ready = true;
  }

  /**
   * The build dates its jars by the release: one that it has just made is older than its classes.
   */
  private static void sayThatItIsNew(Path jar) {
    try (Stream<Path> classes = Files.walk(jar.resolveSibling("classes"))) {
      if (classes.anyMatch(file -> isNewer(file, jar))) {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isNewer(Path one, Path other) {
    try {
      return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As scripts/lib.sh tells whether a cache was made from a jar. */
  private static boolean haveOneDate(Path one, Path other) throws IOException {
    return Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other));
  }

  private static void makeCache() {
    try (Program make =
        Program.start(Repository.ROOT, Map.of(), "make", "--no-print-directory", "aot")) {
      assertThat(make.exitCode()).as(make::everything).isZero();
    }
  }
}
