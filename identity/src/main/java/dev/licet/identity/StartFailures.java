package dev.licet.identity;

import dev.licet.identity.shared.StartRefused;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** Says in one sentence on the standard error stream why the server does not start. */
@Order(StartFailures.FIRST)
final class StartFailures implements SpringBootExceptionReporter {
  static final int FIRST = -100;
  private final PrintStream terminal = System.err;

  @Override
  public boolean reportException(Throwable failure) {
    var sentence =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .flatMap(cause -> sentence(cause).stream())
            .findFirst();
    sentence.ifPresent(terminal::println);
    return sentence.isPresent();
  }

  private static Optional<String> sentence(@Nullable Throwable cause) {
    return switch (cause) {
      case StartRefused refused -> Optional.ofNullable(refused.getMessage());
      case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
      case ConnectorStartFailedException taken -> Optional.of(portTaken(taken.getPort()));
      case null, default -> Optional.empty();
    };
  }

  private static String portTaken(int port) {
    return "LICET_PORT is '%d', but another program is listening there already.".formatted(port);
  }
}
