package dev.licet.identity;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/** One run of a {@link Program} in the terminal. */
final class ProgramRun {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final Supplier<ConfigurableEnvironment> environment;
  private final PrintStream out;
  private final PrintStream err;

  ProgramRun(Supplier<ConfigurableEnvironment> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** With the settings that a server started in the same way would have. */
  static ProgramRun ofThisProcess() {
    return new ProgramRun(ProgramRun::ofAServer, System.out, System.err);
  }

  /** As Spring Boot makes it of all there is: variables, {@code .env} and the files. */
  private static ConfigurableEnvironment ofAServer() {
    var environment = new StandardEnvironment();
    new EnvironmentPostProcessorApplicationListener()
        .onApplicationEvent(
            new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(),
                new SpringApplication(),
                new String[0],
                environment));
    return environment;
  }

  /** The exit code. */
  int of(Program program, String... arguments) {
    if (arguments.length != 1 || arguments[0].startsWith("-")) {
      err.println(program.usage());
      return WRONG_USE;
    }
    try {
      var settings = environment.get();
      SettingNames.refuseSlips(settings);
      out.println(program.run(new Settings(settings), arguments[0]));
      return DONE;
    } catch (StartRefused | dev.licet.spring.StartRefused refused) {
      err.println(refused.getMessage());
    } catch (DataAccessException broken) {
      err.println(
          "The database cannot be used; has this version of the server run with it? "
              + broken.getMostSpecificCause().getMessage());
    }
    return FAILED;
  }
}
