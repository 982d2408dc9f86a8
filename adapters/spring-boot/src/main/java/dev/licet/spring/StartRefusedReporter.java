package dev.licet.spring;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Tells why the application does not start in one line of the log, without a stack trace. An
 * application that says so itself goes first.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class StartRefusedReporter implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger("dev.licet");
  private static final String PORT = "server.port";

  private final Optional<Environment> environment;

  /** There is no context yet where the environment itself cannot be read. */
  StartRefusedReporter(@Nullable ConfigurableApplicationContext context) {
    this.environment =
        Optional.ofNullable(context).map(ConfigurableApplicationContext::getEnvironment);
  }

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .flatMap(cause -> sentence(cause).stream())
            .findFirst();
    sentence.ifPresent(text -> log.error("Cannot start: {}", text));
    return sentence.isPresent();
  }

  private Optional<String> sentence(Throwable cause) {
    if (cause instanceof StartRefused refused) {
      return Optional.ofNullable(refused.getMessage());
    }
    // The one setting of ours that Spring Boot reads: it would tell the same in ten lines or more.
    if (cause instanceof PortInUseException taken) {
      return Optional.of(
          "Port %d is taken by another program: end that one, or choose another by PORT (server.port)."
              .formatted(taken.getPort()));
    }
    return isOfThePort(cause)
        ? Optional.of(
            "PORT (server.port) is '%s', but must be a number from 0 to 65535."
                .formatted(environment.map(e -> e.getProperty(PORT)).orElse("")))
        : Optional.empty();
  }

  /** No number, as Spring Boot finds out at one place or another, or none that the JDK takes. */
  private static boolean isOfThePort(Throwable cause) {
    if (cause instanceof BindException wrong) {
      return PORT.equals(wrong.getName().toString());
    }
    if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
      return PORT.equals(wrong.getName());
    }
    return cause instanceof IllegalArgumentException
        && String.valueOf(cause.getMessage()).startsWith("port out of range");
  }
}
