package dev.licet.identity;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import dev.licet.identity.store.Backup;
import java.io.PrintStream;
import java.nio.file.Path;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;

/** {@code backup FILE}: what the server's jar can do besides serving. No server is started. */
final class BackupProgram {
  static final String NAME = "backup";
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final Settings settings;
  private final PrintStream out;
  private final PrintStream err;

  BackupProgram(Settings settings, PrintStream out, PrintStream err) {
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  /** With the settings that a server started in the same way would have. */
  static BackupProgram ofThisProcess() {
    var environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return new BackupProgram(new Settings(environment), System.out, System.err);
  }

  /** Runs it; the exit code. */
  int run(String... arguments) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      err.println("Say where to: backup FILE. See: licet backup --help");
      return WRONG_USE;
    }
    try {
      var target = Path.of(arguments[0]).toAbsolutePath().normalize();
      var size = Backup.of(settings).into(target);
      out.println("%s: %d bytes, whole.".formatted(target, size));
      return DONE;
    } catch (StartRefused refused) {
      err.println(refused.getMessage());
      return FAILED;
    }
  }
}
