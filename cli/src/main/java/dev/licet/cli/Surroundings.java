package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.guard.internal.DotEnv;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the world around it.
 *
 * @param environment the environment variables
 * @param directory the working directory, to which relative paths belong
 * @param in standard input
 * @param out standard output: results, and nothing else
 * @param err standard error: what went wrong
 * @param clock the time
 */
record Surroundings(
    Map<String, String> environment,
    Path directory,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Clock clock) {

  /** Those of this process. Texts are UTF-8 whatever the locale says: they hold more than ASCII. */
  static Surroundings ofThisProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(""),
        System.in,
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        Clock.systemUTC());
  }

  /** A setting that is not blank: of the environment, else of the file {@code .env}. */
  Optional<String> setting(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .or(() -> Optional.ofNullable(ofFile().get(name)))
        .filter(value -> !value.isBlank());
  }

  private Map<String, String> ofFile() {
    try {
      return DotEnv.in(directory);
    } catch (IllegalArgumentException unreadable) {
      throw new Problem(unreadable.getMessage() + ".", unreadable);
    }
  }

  /** The server's data directory. */
  Path data() {
    return directory.resolve(setting("LICET_DATA").orElse(".licet"));
  }
}
