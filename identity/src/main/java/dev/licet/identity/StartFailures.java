package dev.licet.identity;

import dev.licet.identity.shared.StartRefused;
import java.io.PrintStream;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says in one sentence on the standard error stream why the server does not start; before the
 * starter that protects the Management API has its say, whose settings have other names.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {
  private final PrintStream terminal = System.err;
  private final Environment environment;

  StartFailures(ConfigurableApplicationContext context) {
    this.environment = context.getEnvironment();
  }

  @Override
  public boolean reportException(Throwable failure) {
    var sentence =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .flatMap(cause -> sentence(cause).stream())
            .findFirst();
    sentence.ifPresent(terminal::println);
    return sentence.isPresent();
  }

  private Optional<String> sentence(@Nullable Throwable cause) {
    return switch (cause) {
      case StartRefused refused -> Optional.ofNullable(refused.getMessage());
      case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
      case ConnectorStartFailedException taken -> Optional.of(portTaken(taken.getPort()));
      case BindException refused -> Optional.of(portRefused(refused));
      case null, default -> Optional.empty();
    };
  }

  private static String portTaken(int port) {
    return "LICET_PORT is '%d', but another program is listening there already.".formatted(port);
  }

  private String portRefused(BindException refusal) {
    return "LICET_PORT is '%s', but the system does not let this user listen there: %s."
        .formatted(environment.getProperty("licet.port", "9443"), refusal.getMessage());
  }
}
