package dev.licet.identity;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.PrintStream;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/** One run of a {@link Program} in the terminal. */
final class ProgramRun {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final ConfigurableEnvironment environment;
  private final PrintStream out;
  private final PrintStream err;

  ProgramRun(ConfigurableEnvironment environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** With the settings that a server started in the same way would have. */
  static ProgramRun ofThisProcess() {
    var environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return new ProgramRun(environment, System.out, System.err);
  }

  /** The exit code. */
  int of(Program program, String... arguments) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      err.println(program.usage());
      return WRONG_USE;
    }
    try {
      SettingNames.refuseSlips(environment);
      out.println(program.run(new Settings(environment), arguments[0]));
      return DONE;
    } catch (StartRefused refused) {
      err.println(refused.getMessage());
    } catch (DataAccessException broken) {
      err.println(
          "The database cannot be used; has this version of the server run with it? "
              + broken.getMostSpecificCause().getMessage());
    }
    return FAILED;
  }
}
